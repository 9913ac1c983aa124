public import FoundationEssentials

public struct FeedID: TextIdentifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// An address that a calendar program or a feed reader asks again and again. Whoever has the address may read it, so
/// it can't be guessed, of its token only the hash is kept, and it can be taken back.
public struct Feed: Hashable, Sendable, Identifiable {
    public enum Subject: Hashable, Sendable {
        /// The forum's meetings, as iCalendar.
        case forum(ForumID)
        /// The person's meetings and deadlines, as iCalendar.
        case person(PersonID)
        /// The forum's minutes, as Atom.
        case minutes(ForumID)

        /// Stable: it stands in the database and in JSON.
        public enum Kind: String, Codable, Sendable, CaseIterable { case forum, person, minutes }

        public init(_ kind: Kind, _ key: String) {
            self =
                switch kind {
                case .forum: .forum(ForumID(key))
                case .person: .person(PersonID(key))
                case .minutes: .minutes(ForumID(key))
                }
        }

        public var kind: Kind {
            switch self {
            case .forum: .forum
            case .person: .person
            case .minutes: .minutes
            }
        }

        public var key: String {
            switch self {
            case .forum(let id), .minutes(let id): id.rawValue
            case .person(let id): id.rawValue
            }
        }

        /// What an address of it ends in.
        public var suffix: String { kind == .minutes ? "atom" : "ics" }
    }

    public var id: FeedID
    public var network: NetworkID
    public var subject: Subject
    /// SHA-256 of the token as hex.
    public var hash: String
    public var created: Date
    /// A person's id, or what the command was run as.
    public var by: String
    public var revoked: Date?

    public init(id: FeedID, network: NetworkID, subject: Subject, hash: String, created: Date, by: String) {
        self.id = id
        self.network = network
        self.subject = subject
        self.hash = hash
        self.created = created
        self.by = by
    }
}

/// The secret in a feed's address: 26 signs of chance, 130 bits, which a change of case does no harm.
public struct FeedToken: Hashable, Sendable {
    public let text: String

    static let length = 26
    private static let signs = Set("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// From a token, with or without `.ics` or `.atom` after it; nil for what can't be one, and isn't looked up.
    public init?(_ written: String) {
        guard (Self.length...Self.length + 5).contains(written.utf8.count) else { return nil }
        let lowered = written.lowercased()
        let suffix = lowered.dropFirst(Self.length)
        let token = lowered.prefix(Self.length)
        guard ["", ".ics", ".atom"].contains(suffix), token.utf8.count == Self.length,
            token.utf8.allSatisfy(Self.signs.contains)
        else { return nil }
        text = String(token)
    }
}
