import FoundationEssentials
import Logging

/// Letters whose final dot nobody answered: they may have arrived, or not. First whatever shows that they did; then,
/// once and no more, the same bytes again, where losing the letter is worse than getting it twice (`mail.md` §2.3,
/// rule 7).
extension Dispatcher {
    /// For so long somebody, or the server's own records, may still show that it arrived.
    static let doubtSeconds = 3_600.0

    func endDoubts() async throws {
        let now = environment.time.now()
        let doubtful = try await environment.store.post { try $0.doubtful(since: now) }
        guard !doubtful.isEmpty else { return }
        let arrived = await delivery.arrived(among: doubtful.map(\.id))
        for letter in doubtful where arrived.contains(letter.id) {
            try await settle(letter, hasArrived: true, "found in the server's records")
        }
        let since = now.addingTimeInterval(-Dispatcher.doubtSeconds)
        let left = doubtful.filter { !arrived.contains($0.id) && ($0.done.map { $0 <= since } ?? false) }
        let outOfDate = try await outOfDate(among: left)
        for letter in left where !outOfDate.contains(letter.id) {
            guard try await isWorthRepeating(letter, now: now) else { continue }
            try await settle(letter, hasArrived: false, "sent once more: nobody knows whether it arrived")
        }
    }

    /// Those whose person has since been written to about the same: what was true before must not come after it.
    private func outOfDate(among doubtful: [OutboxLetter]) async throws -> Set<LetterID> {
        var found: Set<LetterID> = []
        for (meeting, letters) in Dictionary(grouping: doubtful, by: \.meeting) {
            guard let meeting, let network = letters.first?.network else { continue }
            let all = try await environment.store.read(network) { try $0.letters(about: meeting, withBodies: false) }
            for letter in letters {
                let isOver = all.drop { $0.id != letter.id }.dropFirst().contains {
                    $0.person == letter.person && $0.state != .cancelled && $0.takesThePlace(of: letter)
                }
                if isOver { found.insert(letter.id) }
            }
        }
        return found
    }

    private func settle(_ letter: OutboxLetter, hasArrived: Bool, _ text: String) async throws {
        let now = environment.time.now()
        let changed = try await environment.store.post {
            try $0.settle(letter.id, hasArrived: hasArrived, text: text, now: now)
        }
        guard changed else { return }
        logger.notice(
            "a doubt has ended", metadata: ["letter": "\(letter.id)", "arrived": "\(hasArrived)"])
    }

    private func isWorthRepeating(_ letter: OutboxLetter, now: Date) async throws -> Bool {
        if let expires = letter.expires, expires < now { return false }
        switch letter.kind {
        case "invitation", "moved", "updated", "cancelled", "withdrawn", "deputy", "agenda", "minutes": return true
        case "reminder": return try await !isRemindedAnyway(letter)
        default: return false
        }
    }

    /// Whether another reminder has gone to the person since, or goes within a day.
    private func isRemindedAnyway(_ letter: OutboxLetter) async throws -> Bool {
        guard let person = letter.person else { return false }
        return try await environment.reading(letter.network) { books in
            let since = letter.created.addingTimeInterval(1)
            if try books.ledger.countLetters(of: ["reminder"], to: person, since: since) > 0 { return true }
            return try books.isReminded(person, on: [books.today, books.today.adding(days: 1)])
        }
    }
}

extension OutboxLetter {
    private static let calls: Set<String> = ["invitation", "moved", "updated", "cancelled", "withdrawn"]
    private static let otherTimes: Set<String> = ["moved", "cancelled", "withdrawn"]

    /// What the earlier one says is no longer so, or is said anew.
    func takesThePlace(of earlier: OutboxLetter) -> Bool {
        switch earlier.kind {
        case "minutes": return kind == "minutes"
        case "agenda", "deputy": return kind == earlier.kind || OutboxLetter.otherTimes.contains(kind)
        default: break
        }
        guard OutboxLetter.calls.contains(kind), OutboxLetter.calls.contains(earlier.kind) else { return false }
        // Who presents a case has a call of their own beside a member's; one that was asked for doesn't say which.
        guard let name = invitationName, let earlierName = earlier.invitationName else { return true }
        return name == earlierName
    }

    /// Of the invitation, as in `Invitation.letterKey`.
    private var invitationName: [Substring]? {
        let parts = dedupeKey.split(separator: ":", maxSplits: 3)
        return parts.count == 4 && parts[0] == "invitation" ? Array(parts[..<3]) : nil
    }
}

extension Books {
    fileprivate func isReminded(_ person: PersonID, on days: [CalendarDate]) throws -> Bool {
        let policy = ReminderPolicy(rules: environment.rules, zone: zone)
        for item in try ledger.openItems() where holders(of: item).contains(where: { $0.person == person }) {
            let sent = try ledger.reminders(of: item.forum, number: item.number).filter { $0.person == person }
            if days.contains(where: { policy.step(for: item, on: $0, sent: sent) != nil }) { return true }
        }
        return false
    }

    /// What has come shows that letters of ours have arrived: those it answers, and the call that the person answers,
    /// which is the one with that sequence, or the last where it doesn't say.
    func noteArrivals(shownBy letter: IncomingLetter, _ filing: Filing) throws {
        for messageID in letter.answers.prefix(20) {
            guard let found = try ledger.letter(messageID: messageID), found.state == .unknown else { continue }
            _ = try ledger.markArrived(found.id, text: "answered", now: now)
        }
        guard filing.outcome == .answer, let meeting = filing.meeting, let person = filing.person else { return }
        let kinds: Set<String> = ["invitation", "moved", "updated", "deputy"]
        let calls = try ledger.letters(about: meeting, withBodies: false).filter {
            $0.person == person && $0.state != .cancelled && kinds.contains($0.kind)
        }
        var answered = calls.suffix(1)
        if case .calendar(let reply) = letter.content, let sequence = reply.sequence {
            answered = calls.filter { $0.dedupeKey == "invitation:\(reply.uid):\(person):\(sequence)" }[...]
        }
        for call in answered where call.state == .unknown {
            _ = try ledger.markArrived(call.id, text: "answered", now: now)
        }
    }
}
