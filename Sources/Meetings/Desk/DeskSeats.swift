/// Seats nobody sits in, now or soon; and plans that end.
extension DeskRules {
    func seatLines() -> [DeskLine] { standingForums.flatMap { vacancies(in: $0) + vacanciesAhead(in: $0) } }

    private var standingForums: [Forum] {
        facts.register.forums.filter { facts.forums.contains($0.id) && $0.stands(on: facts.today) }
    }

    private func vacancies(in forum: Forum) -> [DeskLine] {
        Roster(facts.register, of: forum.id, on: facts.today).vacancies.map { row in
            let waiting = facts.items.count { item in
                facts.register.holders(of: item, on: facts.today).contains { holder in
                    holder.isVacant && item.owners.contains { $0.text == holder.seat && $0.isSeat(of: row.appointment) }
                }
            }
            return DeskLine(
                .vacancy, DeskWords.vacancy(row, items: waiting), forum: forum.id,
                when: .since(row.appointment.from), group: waiting > 0 ? .thisWeek : .later, place: .roster(forum.id))
        }
    }

    /// So many days ahead a successor is asked for.
    private static let aheadDays = 60

    private func vacanciesAhead(in forum: Forum) -> [DeskLine] {
        let last = facts.today.adding(days: DeskRules.aheadDays)
        return Roster(facts.register, of: forum.id, on: facts.today).rows.compactMap { row in
            guard row.person != nil, let until = row.appointment.until, until <= last else { return nil }
            let next = facts.register.appointments(in: forum.id, on: until.adding(days: 1))
            let isTaken = next.contains { seat in
                seat.person != nil && seat.role == row.appointment.role
                    && seat.organisation == row.appointment.organisation
            }
            if isTaken { return nil }
            return DeskLine(
                .vacancyAhead, DeskWords.vacancyAhead(row), forum: forum.id, when: .until(until),
                group: DeskLine.Group(due: until.adding(days: -7), on: facts.today), place: .roster(forum.id))
        }
    }

    func planLines() -> [DeskLine] { standingForums.compactMap(planEnd) + clashLines() }

    /// A forum with a rhythm has its next two meetings planned, or it is time to plan.
    private func planEnd(_ forum: Forum) -> DeskLine? {
        guard let cadence = forum.cadence else { return nil }
        let planned = facts.coming.filter { $0.forum == forum.id && $0.date > facts.today }
        guard planned.count < 2 else { return nil }
        let last = planned.last?.date
        let due = last.map { $0.adding(days: -cadence.everyWeeks * 7) } ?? facts.today
        return DeskLine(
            .planEnds, DeskWords.planEnds(forum, last), forum: forum.id, when: last.map { .until($0) },
            group: last == nil ? .thisWeek : max(.init(due: due, on: facts.today), .thisWeek),
            place: .plan(forum.id))
    }
}

extension DeskLine.Group: Comparable {
    private var place: Int { DeskLine.Group.allCases.firstIndex(of: self) ?? 0 }

    public static func < (one: DeskLine.Group, other: DeskLine.Group) -> Bool { one.place < other.place }
}

extension Party {
    fileprivate func isSeat(of appointment: Appointment) -> Bool {
        kind == .organisation
            ? organisation == appointment.organisation && appointment.contact
            : role == appointment.role && organisation == appointment.organisation
    }
}
