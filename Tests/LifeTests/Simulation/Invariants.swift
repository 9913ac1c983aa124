import FoundationEssentials
import Meetings

/// What always holds, each as a function that says in words where it doesn't.
struct Invariants {
    let books: Snapshot
    let seen: Watch.Seen
    let letters: [LetterID: OutboxLetter]

    init(books: Snapshot, seen: Watch.Seen) {
        self.books = books
        self.seen = seen
        letters = Dictionary(books.letters.map { ($0.id, $0) }) { $1 }
    }

    // MARK: Letters

    /// A letter comes twice only where nobody knew whether it had come, and then it was sent once more.
    func noticesSentTwice() -> [String] {
        let byLetter = Dictionary(grouping: seen.arrivals, by: \.letter)
        var faults = byLetter.sorted { $0.key < $1.key }.compactMap { letter, arrivals -> String? in
            let most = 1 + (letters[letter]?.resends ?? 0)
            return arrivals.count > most ? "\(arrivals[0].key) came \(arrivals.count) times" : nil
        }
        // Who asks for the call again gets it again (RFC 5546 §3.2.6): such letters are named by the mail that asks.
        let calls = calls().filter { $0.notice.change != .updated && !$0.arrival.key.contains(":mail:") }
        let byNotice = Dictionary(grouping: calls) { call in
            let isTaken = [.cancelled, .withdrawn].contains(call.kind)
            return "\(call.notice.invitation.uid) \(call.notice.invitation.person) \(isTaken) "
                + "\(call.notice.invitation.sequence)"
        }
        for (what, calls) in byNotice.sorted(by: { $0.key < $1.key })
        where Set(calls.map(\.arrival.letter)).count > 1 {
            faults.append("several letters say \(what)")
        }
        return faults
    }

    /// A person's calendar never gets an older sequence after a newer one.
    func newsThatGoesBack() -> [String] {
        var last: [String: InvitationNotice] = [:]
        var faults: [String] = []
        for call in calls() {
            let key = "\(call.notice.invitation.uid) \(call.notice.invitation.person)"
            if let before = last[key], before.invitation.sequence > call.notice.invitation.sequence {
                faults.append(
                    "\(call.arrival.key) came after sequence \(before.invitation.sequence) (\(call.arrival.at))")
            }
            last[key] = call.notice
        }
        return faults
    }

    private struct Call {
        enum Kind { case called, cancelled, withdrawn }

        var arrival: MailServer.Arrival
        var notice: InvitationNotice

        var kind: Kind {
            switch notice.change {
            case .new, .moved, .updated: .called
            case .cancelled: .cancelled
            case .withdrawn: .withdrawn
            }
        }
    }

    private func calls() -> [Call] {
        seen.arrivals.compactMap { arrival in
            guard case .invitation(let notice)? = seen.post.notice(in: arrival.letter) else { return nil }
            return Call(arrival: arrival, notice: notice)
        }
    }

    private static let reminders: Set<String> = ["reminder", "coordinator", "leader"]
    /// What asks for something to be done before a meeting reminds of it, too.
    private static let canWait = reminders.union(["collect", "clearing"])

    func remindersOnQuietDays() -> [String] {
        let written = books.letters.filter { Invariants.canWait.contains($0.kind) }.compactMap { letter in
            let date = books.zone.date(letter.created)
            return QuietDays.isQuiet(date) ? "\(letter.dedupeKey) was written on \(date)" : nil
        }
        return written
            + seen.arrivals.filter { Invariants.canWait.contains($0.kind) }.compactMap { arrival in
                let date = books.zone.date(arrival.at)
                return QuietDays.isQuiet(date) ? "\(arrival.key) came on \(date)" : nil
            }
    }

