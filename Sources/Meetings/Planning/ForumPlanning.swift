extension Planner {
    /// A planner for one forum, from what the register and the books say. Nil where the forum has no cadence.
    ///
    /// `meetings` are all of the network's. A municipality's school breaks count when it has an appointment at any
    /// time the plan covers; another forum's meeting counts when somebody belongs to both on its date.
    public init?(
        for forum: Forum, register: Register, meetings: [Meeting], breaks: SchoolBreaks, from: CalendarDate,
        until: CalendarDate
    ) {
        guard let cadence = forum.cadence else { return nil }
        let stand = meetings.filter { !$0.isCancelled }
        self.init(
            cadence: cadence, breaks: breaks, county: register.network.county,
            municipalities: register.municipalities(in: forum.id, from: from, until: until),
            meetings: stand.filter { $0.forum == forum.id }.map(\.date),
            busy: stand.filter { $0.forum != forum.id && register.shareMembers(forum.id, $0.forum, on: $0.date) }
                .map { BusyDay(date: $0.date, forum: register.forum($0.forum)?.name ?? $0.forum.rawValue) })
    }
}

extension Register {
    /// Those with an appointment at any time from the first date to the last.
    func municipalities(
        in forum: ForumID, from: CalendarDate, until: CalendarDate
    ) -> [Organisation] {
        let appointed = appointments.filter { appointment in
            appointment.forum == forum && appointment.from <= until && appointment.until.map { from <= $0 } ?? true
        }
        let organisations = Set(appointed.compactMap(\.organisation))
        return self.organisations.filter { $0.kind == .municipality && organisations.contains($0.id) }
    }

    fileprivate func shareMembers(_ one: ForumID, _ other: ForumID, on date: CalendarDate) -> Bool {
        let members = Set(appointments(in: one, on: date).compactMap(\.person))
        return appointments(in: other, on: date).contains { $0.person.map(members.contains) ?? false }
    }
}
