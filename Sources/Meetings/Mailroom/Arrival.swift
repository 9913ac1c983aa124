public import FoundationEssentials

/// A mail as it comes through the door. Of one that is too large only the beginning is taken in.
public struct Arrival: Sendable {
    /// Larger mails are not read.
    public static let mostBytes = 10 << 20
    /// As much of a larger one is kept as holds its header.
    public static let headBytes = 65_536

    public let raw: [UInt8]
    public let source: InboxMail.Source?
    public let at: Date
    public let isTooLarge: Bool

    /// - Parameter isCut: `raw` is the beginning of a mail that is too large.
    public init(_ raw: [UInt8], source: InboxMail.Source? = nil, at: Date, isCut: Bool = false) {
        isTooLarge = isCut || raw.count > Arrival.mostBytes
        self.raw = isTooLarge ? Array(raw.prefix(Arrival.headBytes)) : raw
        self.source = source
        self.at = at
    }
}

extension Ledger {
    /// Keeps the mail as it came, and notes where it lay. The register isn't opened for it: this happens to every mail.
    func keep(
        _ arrival: Arrival, digests: (whole: String, body: String), by correspondence: any Correspondence
    ) throws -> KeptMail {
        var mail = InboxMail(
            network: network, digest: digests.whole, bodyDigest: digests.body, raw: arrival.raw, arrived: arrival.at)
        if arrival.isTooLarge {
            guard let known = try registeredNetwork() else { throw Refusal.noRegister(network) }
            mail.describe(correspondence.read(mail.raw, network: known))
            mail.file(.tooLarge)
        }
        let number = try add(mail)
        let earlier = number == nil ? try inboxMail(digest: mail.digest) : nil
        guard let number = number ?? earlier?.number else { preconditionFailure("a digest is taken, but by no mail") }
        try arrival.source.map { try note($0, is: number) }
        return KeptMail(number: number, digest: mail.digest, isRepeat: earlier.map { $0.state != .fresh } ?? false)
    }
}

extension Books {
    /// Deals with a kept mail, unless somebody has. Throws what is wrong with this mail as `Undone`.
    /// - Parameter letter: what it says, where that has been read already.
    func sort(_ number: Int, read letter: IncomingLetter? = nil) throws {
        do {
            guard try ledger.holdMail(number, in: .fresh), var mail = try ledger.inboxMail(number) else { return }
            let letter = letter ?? environment.correspondence.read(mail.raw, network: register.network)
            mail.describe(letter)
            mail.file(try copy(of: mail) ?? deal(with: letter, mail))
            try ledger.save(mail)
        } catch {
            throw Undone(cause: error)
        }
    }

    /// The same mail come again, by another way: its header may differ.
    private func copy(of mail: InboxMail) throws -> Filing? {
        try mail.messageID.flatMap {
            try ledger.inboxMail(messageID: $0, bodyDigest: mail.bodyDigest, before: mail.number)
        }.map(Filing.copy)
    }

    /// Leaves a mail that could not be dealt with to the coordinator.
    func leave(_ number: Int, because error: any Error) throws {
        guard try ledger.holdMail(number, in: .fresh), var mail = try ledger.inboxMail(number) else { return }
        mail.describe(environment.correspondence.read(mail.raw, network: register.network))
        mail.file(Filing(error))
        try ledger.save(mail)
    }

    /// Leaves a mail to the coordinator that the process has ended over, time and again: it isn't even read.
    func leaveUnread(_ number: Int) throws {
        guard try ledger.holdMail(number, in: .fresh), var mail = try ledger.inboxMail(number) else { return }
        mail.file(.neverDone)
        try ledger.save(mail)
    }
}

struct KeptMail {
    var number: Int
    var digest: String
    /// It was kept before, and has been dealt with.
    var isRepeat: Bool
}

/// Why one mail could not be dealt with, as against what is wrong with the store.
struct Undone: Error {
    var cause: any Error
}

extension InboxMail {
    mutating func describe(_ letter: IncomingLetter) {
        messageID = letter.messageID
        from = letter.from
        subject = letter.subject
    }

    mutating func file(_ filing: Filing) {
        state = filing.waits ? .waiting : .done
        self.filing = filing
    }
}

extension Filing {
    /// Something went wrong that no rule foresees; accepting the mail tries again.
    public static let fault = "fault"

    init(_ error: any Error) {
        guard let refusal = error as? Refusal else {
            let words = Trilingual("uventa feil: \(error)", "uventet feil: \(error)", "unexpected error: \(error)")
            self = .waiting(Filing.fault, words)
            return
        }
        self = .waiting(refusal.code, refusal.message)
    }

    static let tooLarge = Filing.waiting(
        "too-large",
        Trilingual(
            "e-posten er større enn 10 MiB, og berre byrjinga er teken vare på",
            "e-posten er større enn 10 MiB, og bare begynnelsen er tatt vare på",
            "the mail is larger than 10 MiB, and only its beginning is kept"))

    static let neverDone = Filing.waiting(
        Filing.fault,
        Trilingual(
            "programmet stansa kvar gong det las e-posten", "programmet stanset hver gang det leste e-posten",
            "the program ended each time it read the mail"))

    static func copy(of mail: InboxMail) -> Filing {
        Filing(
            .duplicate, "duplicate",
            Trilingual(
                "har kome før, som nummer \(mail.number)", "har kommet før, som nummer \(mail.number)",
                "has come before, as number \(mail.number)"),
            meeting: mail.filing?.meeting, person: mail.filing?.person)
    }
}
