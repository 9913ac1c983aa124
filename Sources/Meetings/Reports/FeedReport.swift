import FoundationEssentials

/// An address to subscribe to, as other programs read it.
public struct FeedReport: Encodable, Sendable {
    public var id: FeedID
    public var kind: Feed.Subject.Kind
    /// The forum's id, or the person's.
    public var of: String
    public var created: String
    public var revoked: String?
    /// Only where it has just been made: nobody knows them afterwards.
    public var address: String?
    public var token: String?

    public init(_ feed: Feed, made: FeedWorkflow.Made? = nil) {
        id = feed.id
        kind = feed.subject.kind
        of = feed.subject.key
        created = feed.created.rfc3339(in: .utc)
        revoked = feed.revoked?.rfc3339(in: .utc)
        address = made?.address
        token = made?.token.text
    }
}

/// Whether an address was taken back now, and not before.
public struct FeedRevokedReport: Encodable, Sendable {
    public var revoked: Bool

    public init(revoked: Bool) { self.revoked = revoked }
}
