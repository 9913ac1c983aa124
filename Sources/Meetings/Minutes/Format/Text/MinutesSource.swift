/// The text of a file of minutes, made ready for reading (`domain.md` §3.6.2, *Preprocessing*): letters composed,
/// hard spaces made soft, comments blanked, spaces at both ends of every line left out. Line numbers are kept.
struct MinutesSource {
    struct Line {
        /// Where the text begins, after the indentation, and where it ends.
        var start: Int32
        var end: Int32
        /// Columns of indentation; a tab goes to the next multiple of four.
        var indentColumns: Int32

        var isBlank: Bool { start == end }
        var range: Range<Int> { Int(start)..<Int(end) }
    }

    private(set) var bytes: [UInt8] = []
    private(set) var lines: [Line] = []

    /// Nil, with one error, where the file can't be read as text within the limits.
    init?(_ original: [UInt8], problems: inout ProblemList) {
        if let fault = TextFault.first(in: original) {
            problems.error(fault)
            return nil
        }
        bytes.reserveCapacity(original.count + 1)
        var writer = LineWriter()
        writer.copy(original, into: &self, problems: &problems)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func text(of line: Line) -> String { text(line.range) }

    /// The range without spaces at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == .space { start += 1 }
        while end > start, bytes[end - 1] == .space { end -= 1 }
        return start..<end
    }

    fileprivate mutating func append(_ byte: UInt8) { bytes.append(byte) }

    fileprivate mutating func finishLine(from start: Int, indentColumns: Int, compose: Bool) {
        while bytes.count > start, bytes[bytes.count - 1] == .space { bytes.removeLast() }
        if compose {
            let composed = Composition.composed(text(start..<bytes.count))
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: composed.utf8)
        }
        lines.append(Line(start: Int32(start), end: Int32(bytes.count), indentColumns: Int32(indentColumns)))
    }
}

/// Copies the bytes line by line into a source.
private struct LineWriter {
    private var start = 0
    private var indentColumns = 0
    private var hasText = false
    private var needsComposing = false
    private var commentLine: Int?
    private var toldOfControls = false
    private var toldOfNesting = false

    mutating func copy(_ original: [UInt8], into source: inout MinutesSource, problems: inout ProblemList) {
        var index = original.starts(with: TextFault.byteOrderMark) ? TextFault.byteOrderMark.count : 0
        while index < original.count {
            let byte = original[index]
            switch byte {
            case .lineFeed, .carriageReturn:
                finish(&source, problems: &problems)
                let isPair = byte == .carriageReturn && index + 1 < original.count
                index += isPair && original[index + 1] == .lineFeed ? 2 : 1
            case _ where commentLine != nil:
                if byte == UInt8(ascii: ">"), index >= 2, original[index - 1] == .dash, original[index - 2] == .dash {
                    commentLine = nil
                    space(into: &source)
                }
                index += 1
            case UInt8(ascii: "<") where LineWriter.opensComment(original, at: index):
                commentLine = source.lines.count + 1
                index += 2
            case 0..<0x20, 0x7F:
                control(byte, into: &source, problems: &problems)
                index += 1
            case .space:
                space(into: &source)
                index += 1
            default:
                index += wide(original, at: index, into: &source)
            }
        }
        finish(&source, problems: &problems)
        if let commentLine { problems.error(FormatProblem.unterminatedComment(line: commentLine)) }
    }

    private static func opensComment(_ bytes: [UInt8], at index: Int) -> Bool {
        index + 3 < bytes.count && bytes[index + 1] == UInt8(ascii: "!") && bytes[index + 2] == .dash
            && bytes[index + 3] == .dash
    }

    private mutating func finish(_ source: inout MinutesSource, problems: inout ProblemList) {
        source.finishLine(from: start, indentColumns: indentColumns, compose: needsComposing)
        if hasText, !toldOfNesting, let line = source.lines.last,
            let problem = Nesting.problem(in: source.bytes, line: line, number: source.lines.count)
        {
            problems.error(problem)
            toldOfNesting = true
        }
        start = source.bytes.count
        indentColumns = 0
        hasText = false
        needsComposing = false
    }

    private mutating func space(into source: inout MinutesSource) {
        if hasText { source.append(.space) } else { indentColumns += 1 }
    }

    /// A tab is a space; so are the breaks that slides and word processors put within a paragraph. Others are refused.
    private mutating func control(_ byte: UInt8, into source: inout MinutesSource, problems: inout ProblemList) {
        switch byte {
        case .tab where !hasText: indentColumns = (indentColumns / 4 + 1) * 4
        case .tab, 0x0B, 0x0C: space(into: &source)
        default:
            if !toldOfControls { problems.error(FormatProblem.controlCharacter(byte, line: source.lines.count + 1)) }
            toldOfControls = true
            space(into: &source)
        }
    }

    /// Copies one byte, makes a space of a hard or thin one, or passes over a mark that nobody sees; how many bytes
    /// it took.
    private mutating func wide(_ bytes: [UInt8], at index: Int, into source: inout MinutesSource) -> Int {
        let byte = bytes[index]
        if byte == 0xC2, bytes[index + 1] == 0xA0 {
            space(into: &source)
            return 2
        }
        if let count = Invisible.byteCount(bytes, at: index) { return count }
        if byte == 0xE2, bytes[index + 1] == 0x80 {
            // U+2000 to U+200A and U+202F are spaces; dashes, quotes and the bullet stand composed as they are.
            let last = bytes[index + 2]
            if last <= 0x8A || last == 0xAF {
                space(into: &source)
                return 3
            }
        } else if byte >= 0xCC {
            // U+0300 and up: may be a mark on the letter before.
            needsComposing = true
        }
        hasText = true
        source.append(byte)
        return 1
    }
}
