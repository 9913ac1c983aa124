/// What stands between foreign bytes and libical: one pass that measures everything and lets through only the
/// lines this library reads.
struct InboundScan {
    private static let calendarProperties: Set<String> = [
        "PRODID", "VERSION", "METHOD", "NAME", "REFRESH-INTERVAL",
    ]
    private static let eventProperties: Set<String> = [
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION",
        "LOCATION", "URL", "STATUS", "TRANSP", "CLASS", "ORGANIZER", "ATTENDEE", "CATEGORIES", "RELATED-TO",
    ]

    private let limits: CalendarLimits
    /// The components that are open, outermost first.
    private var open: [String] = []
    private var isFinished = false
    private var lineCount = 0
    private var componentCount = 0
    private var attendeeCount = 0
    private var kept: [UInt8] = []
    private var keptCount = 0

    /// Unfolded lines of one VCALENDAR and the VEVENTs in it.
    static func text(_ bytes: [UInt8], limits: CalendarLimits) throws(CalendarError) -> String {
        guard bytes.count <= limits.bytes else { throw tooMuch("octets") }
        var scan = InboundScan(limits: limits)
        try scan.readLines(bytes)
        guard scan.isFinished else { throw malformed("no END:VCALENDAR") }
        guard let text = String(validating: scan.kept, as: UTF8.self) else { throw malformed("not UTF-8") }
        return text
    }

    private init(limits: CalendarLimits) {
        self.limits = limits
        kept.reserveCapacity(4096)
    }

    private mutating func readLines(_ bytes: [UInt8]) throws(CalendarError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Self.malformed("not UTF-8") }
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var rest = bytes[(bytes.starts(with: byteOrderMark) ? 3 : 0)...]
        var line: [UInt8] = []
        while !rest.isEmpty {
            var physical = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[physical.endIndex...].dropFirst()
            // A text layer on the way may have doubled the carriage return.
            while physical.last == UInt8(ascii: "\r") { physical = physical.dropLast() }
            guard physical.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else {
                throw Self.malformed("a control character")
            }
            if let first = physical.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), lineCount > 0 {
                line += physical[(physical.startIndex + 1)...]
            } else {
                try read(line)
                line = Array(physical)
                lineCount += 1
            }
            guard line.count <= limits.lineBytes else { throw Self.tooMuch("octets in a line") }
            guard lineCount <= limits.lines else { throw Self.tooMuch("lines") }
        }
        try read(line)
    }

    private mutating func read(_ line: [UInt8]) throws(CalendarError) {
        guard !line.isEmpty else { return }
        guard let head = LineHead(line) else {
            // Text that a careless program has broken into lines of its own.
            if open.isEmpty { throw Self.malformed("text outside a calendar object") }
            return
        }
        guard head.parameters <= limits.parametersPerProperty else { throw Self.tooMuch("parameters") }
        switch head.name {
        case "BEGIN": try begin(head.word(in: line), line)
        case "END": try end(head.word(in: line), line)
        default: try readProperty(head, line)
        }
    }

    private mutating func begin(_ name: String, _ line: [UInt8]) throws(CalendarError) {
        guard !isFinished, (name == "VCALENDAR") == open.isEmpty else {
            throw Self.malformed("not one VCALENDAR around everything")
        }
        componentCount += 1
        guard componentCount <= limits.components else { throw Self.tooMuch("components") }
        guard open.count < limits.depth else { throw Self.tooMuch("components in components") }
        open.append(name)
        if isKept { keep(line) }
    }

    private mutating func end(_ name: String, _ line: [UInt8]) throws(CalendarError) {
        guard open.last == name else { throw Self.malformed("END without its BEGIN") }
        if isKept { keep(line) }
        open.removeLast()
        isFinished = open.isEmpty
    }

    private var isKept: Bool { open == ["VCALENDAR"] || open == ["VCALENDAR", "VEVENT"] }

    private mutating func readProperty(_ head: LineHead, _ line: [UInt8]) throws(CalendarError) {
        if open.isEmpty { throw Self.malformed("text outside a calendar object") }
        if head.name == "ATTENDEE" {
            attendeeCount += 1
            guard attendeeCount <= limits.attendees else { throw Self.tooMuch("ATTENDEE") }
        }
        let known = open.count == 1 ? Self.calendarProperties : Self.eventProperties
        guard isKept, known.contains(head.name) else { return }
        switch head.name {
        case "SEQUENCE":
            // libical makes some number of anything.
            guard let number = Int32(head.word(in: line)), number >= 0 else { throw Self.malformed("SEQUENCE") }
            keep(line)
        case "CATEGORIES": try keepEach(ofList: line[head.valueStart...])
        default: keep(line)
        }
    }

    /// libical does not part a list before it unescapes it; so each name gets a line.
    private mutating func keepEach(ofList list: ArraySlice<UInt8>) throws(CalendarError) {
        var name: [UInt8] = []
        var isEscaped = false
        for byte in list {
            if byte == UInt8(ascii: ","), !isEscaped {
                keep("CATEGORIES:".utf8 + name)
                name.removeAll()
                guard keptCount <= limits.lines else { throw Self.tooMuch("CATEGORIES") }
            } else {
                name.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        keep("CATEGORIES:".utf8 + name)
    }

    private mutating func keep(_ line: [UInt8]) {
        kept += line
        kept += "\r\n".utf8
        keptCount += 1
    }

    private static func tooMuch(_ what: String) -> CalendarError { CalendarError(.reading, .tooMuch, what) }
    private static func malformed(_ what: String) -> CalendarError { CalendarError(.reading, .malformed, what) }
}

/// Where a content line's value begins, and what stands before it.
private struct LineHead {
    /// In capitals.
    var name: String
    var parameters = 0
    var valueStart = 0

    /// Nil where the line has no name or no value.
    init?(_ line: [UInt8]) {
        var isQuoted = false
        var nameEnd: Int?
        for (index, byte) in line.enumerated() {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                nameEnd = nameEnd ?? index
                parameters += 1
            case UInt8(ascii: ":") where !isQuoted:
                name = String(decoding: line[..<(nameEnd ?? index)], as: UTF8.self).uppercased()
                valueStart = index + 1
                return
            default: break
            }
        }
        return nil
    }

    /// A value of one word, in capitals.
    func word(in line: [UInt8]) -> String {
        let value = line[valueStart...].drop { $0 == UInt8(ascii: " ") }
        return String(decoding: value.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self).uppercased()
    }
}
