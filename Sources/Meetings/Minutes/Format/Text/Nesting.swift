/// Lists within lists and quotes within quotes, which renderers recurse on.
enum Nesting {
    /// What is wrong with a line that lies too deep, or has a heading of more levels than there are.
    static func problem(in bytes: [UInt8], line: MinutesSource.Line, number: Int) -> Problem? {
        let range = line.range
        switch bytes[range.lowerBound] {
        case .hash:
            let level = bytes[range].prefix(7).prefix { $0 == .hash }.count
            return level > 6 ? FormatProblem.headingTooDeep(line: number) : nil
        case .dash, .star, UInt8(ascii: "+"), UInt8(ascii: ">"), 0x30...0x39, 0xE2:
            let depth = Int(line.indentColumns) / 4 + markers(bytes[range])
            return depth > MinutesLimits.nestingLevels ? FormatProblem.tooDeep(line: number) : nil
        default:
            return nil
        }
    }

    /// Whether a line of text that people write into an agenda lies deeper than letters and pages show as lists.
    static func isTooDeep(_ line: Substring) -> Bool {
        let bytes = Array(line.utf8)
        let indent = bytes.prefix { $0 == .space || $0 == .tab }
        let text = bytes.dropFirst(indent.count)
        // Quotes within quotes are there also without a word in them.
        if text.allSatisfy({ $0 == UInt8(ascii: ">") || $0 == .space }) {
            return text.count { $0 == UInt8(ascii: ">") } > MinutesLimits.nestingLevels
        }
        let columns = indent.reduce(0) { $1 == .tab ? ($0 / 4 + 1) * 4 : $0 + 1 }
        return columns / 4 + markers(text) > MinutesLimits.nestingLevels
    }

    /// How many list and quote marks stand before the text; none where there is no text, as in a rule of dashes.
    private static func markers(_ text: ArraySlice<UInt8>) -> Int {
        var rest = text
        var count = 0
        while let first = rest.first {
            if first == .space || first == .tab {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: ">") {
                rest = rest.dropFirst()
                count += 1
            } else if first == .dash || first == .star || first == UInt8(ascii: "+"),
                rest.dropFirst().first ?? .space == .space
            {
                rest = rest.dropFirst()
                count += 1
            } else if let after = afterNumber(rest) {
                rest = after
                count += 1
            } else {
                return count
            }
        }
        return 0
    }

    /// What follows `12.` or `12)`; nil where the text doesn't begin with a number of a list.
    private static func afterNumber(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let rest = text.drop { (0x30...0x39).contains($0) }
        guard rest.count < text.count, let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
            rest.dropFirst().first ?? .space == .space
        else { return nil }
        return rest.dropFirst()
    }
}
