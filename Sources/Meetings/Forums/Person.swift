/// Someone who is written to. Responsibility is a role's; a person holds it for a time.
public struct Person: Hashable, Codable, Sendable, Identifiable {
    public var id: PersonID
    public var name: String
    public var email: String
    public var language: Language
    public var aliases: [String]
    public var ended: CalendarDate?

    public init(
        id: PersonID, name: String, email: String, language: Language, aliases: [String] = [],
        ended: CalendarDate? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.language = language
        self.aliases = aliases
        self.ended = ended
    }
}
