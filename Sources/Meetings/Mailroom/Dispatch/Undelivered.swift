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
            try ledger.markReported(letter.id)
            // A report that can't be delivered is not reported in its turn: that would never end.
            guard letter.kind != "undelivered", now.timeIntervalSince(letter.created) < 30 * 86_400 else { continue }
            let name = letter.person.flatMap(register.person)?.name ?? letter.to
            let notice = UndeliveredNotice(letter: letter, reason: letter.replyText ?? "", name: name)
            for coordinator in coordinators(for: letter) where coordinator.email != letter.to {
                effects.append(
                    .letter(
                        LetterOrder(
                            .undelivered(notice), to: coordinator.id, key: "undelivered:\(letter.id):\(coordinator.id)",
                            meeting: letter.meeting)))
            }
        }
        return try carryOut(effects)
    }

    private func coordinators(for letter: OutboxLetter) -> [Person] {
        let forum = letter.meeting.flatMap { try? ledger.meeting($0) }?.forum ?? register.forums.first?.id
        return forum.map { register.coordinators(of: $0, on: today) } ?? []
    }
}
