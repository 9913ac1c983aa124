/// What a reader of the minutes came to: a value, or what stood in its way.
public struct Reading<Value: Sendable>: Sendable {
    /// Nil when there are problems.
    public var value: Value?
    /// Each rejects the whole file.
    public var problems: [Problem]
    /// Worth a look; the value stands.
    public var warnings: [Problem]

    public init(value: Value? = nil, problems: [Problem] = [], warnings: [Problem] = []) {
        self.value = value
        self.problems = problems
        self.warnings = warnings
    }
}

/// Something written that can't be taken as meant, before it is known on which line it stands.
struct Misreading: Error {
    var code: String
    var message: Trilingual
    var suggestion: String?
    /// The part that no one in the register goes by.
    var unknown: Substring?

    init(_ code: String, _ message: Trilingual, suggestion: String? = nil, unknown: Substring? = nil) {
        self.code = code
        self.message = message
        self.suggestion = suggestion
        self.unknown = unknown
    }

    func problem(line: Int) -> Problem { Problem(line: line, code: code, message, suggestion: suggestion) }
}

/// Longer than any party or deadline that people write; more is refused before it is looked into.
let longestPhraseBytes = 300

extension StringProtocol {
    /// The text in guillemets for a message, cut where someone pasted a page into a field.
    var echo: String {
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: unicodeScalars.prefix(60))
        return shown.count < unicodeScalars.prefix(61).count ? "«\(String(shown))…»" : "«\(String(shown))»"
    }
}
