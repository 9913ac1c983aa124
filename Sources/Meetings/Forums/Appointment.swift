/// A person in a role in a forum, from a day to a day. Without a person it is a vacancy.
public struct Appointment: Hashable, Codable, Sendable {
    public enum Right: String, Codable, Sendable, CaseIterable { case speak, propose, vote }

    public var forum: ForumID
    public var role: RoleID
    public var organisation: OrganisationID?
    public var person: PersonID?
    public var from: CalendarDate
    /// The last day it holds, that day included; nil while no end is set.
    public var until: CalendarDate?
    public var rights: [Right]
    /// Whether this one answers for the organisation in this forum.
    public var contact: Bool

    public init(
        forum: ForumID, role: RoleID, organisation: OrganisationID? = nil, person: PersonID? = nil,
        from: CalendarDate, until: CalendarDate? = nil, rights: [Right] = [.speak], contact: Bool = false
    ) {
        self.forum = forum
        self.role = role
        self.organisation = organisation
        self.person = person
        self.from = from
        self.until = until
        self.rights = rights
        self.contact = contact
    }

    public func holds(on date: CalendarDate) -> Bool { from <= date && (until.map { date <= $0 } ?? true) }

    /// What makes it the same appointment when a register is applied again.
    public struct Key: Hashable, Sendable {
        public var forum: ForumID
        public var role: RoleID
        public var organisation: OrganisationID?
        public var person: PersonID?
        public var from: CalendarDate

        public init(
            forum: ForumID, role: RoleID, organisation: OrganisationID? = nil, person: PersonID? = nil,
            from: CalendarDate
        ) {
            self.forum = forum
            self.role = role
            self.organisation = organisation
            self.person = person
            self.from = from
        }
    }

    public var key: Key { Key(forum: forum, role: role, organisation: organisation, person: person, from: from) }
}
