/// What a person is in a forum: `leiar`, `helseleiar`. A role has a name in each Norwegian, and may be held
/// by one at a time (for each organisation) or by many.
public struct Role: Hashable, Codable, Sendable, Identifiable {
    public enum Holders: String, Codable, Sendable { case one, many }

    /// Its names as the register writes them, the first being the key: `leiar`, `leder`.
    public var names: [String]
    public var holders: Holders
    public var ended: CalendarDate?

    public init(names: [String], holders: Holders? = nil, ended: CalendarDate? = nil) {
        self.names = names
        self.holders = holders ?? (names.contains(where: Role.heldByMany.contains) ? .many : .one)
        self.ended = ended
    }

    public var id: RoleID { RoleID(names.first ?? "") }

    /// The name in the reader's language: the first is Nynorsk, the second Bokmål.
    public func name(in language: Language) -> String {
        language == .nb && names.count > 1 ? names[1] : names.first ?? ""
    }

    /// Roles that several hold side by side unless the register says otherwise.
    private static let heldByMany: Set<String> = [
        "medlem", "varamedlem", "vara", "observatør", "gjest", "deltakar", "deltaker", "sekretariat",
        "brukarrepresentant", "brukerrepresentant", "fastlegerepresentant", "rådgivar", "rådgiver",
    ]

    public static let chair: RoleID = "leiar"
    public static let viceChair: RoleID = "nestleiar"
    public static let secretariat: RoleID = "sekretariat"

    /// What the roles that rules ask for are called in either language.
    static func spellings(of role: RoleID) -> Set<String> {
        switch role {
        case chair: ["leiar", "leder"]
        case viceChair: ["nestleiar", "nestleder"]
        default: [role.rawValue]
        }
    }

    public var isChair: Bool { !Role.spellings(of: Role.chair).isDisjoint(with: names) }
    public var isViceChair: Bool { !Role.spellings(of: Role.viceChair).isDisjoint(with: names) }
}
