/// The languages Samling speaks: Nynorsk, Bokmål and English.
public enum Language: String, CaseIterable, Codable, Sendable, Hashable {
    case nn, nb, en

    /// As HTML and mail headers name it (RFC 5646).
    public var tag: String {
        switch self {
        case .nn: "nn-NO"
        case .nb: "nb-NO"
        case .en: "en"
        }
    }
}

/// A text in the three languages.
public struct Trilingual: Hashable, Codable, Sendable {
    public let nn: String
    public let nb: String
    public let en: String

    public init(_ nn: String, _ nb: String, _ en: String) {
        self.nn = nn
        self.nb = nb
        self.en = en
    }

    /// What the system or a library said, which it says in one language.
    public init(same text: String) { self.init(text, text, text) }

    public subscript(_ language: Language) -> String {
        switch language {
        case .nn: nn
        case .nb: nb
        case .en: en
        }
    }
}
