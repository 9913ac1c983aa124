/// Who calls to an event: a mail address, and the name shown beside it.
public struct CalendarAddress: Hashable, Sendable {
    public var name: String?
    /// `kari@kommune.example.no`, without `mailto:`.
    public var address: String

    public init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }
}

/// Who is called to an event, and what they have answered. RFC 5545 §3.8.4.1.
public struct Attendee: Hashable, Sendable {
    public var name: String?
    /// Without `mailto:`.
    public var address: String
    public var kind: CalendarUserKind
    public var role: ParticipationRole
    /// Nil where the object does not say.
    public var status: ParticipationStatus?
    /// Whether an answer is asked for.
    public var rsvp: Bool

    public init(
        name: String? = nil, address: String, kind: CalendarUserKind = .individual,
        role: ParticipationRole = .required, status: ParticipationStatus? = .needsAction, rsvp: Bool = true
    ) {
        self.name = name
        self.address = address
        self.kind = kind
        self.role = role
        self.status = status
        self.rsvp = rsvp
    }
}

/// RFC 5545 §3.2.3.
public enum CalendarUserKind: String, CaseIterable, Sendable {
    case individual = "INDIVIDUAL"
    case group = "GROUP"
    case resource = "RESOURCE"
    case room = "ROOM"
    case unknown = "UNKNOWN"
}

/// RFC 5545 §3.2.16.
public enum ParticipationRole: String, CaseIterable, Sendable {
    case chair = "CHAIR"
    case required = "REQ-PARTICIPANT"
    case optional = "OPT-PARTICIPANT"
    case informed = "NON-PARTICIPANT"
}

/// RFC 5545 §3.2.12.
public enum ParticipationStatus: String, CaseIterable, Sendable {
    case needsAction = "NEEDS-ACTION"
    case accepted = "ACCEPTED"
    case declined = "DECLINED"
    case tentative = "TENTATIVE"
    case delegated = "DELEGATED"
}
