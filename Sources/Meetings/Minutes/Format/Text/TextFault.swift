/// Why bytes can't be read as a text of lines at all.
enum TextFault {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The first fault: too large, not UTF-8, or a line too long.
    static func first(in bytes: [UInt8]) -> Problem? {
        if bytes.count > MinutesLimits.fileBytes { return FormatProblem.fileTooLarge(bytes: bytes.count) }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            return invalid(bytes, at: error.byteOffsets.lowerBound)
        }
        return longLine(bytes)
    }

    private static func invalid(_ bytes: [UInt8], at offset: Int) -> Problem {
        var (line, start) = (1, 0)
        for index in 0..<offset where endsLine(bytes, at: index) {
            line += 1
            start = index + 1
        }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        return FormatProblem.notUTF8(line: line, byte: offset - start + 1, isUTF16: isUTF16)
    }

    private static func longLine(_ bytes: [UInt8]) -> Problem? {
        var (line, start) = (1, 0)
        for index in bytes.indices where endsLine(bytes, at: index) {
            if index - start > MinutesLimits.lineBytes { return FormatProblem.lineTooLong(line: line) }
            line += 1
            start = index + 1
        }
        return bytes.count - start > MinutesLimits.lineBytes ? FormatProblem.lineTooLong(line: line) : nil
    }

    /// A line feed, or a carriage return that isn't half of a pair.
    private static func endsLine(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case .lineFeed: true
        case .carriageReturn: index + 1 == bytes.count || bytes[index + 1] != .lineFeed
        default: false
        }
    }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let dash = UInt8(ascii: "-")
    static let star = UInt8(ascii: "*")
    static let colon = UInt8(ascii: ":")
    static let hash = UInt8(ascii: "#")

    var isDigit: Bool { (0x30...0x39).contains(self) }
}
