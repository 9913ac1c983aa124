/// The last day of everything that has left the register or is to leave it: no appointment goes on after it.
struct LastDays {
    private var organisations: [OrganisationID: CalendarDate] = [:]
    private var roles: [RoleID: CalendarDate] = [:]
    private var people: [PersonID: CalendarDate] = [:]
    private var forums: [ForumID: CalendarDate] = [:]

    init(_ register: Register) {
        for organisation in register.organisations { organisations[organisation.id] = organisation.lastDay }
        for role in register.roles { roles[role.id] = role.lastDay }
        for person in register.people { people[person.id] = person.lastDay }
        for forum in register.forums { forums[forum.id] = forum.lastDay }
    }

    /// The first of the appointment's forum, role, organisation and person to leave, and its last day.
    func first(for appointment: Appointment) -> (owner: String, last: CalendarDate)? {
        let all: [(String, CalendarDate?)] = [
            ("forum:\(appointment.forum)", forums[appointment.forum]),
            ("role:\(appointment.role)", roles[appointment.role]),
            (
                "organisation:\(appointment.organisation?.rawValue ?? "-")",
                appointment.organisation.flatMap { organisations[$0] }
            ),
            ("person:\(appointment.person?.rawValue ?? "-")", appointment.person.flatMap { people[$0] }),
        ]
        return all.compactMap { owner, last in last.map { (owner, $0) } }.min { $0.last < $1.last }
    }
}

/// What a register names and may cease to name.
protocol RegisterThing: Hashable, Identifiable where ID: Sendable {
    /// The first day it is no longer there.
    var ended: CalendarDate? { get set }
}

extension Organisation: RegisterThing {}
extension Role: RegisterThing {}
extension Person: RegisterThing {}
extension Forum: RegisterThing {}

extension RegisterThing {
    var lastDay: CalendarDate? { ended?.adding(days: -1) }

    func stands(on date: CalendarDate) -> Bool { ended.map { date < $0 } ?? true }
}
