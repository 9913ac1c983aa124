/// A body that meets: a network gathering, a committee, a project group.
public struct Forum: Hashable, Codable, Sendable, Identifiable {
    /// Which rules of procedure hold (`domain.md` §2.2).
    public enum Rules: String, Codable, Sendable, CaseIterable { case network, cooperation, statutory }

    public var id: ForumID
    public var name: String
    public var subtitle: String?
    public var aliases: [String]
    public var reportsTo: ForumID?
    public var rules: Rules
    public var caseNumbers: Bool
    public var cadence: Cadence?
    public var place: String
    public var invitations: InvitationPolicy
    public var standing: [StandingItem]
    public var ended: CalendarDate?
    /// Anyone may read its meetings, the agendas that were sent and the minutes; not what is exempt.
    public var isPublic: Bool

    public init(
        id: ForumID, name: String, subtitle: String? = nil, aliases: [String] = [], reportsTo: ForumID? = nil,
        rules: Rules = .network, caseNumbers: Bool = false, cadence: Cadence? = nil, place: String = "",
        invitations: InvitationPolicy = InvitationPolicy(), standing: [StandingItem] = StandingItem.usual,
        ended: CalendarDate? = nil, isPublic: Bool = false
    ) {
        self.id = id
        self.name = name
        self.subtitle = subtitle
        self.aliases = aliases
        self.reportsTo = reportsTo
        self.rules = rules
        self.caseNumbers = caseNumbers
        self.cadence = cadence
        self.place = place
        self.invitations = invitations
        self.standing = standing
        self.ended = ended
        self.isPublic = isPublic
    }

    /// The short name of a letter's subject: the first alias, or the name.
    public var shortName: String { aliases.first ?? name }
}

/// Whether accepted meetings are called by the scheduler, and how many at a time.
public struct InvitationPolicy: Hashable, Codable, Sendable {
    public enum Mode: String, Codable, Sendable { case automatic, manual }

    public var mode: Mode
    /// How many coming meetings are kept called.
    public var horizon: Int

    public init(mode: Mode = .automatic, horizon: Int = 2) {
        self.mode = mode
        self.horizon = horizon
    }
}

/// What stands on every agenda of a forum, in the register's order.
public enum StandingItem: String, Codable, Sendable, CaseIterable {
    case opening, approval, news
    case followUp = "follow-up"
    case presentations, focus
    case anyOtherBusiness = "any-other-business"

    public static let usual: [StandingItem] = [
        .opening, .approval, .news, .followUp, .presentations, .focus, .anyOtherBusiness,
    ]
}
