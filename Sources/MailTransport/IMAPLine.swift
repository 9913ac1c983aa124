/// A connection and the conversation on it: does what an errand asks for, and tells it what came of it.
final class IMAPLine {
    let connection: Connection
    let deadlines: Deadlines
    private let attempt: String
    var conversation = IMAPConversation(prefix: IMAPConversation.randomPrefix())
    private(set) var offers = IMAPOffers()
    /// What the server calls the folders that are known to be there.
    private var names: [String: IMAPFolderName] = [:]
    /// Offered but not kept to.
    var refusesIdle = false

    /// Connects, logs in and opens the folder.
    init(to settings: ConnectionSettings, mailbox: String) throws(TransportError) {
        attempt = "speaking with \(settings.authority)"
        let opening = "opening '\(mailbox)' on \(settings.authority)"
        guard let name = IMAPFolderName(mailbox) else {
            throw TransportError(opening, .settings, .permanent, "that cannot name a folder")
        }
        let login: IMAPCommand?
        (connection, login) = try Self.connect(to: settings)
        deadlines = settings.deadlines
        offers = try run(IMAPOpening(of: name, login: login, attempt: opening))
    }

    /// Logged in, or with the command with which to do that: libcurl knows SASL only.
    private static func connect(
        to settings: ConnectionSettings
    ) throws(TransportError) -> (Connection, login: IMAPCommand?) {
        do throws(TransportError) {
            return (try Connection(to: settings, speaking: .imap), nil)
        } catch {
            guard error.cause is Connection.NoMechanism, case .password(let password) = settings.credentials?.proof,
                let login = IMAPCommand.login(settings.credentials?.username ?? "", password)
            else { throw error }
            var anonymous = settings
            anonymous.credentials = nil
            return (try Connection(to: anonymous, speaking: .imap), login)
        }
    }

    var folder: IMAPFolderState { conversation.folder }

    /// Whether another command can follow. Not so when one was left in the middle.
    var isUsable: Bool { !conversation.isBusy }

    /// Whether the server still holds the line, as far as one can see. What it has told meanwhile is taken note of.
    var isAlive: Bool {
        do throws(TransportError) {
            for _ in 0..<64 {
                while try nextStep() != .read {}
                let bytes = try connection.readAvailable()
                if bytes.isEmpty { return true }
                conversation.take(bytes)
            }
        } catch {}
        return false
    }

    func run<Errand: IMAPErrand>(_ errand: Errand) throws(TransportError) -> Errand.Outcome {
        var errand = errand
        var next = errand.begin(conversation.folder)
        while true {
            switch next {
            case .finished(let outcome): return outcome
            case .say(let command):
                let status = try perform(command, for: &errand)
                next = try errand.answered(status, conversation.folder)
            }
        }
    }

    private func perform<Errand: IMAPErrand>(
        _ command: IMAPCommand, for errand: inout Errand
    ) throws(TransportError) -> IMAPStatus {
        let deadline = Deadline(in: time(for: command.patience), onceCancelled: .zero)
        try connection.write(conversation.say(command), until: deadline)
        while true {
            switch try nextStep() {
            case .read: try listen(until: deadline)
            case .write(let bytes): try connection.write(bytes, until: deadline)
            case .heard(let data): try errand.hear(data)
            case .noticed, .idling: break
            case .answered(let status): return status
            }
        }
    }

    /// However much the server says, its time is the same.
    func listen(until deadline: Deadline) throws(TransportError) {
        try connection.heed(deadline)
        conversation.take(try connection.read(until: deadline))
    }

    func nextStep() throws(TransportError) -> IMAPConversation.Step {
        do throws(IMAPConversation.Fault) {
            return try conversation.next()
        } catch {
            switch error {
            case .goodbye(let words): throw TransportError(attempt, .closed, .temporary, "the server says \(words)")
            case .notUnderstood(let detail): throw TransportError(attempt, .notUnderstood, .temporary, detail)
            }
        }
    }

    private func time(for patience: IMAPCommand.Patience) -> Duration {
        switch patience {
        case .hello: deadlines.hello
        case .reply: deadlines.reply
        case .body: deadlines.body
        }
    }

    /// Messages after `uid`, and from now on only what comes later is news.
    func search(after uid: UInt32?, limit: Int) throws(TransportError) -> IMAPSearching.Outcome {
        let arrivals = folder.arrivals
        let outcome = try run(
            IMAPSearching(after: uid, limit: limit, passesOverDeleted: !offers.move && !offers.uidPlus))
        if limit > 0, !outcome.hasMore { conversation.forgetNews(upTo: arrivals) }
        return outcome
    }

    /// Makes the folder where it is missing.
    func move(_ reference: IMAPMessageReference, to folder: String) throws(TransportError) {
        guard self.folder.uidValidity == reference.uidValidity else { return }
        let isKnown = names[folder] != nil
        if case .folderMissing(let status) = try moveOnce(reference, to: folder) {
            names[folder] = nil
            // It was there before; someone has removed it since.
            guard isKnown, try moveOnce(reference, to: folder) == .moved else {
                throw TransportError("moving a message to '\(folder)'", refused: status)
            }
        }
    }

    private func moveOnce(
        _ reference: IMAPMessageReference, to folder: String
    ) throws(TransportError) -> IMAPMoving.Outcome {
        let name = try serverName(of: folder)
        return try run(IMAPMoving(reference, to: name, offers: offers))
    }

    private func serverName(of folder: String) throws(TransportError) -> IMAPFolderName {
        if let name = names[folder] { return name }
        let name = try run(IMAPFolderMaking(folder, offers: offers))
        names[folder] = name
        return name
    }

    /// Says goodbye; whether the server hears it matters to nobody.
    func logOut() {
        let deadline = Deadline(in: min(deadlines.hello, .seconds(2)), onceCancelled: nil)
        guard isUsable, (try? connection.write(conversation.say(.logout), until: deadline)) != nil else { return }
        while let step = try? conversation.next() {
            if case .answered = step { return }
            guard step == .read else { continue }
            guard (try? listen(until: deadline)) != nil else { return }
        }
    }
}
