/// Why a Markdown text was refused. It never helps to try the same text again.
public struct MarkdownError: Error, Hashable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        /// More bytes or more lines than `MarkdownLimits` allows.
        case tooLarge
        /// Quotes, lists or emphasis inside each other beyond `MarkdownLimits.depth`.
        case tooDeep
        /// More signs that may be markup than an honest text has.
        case tooIntricate
        /// A table of more cells than `MarkdownLimits.cells`.
        case tableTooLarge
        /// The parser found no memory or is not the one that was built against.
        case parserFailed
    }

    public let code: Code
    /// From 1; nil where it isn't one line's fault.
    public let line: Int?
    /// For the log, in English.
    public let detail: String

    init(_ code: Code, line: Int? = nil, _ detail: String) {
        self.code = code
        self.line = line
        self.detail = detail
    }
}

/// How large and how intricate a text may be. The parser's time and memory, and the depth of every recursion over
/// the tree, follow from these.
public struct MarkdownLimits: Hashable, Sendable {
    public var bytes = 5_000_000
    public var lines = 250_000
    /// How many quotes, lists and emphases may stand inside each other.
    public var depth = 64
    /// Bytes that may be markup, line ends included: each may cost the parser a node of its own.
    public var markupBytes = 500_000
    /// Openings of images, declarations and processing instructions, whose cost grows with the square of their number.
    public var costlyOpenings = 200
    public var cells = 200_000

    public init() {}
}
