public import FoundationEssentials

public struct LinkID: TextIdentifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A link that went out in a letter, so that its reader can answer without an account. Of the token in its address only
/// the hash is kept: who reads the books can't make the link.
public struct SignedLink: Hashable, Sendable, Identifiable {
    public var id: LinkID
    public var network: NetworkID
    public var purpose: LinkPurpose
    /// Whose it is: what is done with it is that person's doing.
    public var person: PersonID
    public var letter: LetterID
    /// SHA-256 of the token as hex.
    public var hash: String
    /// Half of the token, until the letter has left; without the key nobody can tell the other half.
    public var chance: String?
    public var issued: Date
    /// No good from this second on.
    public var expires: Date
    public var revoked: Date?
    /// How often something was done with it, and when last. Looking isn't counted: scanners look.
    public var uses = 0
    public var lastUsed: Date?

    public init(
        id: LinkID, network: NetworkID, purpose: LinkPurpose, person: PersonID, letter: LetterID, hash: String,
        chance: String?, issued: Date, expires: Date
    ) {
        self.id = id
        self.network = network
        self.purpose = purpose
        self.person = person
        self.letter = letter
        self.hash = hash
        self.chance = chance
        self.issued = issued
        self.expires = expires
    }

    /// How long the reader's overview is good for.
    public static let overviewDays = 30

    /// All that the token's second half is made of.
    var sealedText: String {
        let fields = [id.rawValue, person.rawValue, String(Int64(expires.timeIntervalSince1970))]
        return "link " + fields.sealed + purpose.sealedText(in: network)
    }
}

extension LinkPurpose {
    func sealedText(in network: NetworkID) -> String {
        let fields = [
            network.rawValue, kind.rawValue, meeting?.rawValue, uid, item?.forum.rawValue,
            item.map { String($0.number) },
        ]
        return fields.sealed
    }
}

extension [String?] {
    /// Every field with its length before it, so that no two lists have the same text.
    fileprivate var sealed: String { map { field in field.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined() }
}

extension [String] {
    fileprivate var sealed: String { map(Optional.some).sealed }
}
