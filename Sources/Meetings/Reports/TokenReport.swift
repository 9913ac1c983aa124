import FoundationEssentials

/// What another program signs in with, as it is listed: without the token itself, which nobody knows.
public struct TokenReport: Encodable, Sendable {
    public var id: String
    public var name: String
    public var network: NetworkID
    public var scopes: [String]
    public var person: PersonID
    public var created: String
    public var lastUsed: String?
    public var expires: String
    public var revoked: String?
    /// Told once, when it is made.
    public var token: String?

    public init(_ record: APIToken, token: String? = nil, in zone: Zone) {
        id = record.id
        name = record.name
        network = record.network
        scopes = record.sortedScopes.map(\.rawValue)
        person = record.person
        created = record.created.rfc3339(in: zone)
        lastUsed = record.lastUsed?.rfc3339(in: zone)
        expires = record.expires.rfc3339(in: zone)
        revoked = record.revoked?.rfc3339(in: zone)
        self.token = token
    }
}

/// Somebody signed in, as it is listed.
public struct SessionReport: Encodable, Sendable {
    public var id: String
    public var address: String
    public var device: String
    public var created: String
    public var lastSeen: String
    public var expires: String

    public init(_ session: BrowserSession) {
        id = session.id
        address = session.address
        device = session.device
        created = session.created.rfc3339UTC
        lastSeen = session.lastSeen.rfc3339UTC
        expires = session.expires.rfc3339UTC
    }
}
