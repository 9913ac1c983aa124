/// Letters that didn't arrive, and mails that wait for a yes or a no.
extension DeskRules {
    func mailLines() -> [DeskLine] { closedLines() + letterLines() + addressLines() + inboxLines() }

    private func closedLines() -> [DeskLine] {
        facts.outboxClosed.map { since in
            [
                DeskLine(
                    .outboxClosed, DeskWords.outboxClosed, forum: nil, when: .since(facts.zone.date(since)),
                    group: .today, place: .mail)
            ]
        } ?? []
    }

    private func letterLines() -> [DeskLine] {
        gathered(facts.letters.filter { !$0.letter.isStale }) { failed in
            DeskLine(
                .undelivered, DeskWords.undelivered(failed.letter, to: name(of: failed.letter)), forum: failed.forum,
                when: failed.letter.done.map { .since(facts.zone.date($0)) }, group: .today, place: .mail)
        } all: { lines in
            DeskLine(
                .undelivered, DeskWords.undelivered(lines.count), forum: nil,
                when: lines.compactMap(\.when?.date).min().map { .since($0) }, group: .today, place: .mail)
        }
    }

    private func name(of letter: OutboxLetter) -> String {
        letter.person.flatMap(facts.register.person)?.name ?? letter.to
    }

    /// Addresses that letters come back from, of people who sit in the forums.
    private func addressLines() -> [DeskLine] {
        let seated = Set(
            facts.register.appointments.filter { facts.forums.contains($0.forum) && $0.holds(on: facts.today) }
                .compactMap(\.person))
        return facts.unreachable.compactMap { address in
            let person = facts.register.people.first {
                seated.contains($0.id) && $0.email.lowercased() == address.address && $0.stands(on: facts.today)
            }
            guard let person else { return nil }
            return DeskLine(
                .unreachable, DeskWords.unreachable(person.name, address.address), forum: nil,
                when: .since(facts.zone.date(address.since)), group: .thisWeek, place: .person(person.id))
        }
    }

    private func inboxLines() -> [DeskLine] {
        gathered(facts.inbox) { waiting in
            let person = waiting.mail.filing?.person.flatMap(facts.register.person)?.name
            return DeskLine(
                .inbox, DeskWords.inbox(waiting.mail, from: person ?? waiting.mail.from ?? "?"), forum: waiting.forum,
                when: .since(facts.zone.date(waiting.mail.arrived)), group: .today, place: .inbox(waiting.mail.number))
        } all: { lines in
            DeskLine(
                .inbox, DeskWords.inbox(lines.count), forum: nil,
                when: lines.compactMap(\.when?.date).min().map { .since($0) }, group: .today, place: .inbox(nil))
        }
    }
}

extension OutboxLetter {
    /// What was to be said that day and wasn't in time is of no use any more, and is said again the next.
    fileprivate var isStale: Bool { state == .expired && ["reminder", "coordinator", "leader"].contains(kind) }
}
