/// What a line is by its first characters: a heading, a bullet, a field of a list.
extension MinutesParser {
    struct Heading {
        var level: Int
        var text: Range<Int>
        /// From 1.
        var line: Int
        /// `###Vedtak`: no heading in Markdown, and surely meant as one.
        var lacksSpace: Bool
    }

    struct Field {
        /// Folded.
        var key: [UInt8]
        var written: Range<Int>
        var value: Range<Int>
    }

    /// The heading on the line with this index, if it is one.
    func heading(_ index: Int) -> Heading? {
        let line = source.lines[index]
        let range = line.range
        guard !range.isEmpty, source.bytes[range.lowerBound] == .hash, line.indentColumns <= 3 else { return nil }
        var start = range.lowerBound
        while start < range.upperBound, source.bytes[start] == .hash { start += 1 }
        let level = start - range.lowerBound
        let lacksSpace = start < range.upperBound && source.bytes[start] != .space
        guard level <= 6, !(lacksSpace && level == 1 && !namesTitle(start..<range.upperBound)) else { return nil }
        var end = range.upperBound
        while end > start, source.bytes[end - 1] == .hash { end -= 1 }
        if end > start, end < range.upperBound, source.bytes[end - 1] != .space { end = range.upperBound }
        return Heading(level: level, text: unstarred(start..<end), line: index + 1, lacksSpace: lacksSpace)
    }

    /// Whether the text begins as a title does, so that `#Referat: …` isn't taken for prose.
    private func namesTitle(_ text: Range<Int>) -> Bool {
        guard let colon = source.bytes[text].firstIndex(of: .colon) else { return false }
        return MinutesKeywords.titles.meaning(of: Fold.key(source.bytes[text.lowerBound..<colon])) != nil
    }

    /// What stands after the bullet of the line with this index; nil where it has none.
    func bulletText(_ index: Int) -> Range<Int>? {
        let range = source.lines[index].range
        guard !range.isEmpty else { return nil }
        let first = source.bytes[range.lowerBound]
        let rest: Range<Int>
        if first == .dash || first == .star {
            rest = range.lowerBound + 1..<range.upperBound
            guard rest.isEmpty || source.bytes[rest.lowerBound] == .space else { return nil }
        } else if source.bytes[range].starts(with: LineShape.bullet) {
            rest = range.lowerBound + LineShape.bullet.count..<range.upperBound
        } else {
            return nil
        }
        return source.trimmed(rest)
    }

    /// The key and the value of `key: value`; nil where there is no colon.
    func field(in text: Range<Int>) -> Field? {
        guard let colon = source.bytes[text].firstIndex(of: .colon) else { return nil }
        let written = text.lowerBound..<colon
        var value = source.trimmed(colon + 1..<text.upperBound)
        if source.bytes[written].contains(.star) { value = unstarred(value) }
        return Field(key: Fold.key(source.bytes[written]), written: unstarred(written), value: value)
    }

    /// The range without spaces, and without the stars of bold text, at its ends.
    func unstarred(_ range: Range<Int>) -> Range<Int> {
        var inner = source.trimmed(range)
        while let first = source.bytes[inner].first, first == .star { inner = inner.dropFirst() }
        while let last = source.bytes[inner].last, last == .star { inner = inner.dropLast() }
        return source.trimmed(inner)
    }

    /// The number and the text of `1. text`; nil where the line isn't a numbered point.
    func point(_ index: Int) -> (number: Int, text: Range<Int>)? {
        let line = source.lines[index]
        let digits = source.bytes[line.range].prefix { $0.isDigit }
        let dot = digits.endIndex
        guard (1...4).contains(digits.count), line.indentColumns < 4, dot < line.range.upperBound,
            source.bytes[dot] == UInt8(ascii: ".") || source.bytes[dot] == UInt8(ascii: ")"),
            dot + 1 == line.range.upperBound || source.bytes[dot + 1] == .space,
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (number, source.trimmed(dot + 1..<line.range.upperBound))
    }

    /// The index of the next line with text, which is then passed; nil at a heading and at the end.
    mutating func nextTextLine(orHeading: Bool = false) -> Int? {
        while at < source.lines.count {
            let index = at
            if source.lines[index].isBlank {
                at += 1
                continue
            }
            if !orHeading, heading(index) != nil { return nil }
            at += 1
            return index
        }
        return nil
    }
}

enum LineShape {
    /// `•`
    static let bullet: [UInt8] = [0xE2, 0x80, 0xA2]
}

extension Range<Int> {
    fileprivate func dropFirst() -> Range<Int> { lowerBound + 1..<upperBound }
    fileprivate func dropLast() -> Range<Int> { lowerBound..<upperBound - 1 }
}
