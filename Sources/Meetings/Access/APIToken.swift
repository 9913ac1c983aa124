public import FoundationEssentials

/// What another program signs in with: one person's, in one network, for some of what that person may do. Of the token
/// only the hash is kept.
public struct APIToken: Hashable, Sendable, Identifiable {
    public enum Scope: String, Sendable, CaseIterable, Comparable {
        case read
        /// Changes the books, and sends nothing.
        case write
        /// Lets letters out.
        case send
        /// What is of the whole installation, and no network's: only who has the machine makes such a token.
        case administer

        /// What the website offers.
        public static let usual: [Scope] = [.read, .write, .send]

        public static func < (one: Scope, other: Scope) -> Bool {
            (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
        }
    }

    public var id: String
    /// SHA-256 of the token as hex.
    public var hash: String
    public var name: String
    public var network: NetworkID
    public var scopes: Set<Scope>
    /// Whose it is: what is done with it is that person's doing, and it never opens more than is open to them.
    public var person: PersonID
    public var created: Date
    public var lastUsed: Date?
    public var expires: Date
    public var revoked: Date?

    public init(
        id: String, hash: String, name: String, network: NetworkID, scopes: Set<Scope>, person: PersonID,
        created: Date, lastUsed: Date? = nil, expires: Date, revoked: Date? = nil
    ) {
        self.id = id
        self.hash = hash
        self.name = name
        self.network = network
        self.scopes = scopes
        self.person = person
        self.created = created
        self.lastUsed = lastUsed
        self.expires = expires
        self.revoked = revoked
    }

    public static let usualDays = 365
    public static let mostDays = 730
    static let longestNameBytes = 100
    /// Being used is noted no more often than this.
    static let touchSeconds = 300.0
    /// What a token begins with, so that it is known for what it is where it was left lying.
    public static let prefix = "samling_"

    public func holds(at now: Date) -> Bool { revoked == nil && now < expires }

    public var sortedScopes: [Scope] { scopes.sorted() }
}

/// A token that was made now: it is told once.
public struct NewAPIToken: Sendable {
    public var record: APIToken
    public var token: String
}
