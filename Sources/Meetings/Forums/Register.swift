/// One network whole: who is who, in which body, in which role, from when to when.
///
/// A register is small enough to be read whole in every transaction, so the rules work on this value
/// and never on rows.
public struct Register: Hashable, Codable, Sendable {
    public var network: Network
    public var organisations: [Organisation]
    public var roles: [Role]
    public var people: [Person]
    public var forums: [Forum]
    public var appointments: [Appointment]

    public init(
        network: Network, organisations: [Organisation] = [], roles: [Role] = [], people: [Person] = [],
        forums: [Forum] = [], appointments: [Appointment] = []
    ) {
        self.network = network
        self.organisations = organisations
        self.roles = roles
        self.people = people
        self.forums = forums
        self.appointments = appointments
    }

    public func organisation(_ id: OrganisationID) -> Organisation? { organisations.first { $0.id == id } }
    public func person(_ id: PersonID) -> Person? { people.first { $0.id == id } }
    public func forum(_ id: ForumID) -> Forum? { forums.first { $0.id == id } }

    /// By its key, or by any name it has in either language: a register in Bokmål has `leder` for `leiar`.
    public func role(_ id: RoleID) -> Role? {
        if let role = roles.first(where: { $0.id == id }) { return role }
        let names = Role.spellings(of: id)
        return roles.first { !names.isDisjoint(with: $0.names) }
    }

    public func appointments(in forum: ForumID, on date: CalendarDate) -> [Appointment] {
        appointments.filter { $0.forum == forum && $0.holds(on: date) }
    }

    /// Those who hold the role in the forum on the date, vacancies left out.
    public func holders(of role: RoleID, in forum: ForumID, on date: CalendarDate) -> [Person] {
        let key = self.role(role)?.id ?? role
        return appointments(in: forum, on: date).filter { $0.role == key }.compactMap { $0.person.flatMap(person) }
    }

    /// The municipalities with an appointment in the forum on the date, in the register's order
    /// (`alle kommunar`).
    public func municipalities(in forum: ForumID, on date: CalendarDate) -> [Organisation] {
        let appointed = Set(appointments(in: forum, on: date).compactMap(\.organisation))
        return organisations.filter { $0.kind == .municipality && appointed.contains($0.id) }
    }

    /// Who answers for the organisation in the forum: the appointment marked `contact`, or its only one.
    public func contact(of organisation: OrganisationID, in forum: ForumID, on date: CalendarDate) -> Appointment? {
        let candidates = appointments(in: forum, on: date).filter { $0.organisation == organisation }
        return candidates.first(where: \.contact) ?? (candidates.count == 1 ? candidates.first : nil)
    }

    /// The secretariat of the forum, or of the nearest forum above it that has one, or of any in the network.
    public func coordinators(of forum: ForumID, on date: CalendarDate) -> [Person] {
        var next: ForumID? = forum
        var seen: Set<ForumID> = []
        while let id = next, seen.insert(id).inserted {
            let found = holders(of: Role.secretariat, in: id, on: date)
            if !found.isEmpty { return found }
            next = self.forum(id)?.reportsTo
        }
        return forums.lazy.map { holders(of: Role.secretariat, in: $0.id, on: date) }.first { !$0.isEmpty } ?? []
    }
}
