import FoundationEssentials

/// What a link is found to be, as other programs read it.
public struct LinkReport: Encodable, Sendable {
    public var valid: Bool
    public var purpose: String?
    /// `FORUM/DATE`.
    public var meeting: String?
    public var forum: ForumID?
    /// The item's number in the forum.
    public var item: Int?
    public var person: PersonID?
    public var expires: String?
    public var reason: String?

    public init(_ view: LinkView) {
        valid = view.check.isValid
        reason = view.check.fault?.rawValue
        guard let link = view.check.link else { return }
        purpose = link.purpose.kind.rawValue
        meeting = view.meetingName
        forum = view.forum?.id ?? link.purpose.item?.forum
        item = link.purpose.item?.number
        person = link.person
        expires = link.expires.rfc3339(in: view.zone)
    }
}

/// A link that has gone out, as it is listed: without its token, which nobody knows.
public struct ListedLinkReport: Encodable, Sendable {
    public var id: LinkID
    public var link: LinkReport
    public var letter: LetterID
    public var issued: String
    public var revoked: String?
    public var uses: Int
    public var lastUsed: String?

    public init(_ listed: LinkWorkflow.Listed) {
        let (link, zone) = (listed.link, listed.view.zone)
        id = link.id
        self.link = LinkReport(listed.view)
        letter = link.letter
        issued = link.issued.rfc3339(in: zone)
        revoked = link.revoked?.rfc3339(in: zone)
        uses = link.uses
        lastUsed = link.lastUsed?.rfc3339(in: zone)
    }

    private enum Key: String, CodingKey { case id, letter, issued, revoked, uses, lastUsed }

    /// The report's keys and these stand side by side.
    public func encode(to encoder: any Encoder) throws {
        try link.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(letter, forKey: .letter)
        try container.encode(issued, forKey: .issued)
        try container.encodeIfPresent(revoked, forKey: .revoked)
        try container.encode(uses, forKey: .uses)
        try container.encodeIfPresent(lastUsed, forKey: .lastUsed)
    }
}

/// How many links or sessions were ended now.
public struct RevokedReport: Encodable, Sendable {
    public var revoked: Int

    public init(revoked: Int) { self.revoked = revoked }
}

extension LinkView {
    /// The network's own time.
    public var zone: Zone { network.flatMap { Zone(identifier: $0.timezone) } ?? .utc }
    public var meetingName: String? { meeting.map { "\($0.forum)/\($0.date)" } }
}
