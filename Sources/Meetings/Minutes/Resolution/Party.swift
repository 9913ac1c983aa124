/// Who a promise belongs to, or who was there, as read from the minutes and looked up in the register
/// on the meeting's date (`domain.md` §3.6.3).
public struct Party: Hashable, Codable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case role, organisation, forum, person, everyone, unresolved
    }

    public var kind: Kind
    /// As the minutes have it.
    public var text: String
    public var role: RoleID?
    public var organisation: OrganisationID?
    public var forum: ForumID?
    public var person: PersonID?
    /// False for `PwC?`: named, but not asked yet, so never written to. True for all others but `?`.
    public var confirmed: Bool
    /// No one holds the role on the date.
    public var vacant: Bool
    /// For `everyone`: the municipalities (`alle kommunar`), or every member (`alle`).
    public var everyone: Everyone?

    public enum Everyone: String, Codable, Sendable { case municipalities, members }

    public init(
        kind: Kind, text: String, role: RoleID? = nil, organisation: OrganisationID? = nil, forum: ForumID? = nil,
        person: PersonID? = nil, confirmed: Bool = true, vacant: Bool = false, everyone: Everyone? = nil
    ) {
        self.kind = kind
        self.text = text
        self.role = role
        self.organisation = organisation
        self.forum = forum
        self.person = person
        self.confirmed = confirmed
        self.vacant = vacant
        self.everyone = everyone
    }
}
