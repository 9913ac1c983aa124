/// Foreign bytes as content lines, RFC 5545 §3.1: measured, unfolded, and UTF-8.
struct UnfoldedLines {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One line after the other, without their ends.
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

    /// - Parameter charset: the mail part's; asked only for bytes that are not UTF-8.
    init(_ foreign: [UInt8], charset: String?, limits: CalendarLimits) throws(CalendarError) {
        guard foreign.count <= 2 * limits.bytes else { throw Self.tooMuch("octets") }
        let foreign = WideCharset(of: foreign, named: charset)?.utf8(foreign) ?? foreign
        self = try Self.unfolded(foreign, limits)
        if isUTF8 { return }
        guard let charset = charset.flatMap(LegacyCharset.init(name:)) else { throw Self.malformed("not UTF-8") }
        self = try Self.unfolded(charset.utf8(foreign), limits)
    }

    var lines: some Sequence<ArraySlice<UInt8>> { ranges.lazy.map { bytes[$0] } }

    /// Only whole lines can tell: some programs fold within a character.
    private var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

    private static func unfolded(_ foreign: [UInt8], _ limits: CalendarLimits) throws(CalendarError) -> Self {
        guard foreign.count <= limits.bytes else { throw tooMuch("octets") }
        var result = Self()
        result.bytes.reserveCapacity(foreign.count)
        var rest = foreign.drop { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        if rest.starts(with: byteOrderMark) { rest = rest.dropFirst(byteOrderMark.count) }
        var lineCount = 0
        while !rest.isEmpty {
            var line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            // A text layer on the way may have doubled the carriage return.
            while line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else {
                throw malformed("a control character")
            }
            if result.append(line) { lineCount += 1 }
            guard result.ranges.last.map({ $0.count <= limits.lineBytes }) ?? true else {
                throw tooMuch("octets in a line")
            }
            guard lineCount <= limits.lines else { throw tooMuch("lines") }
        }
        return result
    }

    private init() {}

    /// Whether the line is one of its own. An empty one is, but is not kept: such a layer may also have put one
    /// before a line's continuation.
    private mutating func append(_ line: ArraySlice<UInt8>) -> Bool {
        let start = bytes.count
        if let first = line.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), let last = ranges.last {
            bytes += line.dropFirst()
            ranges[ranges.count - 1] = last.lowerBound..<bytes.count
            return false
        }
        guard !line.isEmpty else { return true }
        bytes += line
        ranges.append(start..<bytes.count)
        return true
    }

    private static func tooMuch(_ what: String) -> CalendarError { CalendarError(.reading, .tooMuch, what) }
    private static func malformed(_ what: String) -> CalendarError { CalendarError(.reading, .malformed, what) }
}
