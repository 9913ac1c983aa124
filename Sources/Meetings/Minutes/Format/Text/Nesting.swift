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

    /// How many list and quote marks stand before the text; none where there is no text, as in a rule of dashes.
    private static func markers(_ text: ArraySlice<UInt8>) -> Int {
        var rest = text
        var count = 0
        while let first = rest.first {
            if first == .space {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: ">") {
                rest = rest.dropFirst()
                count += 1
            } else if first == .dash || first == .star || first == UInt8(ascii: "+"),
                rest.dropFirst().first ?? .space == .space
            {
                rest = rest.dropFirst()
                count += 1
            } else {
                return count
            }
        }
        return 0
    }
}
