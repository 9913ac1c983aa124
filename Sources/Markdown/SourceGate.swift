/// Reads a text once, before the parser sees it, and refuses what the parser could be made to choke on.
struct SourceGate {
    private let limits: MarkdownLimits
    private var lines = 0
    private var markupBytes = 0
    private var costlyOpenings = 0
    private var linesInBlock = 0
    private var mostPipesInBlock = 0

    init(limits: MarkdownLimits) {
        self.limits = limits
    }

    mutating func check(_ source: [UInt8]) throws(MarkdownError) {
        guard source.count <= limits.bytes else {
            throw MarkdownError(.tooLarge, "\(source.count) bytes, at most \(limits.bytes)")
        }
        var start = 0
        while start < source.count {
            let end =
                source[start...].firstIndex { $0 == Sign.newline || $0 == Sign.carriageReturn }
                ?? source.count
            lines += 1
            guard lines <= limits.lines else {
                throw MarkdownError(.tooLarge, "more than \(limits.lines) lines")
            }
            try checkDepth(source[start..<end])
            try checkMarkup(source[start..<end])
            let isPair =
                end + 1 < source.count && source[end] == Sign.carriageReturn
                && source[end + 1] == Sign.newline
            start = end + (isPair ? 2 : 1)
        }
    }

    /// Quotes and lists that open on this line, and the indentation that keeps earlier ones open: two columns or
    /// more for each. Levels cost time again at every blank line that follows.
    private func checkDepth(_ line: ArraySlice<UInt8>) throws(MarkdownError) {
        var opened = 0
        var columns = 0
        var index = line.startIndex
        scan: while index < line.endIndex {
            switch line[index] {
            case Sign.space: columns += 1
            case Sign.tab: columns += 4
            case UInt8(ascii: ">"): opened += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
                UInt8(ascii: ")"):
                guard isBlank(after: index, in: line) else { break scan }
                opened += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: break scan
            }
            index += 1
        }
        let isBlankLine = opened == 0 && index == line.endIndex
        guard isBlankLine || (opened <= limits.depth && columns <= limits.depth * 4) else {
            throw MarkdownError(.tooDeep, line: lines, "more than \(limits.depth) levels")
        }
    }

    private func isBlank(after index: Int, in line: ArraySlice<UInt8>) -> Bool {
        index + 1 == line.endIndex || line[index + 1] == Sign.space || line[index + 1] == Sign.tab
    }

    private mutating func checkMarkup(_ line: ArraySlice<UInt8>) throws(MarkdownError) {
        var pipes = 0
        var isBlankLine = true
        markupBytes += 1
        for index in line.indices {
            let byte = line[index]
            if byte != Sign.space, byte != Sign.tab { isBlankLine = false }
            guard Sign.mayBeMarkup[Int(byte)] else { continue }
            markupBytes += 1
            if byte == UInt8(ascii: "|") { pipes += 1 }
            if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "<"), isCostly(line[index...].prefix(4)) {
                costlyOpenings += 1
            }
        }
        guard markupBytes <= limits.markupBytes, costlyOpenings <= limits.costlyOpenings else {
            throw MarkdownError(.tooIntricate, line: lines, "too many signs that may be markup")
        }
        try checkCells(pipes: pipes, isBlankLine: isBlankLine)
    }

    /// `![`, `<?` and `<!`, but not `<!--`: the parser looks for the end of each of them over and over.
    private func isCostly(_ opening: ArraySlice<UInt8>) -> Bool {
        if opening.starts(with: "<!--".utf8) { return false }
        return opening.starts(with: "![".utf8) || opening.starts(with: "<?".utf8)
            || opening.starts(with: "<!".utf8)
    }

    /// The parser fills every row up to the width of the head, so a block may become width times lines of cells.
    private mutating func checkCells(pipes: Int, isBlankLine: Bool) throws(MarkdownError) {
        linesInBlock = isBlankLine ? 0 : linesInBlock + 1
        mostPipesInBlock = isBlankLine ? 0 : max(mostPipesInBlock, pipes)
        guard mostPipesInBlock == 0 || linesInBlock * (mostPipesInBlock + 1) <= limits.cells else {
            throw MarkdownError(.tableTooLarge, line: lines, "more than \(limits.cells) cells")
        }
    }
}

/// The bytes that this module looks for in a source.
enum Sign {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    static let mayBeMarkup: [Bool] = (0..<256).map { byte in
        "*_[]<&`\\|!".utf8.contains(UInt8(byte))
    }
}
