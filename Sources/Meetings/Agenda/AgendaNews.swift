/// *Nytt sidan sist*: what was decided, done and changed since the last meeting, and what people have sent in.
struct AgendaNews {
    private let facts: AgendaFacts

    init(_ facts: AgendaFacts) { self.facts = facts }

    /// One Markdown bullet each.
    func bullets() -> [String] {
        (decided() + done() + changed() + contributed()).map { "- \($0)" }
    }

    private func decided() -> [String] {
        let word = Trilingual("Vedteke", "Vedtatt", "Decided")[facts.language]
        return facts.lastDecisions.map { "\(word): \(oneLine($0.text))" }
    }

    private func done() -> [String] {
        let word = Trilingual("Gjort", "Gjort", "Done")[facts.language]
        return facts.closedItems.map { "\(word): \($0.text) (#\($0.number))" }
    }

    private func changed() -> [String] {
        guard let last = facts.lastMeeting else { return [] }
        let date = facts.meeting.date
        return facts.register.appointments.filter { $0.forum == facts.forum.id }.compactMap { appointment in
            guard let person = appointment.person.flatMap(facts.register.person) else { return nil }
            if appointment.from > last, appointment.from <= date {
                return "\(Trilingual("Ny", "Ny", "New")[facts.language]): \(seat(appointment)): \(person.name)"
            }
            if let until = appointment.until, until >= last, until < date {
                return
                    "\(Trilingual("Slutta", "Sluttet", "Left")[facts.language]): \(seat(appointment)): \(person.name)"
            }
            return nil
        }
    }

    private func contributed() -> [String] {
        facts.contributions.filter { $0.organisation == nil || $0.heading == nil }
            .map { "\($0.words) (\($0.from))" }
    }

    private func seat(_ appointment: Appointment) -> String {
        let role = facts.register.role(appointment.role)?.name(in: facts.language) ?? appointment.role.rawValue
        let organisation = appointment.organisation.flatMap(facts.register.organisation)?.name
        return [role, organisation].compactMap { $0 }.joined(separator: ", ")
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
