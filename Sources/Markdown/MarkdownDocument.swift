/// A Markdown text as a tree of values (CommonMark 0.29 with tables and check lists). What can do harm is gone when
/// the tree is there: it holds no HTML and no link but to the web, to mail, to a telephone or within the same site.
public struct MarkdownDocument: Hashable, Sendable {
    public let blocks: [Block]

    /// - Throws: `MarkdownError` where the text goes beyond the limits; every other text has a reading.
    public init(parsing source: String, limits: MarkdownLimits = MarkdownLimits())
        throws(MarkdownError)
    {
        let bytes = Array(source.utf8)
        var gate = SourceGate(limits: limits)
        try gate.check(bytes)
        blocks = try SyntaxTree(parsing: bytes).blocks(depth: limits.depth)
    }

    /// The text as it reads, and where it goes beyond the limits as plain text: what people have once written is
    /// shown, whatever it is.
    public init(reading source: String) {
        self = (try? MarkdownDocument(parsing: source)) ?? MarkdownDocument(plain: source)
    }

    /// Every line as it stands, blank ones between paragraphs. What is for the program alone goes.
    private init(plain source: String) {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let paragraphs = lines.split { line in line.allSatisfy(\.isWhitespace) }
        blocks = paragraphs.compactMap { lines in
            let shown = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("<!--") }
            let inlines = shown.map { [Inline.text(String($0))] }
            return inlines.isEmpty ? nil : .paragraph(Array(inlines.joined(separator: [.lineBreak])))
        }
    }

    public init(blocks: [Block]) {
        self.blocks = blocks
    }
}

public indirect enum Block: Hashable, Sendable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    case code(String)
    case table(Table)
    case rule
}

public struct List: Hashable, Sendable {
    /// The number of the first item; nil for a list with dashes.
    public var start: Int?
    /// Written without blank lines between the items.
    public var isTight: Bool
    public var items: [ListItem]
}

public struct ListItem: Hashable, Sendable {
    /// nil where the item has no check box.
    public var isChecked: Bool?
    public var blocks: [Block]
}

public struct Table: Hashable, Sendable {
    public enum Alignment: String, Hashable, Sendable {
        case left, center, right
    }

    public typealias Cell = [Inline]

    /// One for each column.
    public var alignments: [Alignment]
    public var head: [Cell]
    /// Every row has as many cells as there are columns.
    public var rows: [[Cell]]
}

public indirect enum Inline: Hashable, Sendable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    case link(url: String, [Inline])
    /// A line end in the source, which is a space to the reader.
    case softBreak
    case lineBreak
}

extension Inline {
    /// The words alone.
    public var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inlines), .strong(let inlines), .link(_, let inlines): inlines.plainText
        case .softBreak: " "
        case .lineBreak: "\n"
        }
    }
}

extension [Inline] {
    /// The words alone.
    public var plainText: String { map(\.plainText).joined() }
}
