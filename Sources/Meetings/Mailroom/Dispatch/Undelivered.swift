import FoundationEssentials

extension Dispatcher {
    /// Letters that were refused for good, told to the coordinators once each.
    func reportUndelivered() async throws -> Int {
        var written = 0
        for network in try await environment.store.post({ try $0.networksToTell() }) {
            written += try await environment.deciding(network) { try $0.reportUndelivered() }
        }
        return written
    }
}

extension Books {
    func reportUndelivered() throws -> Int {
        var effects: [Effect] = []
        for letter in try ledger.unreportedLetters() {
            let isWorthTelling = isWorthTelling(letter)
            let told = isWorthTelling ? try coordinators(for: letter) : []
            // Where nobody can be told yet, somebody may be before it is too old.
            if isWorthTelling, told.isEmpty { continue }
            try ledger.markReported(letter.id)
            let name = letter.person.flatMap(register.person)?.name ?? letter.to
            let notice = UndeliveredNotice(letter: letter, reason: letter.replyText ?? "", name: name)
            for coordinator in told {
                effects.append(
                    .letter(
                        LetterOrder(
                            .undelivered(notice), to: coordinator.id, key: "undelivered:\(letter.id):\(coordinator.id)",
                            meeting: letter.meeting)))
            }
        }
        return try carryOut(effects)
    }

    /// A report that can't be delivered is not reported in its turn: that would never end.
    private func isWorthTelling(_ letter: OutboxLetter) -> Bool {
        letter.kind != "undelivered" && now.timeIntervalSince(letter.created) < 30 * 86_400
    }

    /// Those who can be told, which the one at the address that refused can't.
    private func coordinators(for letter: OutboxLetter) throws -> [Person] {
        let forum = try letter.meeting.flatMap(ledger.meeting)?.forum ?? register.forums.first?.id
        return (forum.map { register.coordinators(of: $0, on: today) } ?? []).filter { $0.email != letter.to }
    }
}
