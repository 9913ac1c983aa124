/// What the sender of a mail wrote in it himself.
public struct OwnWords: Hashable, Sendable {
    /// Of plain text, without controls and without the marks that change its direction or have no width. No line has
    /// spaces at its end, no two empty ones follow each other, and none stands first or last. The empty list where the
    /// sender wrote nothing.
    public let lines: [String]
    /// Whether the mail was so long that something of his may be missing: more than 64 KiB or 2,000 lines of text.
    public let isClipped: Bool

    /// The first line with words, without spaces around it.
    public var firstLine: String? {
        lines.first.map { String($0.trimmed) }
    }

    /// The lines, divided by line feeds.
    public var text: String {
        lines.joined(separator: "\n")
    }
}

extension IncomingMail {
    /// What the sender wrote, without what he quotes, forwards or signs with, in the forms of Outlook, Gmail, Apple
    /// Mail and Thunderbird in Norwegian, Danish, Swedish, English and German. Words between and below
    /// quoted lines are his too. Read from the plain text, or from HTML where there is no other or where only that
    /// shows something of his. Read anew at every call.
    public var ownWords: OwnWords {
        let (words, isOnlyQuoted) = OwnWords.cut(WrittenText(self))
        guard isOnlyQuoted, let beside = WrittenText(besidePlainTextOf: self) else { return words }
        return OwnWords.cut(beside).words
    }
}

extension OwnWords {
    /// What is the sender's of a text, and whether all of it is somebody else's.
    fileprivate static func cut(_ written: WrittenText) -> (words: OwnWords, isOnlyQuoted: Bool) {
        var cutter = QuoteCutter(written.lines)
        cutter.cut()
        var lines: [String] = []
        for line in cutter.own {
            let isBlank = line.trimmed.isEmpty
            guard !isBlank || lines.last?.isEmpty == false else { continue }
            lines.append(isBlank ? "" : String(line.droppingSpacesAtEnd))
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        let words = OwnWords(lines: lines, isClipped: written.isClipped && !cutter.hasReachedQuote)
        return (words, lines.isEmpty && cutter.hasReachedQuote)
    }
}

extension String {
    fileprivate var droppingSpacesAtEnd: Substring {
        self[..<(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)]
    }
}
