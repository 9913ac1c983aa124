/// Who holds which role in a forum on a date, and which seats stand empty.
public struct Roster: Sendable {
    /// A seat that is held, or a vacancy.
    public struct Row: Hashable, Sendable {
        public var appointment: Appointment
        public var role: Role
        public var organisation: Organisation?
        /// Nil for a vacancy.
        public var person: Person?
    }

    /// Someone who sits in the forum, once however many seats they have.
    public struct Member: Hashable, Sendable {
        public var person: Person
        public var seats: [Row]

        public var rights: Set<Appointment.Right> { Set(seats.flatMap(\.appointment.rights)) }
    }

    public let forum: ForumID
    public let date: CalendarDate
    /// The chair first, then the deputy chair, then in the register's order.
    public let rows: [Row]

    public init(_ register: Register, of forum: ForumID, on date: CalendarDate) {
        self.forum = forum
        self.date = date
        let roles = Dictionary(register.roles.map { ($0.id, $0) }) { first, _ in first }
        let organisations = Dictionary(register.organisations.map { ($0.id, $0) }) { first, _ in first }
        let people = Dictionary(register.people.map { ($0.id, $0) }) { first, _ in first }
        let rows = register.appointments(in: forum, on: date).map { appointment in
            Row(
                appointment: appointment,
                role: roles[appointment.role] ?? Role(names: [appointment.role.rawValue]),
                organisation: appointment.organisation.flatMap { organisations[$0] },
                person: appointment.person.flatMap { people[$0] })
        }
        let held = Set(rows.filter { $0.person != nil }.map { Seat($0.appointment) })
        self.rows = rows.enumerated()
            // A vacancy is over once someone holds the seat, also where it was given no end.
            .filter { _, row in row.person != nil || row.role.holders == .many || !held.contains(Seat(row.appointment))
            }
            .sorted { (Roster.rank($0.element.role), $0.offset) < (Roster.rank($1.element.role), $1.offset) }
            .map(\.element)
    }

    private static func rank(_ role: Role) -> Int { role.isChair ? 0 : role.isViceChair ? 1 : 2 }

    /// One for each person, in the order of their first seat.
    public var members: [Member] {
        var places: [PersonID: Int] = [:]
        var members: [Member] = []
        for row in rows {
            guard let person = row.person else { continue }
            if let place = places[person.id] {
                members[place].seats.append(row)
            } else {
                places[person.id] = members.count
                members.append(Member(person: person, seats: [row]))
            }
        }
        return members
    }

    public var vacancies: [Row] { rows.filter { $0.person == nil } }
}
