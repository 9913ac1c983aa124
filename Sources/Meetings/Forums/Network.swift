/// The tenant: everything Samling keeps belongs to one network, and networks never see each other.
public struct Network: Hashable, Codable, Sendable {
    public var id: NetworkID
    public var name: String
    public var language: Language
    /// An IANA name, `Europe/Oslo`.
    public var timezone: String
    /// The address all letters come from and all replies go to.
    public var mailbox: String
    /// Whose school breaks hold where a municipality has none of its own, `møre-og-romsdal`.
    public var county: String

    public init(
        id: NetworkID, name: String, language: Language, timezone: String, mailbox: String, county: String
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.timezone = timezone
        self.mailbox = mailbox
        self.county = county
    }
}
