/// Letters that came back.
extension Books {
    /// Marks the letter as not delivered and its address as one that letters don't reach, and tells the coordinator at
    /// once. Only a report that shows it has seen the letter counts: by the return address with its MAC, or by the
    /// letter's Message-ID. A delay is no failure.
    func take(_ bounce: Bounce, _ letter: IncomingLetter, _ mail: InboxMail) throws -> Filing {
        let found = try letterReturned(bounce, letter)
        guard let failure = bounce.recipients.first(where: { $0.action == .failed }) else {
            return .notFailed(bounce, letter: found)
        }
        guard let found else { return try unproven(failure) }
        let reason = [failure.status, failure.diagnostic].compactMap(\.self).joined(separator: " ")
        let failed = bounce.recipients.filter { $0.action == .failed }.compactMap(\.address)
        if failed.isEmpty || failed.contains(found.to.lowercased()) {
            try ledger.save(
                UndeliverableAddress(
                    address: found.to.lowercased(), status: failure.status, reason: reason, letter: found.id,
                    since: now))
        }
        if try ledger.markBounced(found.id, code: nil, text: reason, now: now) { _ = try reportUndelivered() }
        let name = found.person.flatMap(register.person)?.name ?? found.to
        return Filing(
            .bounce, "undelivered",
            Trilingual(
                "brevet til \(name) kom ikkje fram: \(reason)", "brevet til \(name) kom ikke fram: \(reason)",
                "the letter to \(name) was not delivered: \(reason)"),
            meeting: found.meeting, person: found.person, letter: found.id)
    }

    private func letterReturned(_ bounce: Bounce, _ letter: IncomingLetter) throws -> OutboxLetter? {
        if let returned = try letter.returned.flatMap(ledger.letter(id:)) { return returned }
        return try ([bounce.messageID].compactMap(\.self) + letter.answers.prefix(20)).lazy
            .compactMap { try self.ledger.letter(messageID: $0) }.first
    }

    /// A report about nothing we know to have sent: anyone could have written it, to shut somebody out.
    private func unproven(_ failure: Bounce.Recipient) throws -> Filing {
        guard let address = failure.address, let person = try person(at: address) else {
            return Filing(
                .ignored, "unknown-bounce",
                Trilingual(
                    "melding om eit brev vi ikkje kjenner", "melding om et brev vi ikke kjenner",
                    "a report of a letter that isn’t ours"))
        }
        return .waiting(
            "unproven-bounce",
            Trilingual(
                "nokon melder at \(person.name) ikkje kan nåast på \(address), men viser ikkje til noko brev frå oss",
                "noen melder at \(person.name) ikke kan nås på \(address), men viser ikke til noe brev fra oss",
                "somebody reports that \(person.name) can’t be reached at \(address), but names no letter of ours"),
            person: person.id)
    }
}

extension Filing {
    fileprivate static func notFailed(_ bounce: Bounce, letter: OutboxLetter?) -> Filing {
        let isDelay = bounce.recipients.contains { $0.action == .delayed }
        let detail =
            isDelay
            ? Trilingual(
                "brevet er forseinka, og blir prøvd om att", "brevet er forsinket, og blir prøvd igjen",
                "the letter is delayed, and is being tried again")
            : Trilingual("brevet kom fram", "brevet kom fram", "the letter was delivered")
        return Filing(
            .ignored, isDelay ? "delayed" : "delivered", detail, meeting: letter?.meeting, person: letter?.person,
            letter: letter?.id)
    }
}
