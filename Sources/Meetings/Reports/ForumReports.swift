/// A forum as other programs read it.
public struct ForumReport: Encodable, Sendable {
    public var id: ForumID
    public var name: String
    public var reportsTo: ForumID?
    public var members: Int

    public init(_ row: ForumTree.Row) {
        id = row.forum.id
        name = row.forum.name
        reportsTo = row.forum.reportsTo
        members = row.members
    }
}

/// A seat in a forum, held or vacant, as other programs read it.
public struct SeatReport: Encodable, Sendable {
    public var role: RoleID
    public var organisation: OrganisationID?
    public var person: PersonID?
    public var name: String?
    public var email: String?
    public var from: CalendarDate
    public var until: CalendarDate?
    public var vacant: Bool

    public init(_ row: Roster.Row) {
        role = row.role.id
        organisation = row.organisation?.id
        person = row.person?.id
        name = row.person?.name
        email = row.person?.email
        from = row.appointment.from
        until = row.appointment.until
        vacant = row.person == nil
    }
}
