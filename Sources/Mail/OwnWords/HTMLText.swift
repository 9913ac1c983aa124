/// HTML as lines of text, with one line of `>` for everything that is quoted. It is read once,
/// from the beginning to the end, and nothing in it is followed, shown or run.
struct HTMLText {
    private static let mostBytes = 1 << 20
    /// Each is looked at, so a text of nothing else takes longest.
    private static let mostTags = 50_000
    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)

    private(set) var lines = TextLines()
    /// Whether the program that wrote it has marked something as quoted.
    private(set) var hasMarkedQuote = false
    private let bytes: [UInt8]
    private var position = 0
    private var hasPendingSpace = false
    private var preformattedDepth = 0
    /// Open block quotes, and which of them quote: others only move the text to the right.
    private var blockQuotes: [Bool] = []
    private var quoteDepth = 0
    /// An element that is left out, and how many of its name are open in it.
    private var skipped: (name: String, depth: Int)?
    private var isCut = false
    private var tagCount = 0
    private var isTooLong: Bool

    var isClipped: Bool { lines.isFull || (isTooLong && !isCut) }

    init(_ html: String) {
        bytes = Array(html.utf8.prefix(Self.mostBytes))
        isTooLong = bytes.count == Self.mostBytes
        while position < bytes.count, !isCut, !lines.isFull, tagCount <= Self.mostTags {
            switch bytes[position] {
            case UInt8(ascii: "<"): readMarkup()
            case UInt8(ascii: "&"): readEntity()
            default: readText()
            }
        }
        if tagCount > Self.mostTags { isTooLong = true }
        lines.finish()
    }

    private mutating func readText() {
        let end = bytes[position...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } ?? bytes.count
        for scalar in String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars { append(scalar) }
        position = end
    }

    private mutating func readEntity() {
        if let (scalar, end) = HTMLEntity.read(bytes, at: position) {
            append(scalar)
            position = end
        } else {
            append("&")
            position += 1
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard skipped == nil, quoteDepth == 0 else { return }
        let isSpace = scalar == " " || scalar == "\t" || TextLines.endsLine(scalar)
        if isSpace, preformattedDepth > 0 {
            if scalar == "\n" { lines.endLine() } else if scalar != "\r" { lines.append(" ") }
        } else if isSpace {
            hasPendingSpace = !lines.isLineEmpty
        } else {
            if hasPendingSpace { lines.append(" ") }
            hasPendingSpace = false
            // Text that looks like a sign of quoting is text.
            if scalar == ">", lines.isLineEmpty { lines.append(" ") }
            lines.append(scalar)
        }
    }

    private mutating func endLine() {
        hasPendingSpace = false
        if !lines.isLineEmpty { lines.endLine() }
    }

    private mutating func readMarkup() {
        if bytes[position...].starts(with: Self.commentStart) {
            let end = bytes[(position + Self.commentStart.count)...].firstIndex(of: Self.commentEnd)
            position = end.map { $0 + 3 } ?? bytes.count
            return
        }
        tagCount += 1
        guard let tag = HTMLTag(bytes, at: position) else {
            append("<")
            position += 1
            return
        }
        position = tag.end
        if var skipped {
            guard tag.name == skipped.name, !tag.isEmpty else { return }
            skipped.depth += tag.isClosing ? -1 : 1
            self.skipped = skipped.depth == 0 ? nil : skipped
        } else if tag.isClosing {
            close(tag)
        } else {
            open(tag)
        }
    }

    private mutating func open(_ tag: HTMLTag) {
        if HTMLElement.raw.contains(tag.name) {
            skipRaw(tag)
            return
        }
        let role = HTMLElement.role(of: tag)
        if role == .end, quoteDepth == 0 {
            endLine()
            isCut = true
            return
        }
        if role == .quote, tag.name != "blockquote", quoteDepth == 0 { markQuote() }
        if role == .quote && tag.name != "blockquote" || role == .signature || role == .attribution {
            endLine()
            if !tag.isEmpty { skipped = (tag.name, 1) }
            return
        }
        switch tag.name {
        case "br": if skipped == nil, quoteDepth == 0 { endBreak() }
        case "blockquote":
            endLine()
            if role == .quote, quoteDepth == 0 { markQuote() }
            blockQuotes.append(role == .quote)
            if role == .quote { quoteDepth += 1 }
        case "pre":
            endLine()
            preformattedDepth += 1
        case "td", "th": hasPendingSpace = !lines.isLineEmpty
        case _ where HTMLElement.blocks.contains(tag.name): endLine()
        default: break
        }
    }

    private mutating func close(_ tag: HTMLTag) {
        switch tag.name {
        case "blockquote":
            endLine()
            if blockQuotes.popLast() == true { quoteDepth -= 1 }
        case "pre":
            endLine()
            preformattedDepth = max(0, preformattedDepth - 1)
        case _ where HTMLElement.blocks.contains(tag.name): endLine()
        default: break
        }
    }

    private mutating func endBreak() {
        hasPendingSpace = false
        lines.endLine()
    }

    private mutating func markQuote() {
        hasMarkedQuote = true
        endLine()
        lines.append(">")
        lines.endLine()
    }

    /// To the end of an element whose content isn't HTML, or to the end of all where it isn't closed.
    private mutating func skipRaw(_ tag: HTMLTag) {
        let name = Array("</\(tag.name)".utf8)
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), bytes.count - position >= name.count,
                zip(bytes[position...], name).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
            {
                return
            }
            position += 1
        }
    }
}