    func severalRemindersADay() -> [String] {
        let written = books.letters.filter { Invariants.reminders.contains($0.kind) && $0.state != .cancelled }
        return Dictionary(grouping: written) { "\($0.person?.rawValue ?? "") on \(books.zone.date($0.created))" }
            .sorted { $0.key < $1.key }.filter { $0.value.count > 1 }
            .map { "\($0.key): \($0.value.map(\.dedupeKey))" }
    }

    func lettersLost() -> [String] {
        let arrived = Set(seen.arrivals.map(\.letter))
        return books.letters.filter { $0.state == .sent && !arrived.contains($0.id) }
            .map { "\($0.dedupeKey) counts as sent and never came" }
    }

    func callsWithoutLetter() -> [String] {
        let told = Set(
            books.letters.compactMap { letter -> String? in
                guard case .invitation(let notice)? = seen.post.notice(in: letter.id) else { return nil }
                return "\(notice.invitation.uid) \(notice.invitation.person) \(notice.invitation.sequence)"
            })
        return books.meetings.filter { !$0.isCancelled }.flatMap { books.invitations[$0.id] ?? [] }
            .filter { $0.withdrawn == nil && !told.contains("\($0.uid) \($0.person) \($0.sequence)") }
            .map { "\($0.person) is called to \($0.meeting), sequence \($0.sequence)" }
    }

    /// Letters that are lost, or late, when they don't come.
    private static let news: Set = [
        "invitation", "moved", "updated", "cancelled", "withdrawn", "deputy", "agenda", "minutes",
    ]

    /// Whatever becomes of the other letters to the same person, and of the days on which they wait.
    func newsHeldUp() -> [String] {
        let since = books.now.addingTimeInterval(-4 * 86_400)
        return books.letters.filter { $0.state == .ready && $0.notBefore < since && Invariants.news.contains($0.kind) }
            .map { "\($0.dedupeKey) waits since \($0.notBefore)" }
    }

    /// Letters between two states, mails nobody has dealt with, doubts that nobody ends.
    func leftLying() -> [String] {
        var faults = books.letters.compactMap { letter -> String? in
            switch letter.state {
            case .leased, .dot: "\(letter.dedupeKey) is \(letter.state)"
            case .ready where letter.notBefore <= books.now:
                """
                \(letter.dedupeKey) waits since \(letter.notBefore), written \(letter.created), claimed \
                \(letter.token) times, tried \(letter.attempts), last answer \(letter.replyText ?? "none"), expires \
                \(letter.expires.map { "\($0)" } ?? "never")
                """
            case .unknown where isWorthRepeating(letter): "nobody knows about \(letter.dedupeKey)"
            default: nil
            }
        }
        faults += books.mails.filter { $0.state == .fresh || $0.filing?.reason == Filing.fault }
            .map { "mail \($0.number) is \($0.state): \($0.filing?.detail.en ?? "")" }
        if seen.boxLeft > 0 { faults.append("\(seen.boxLeft) mails lie in the box") }
        return faults
    }

    private func isWorthRepeating(_ letter: OutboxLetter) -> Bool {
        Invariants.news.contains(letter.kind) && letter.resends == 0 && (letter.expires.map { $0 > books.now } ?? true)
            && (letter.done.map { books.now.timeIntervalSince($0) > 7_200 } ?? false) && !isOutOfDate(letter)
    }

    /// Whether the person has been written to about the same thing since, at the same moment perhaps.
    private func isOutOfDate(_ letter: OutboxLetter) -> Bool {
        let calls: Set<String> = ["invitation", "moved", "updated", "cancelled", "withdrawn"]
        let otherTimes: Set<String> = ["moved", "cancelled", "withdrawn"]
        return books.letters.drop { $0.id != letter.id }.dropFirst().contains { later in
            later.meeting == letter.meeting && later.person == letter.person && later.state != .cancelled
                && (later.kind == letter.kind || (calls.contains(letter.kind) && calls.contains(later.kind))
                    || (letter.kind != "minutes" && otherTimes.contains(later.kind)))
        }
    }
}
