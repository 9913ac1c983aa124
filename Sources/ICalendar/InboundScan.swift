/// What stands between foreign bytes and libical: one pass that measures everything and lets through only the
/// lines this library reads.
struct InboundScan {
    private let limits: CalendarLimits
    /// The components that are open, outermost first.
    private var open: [String] = []
    private var isFinished = false
    private var componentCount = 0
    private var attendeeCount = 0
    private var kept = KeptLines()
    private var events: [InboundEvent] = []
    private var otherComponents: [String] = []

    /// - Parameter charset: the mail part's, where there is one.
    static func object(
        _ bytes: [UInt8], charset: String? = nil, limits: CalendarLimits
    ) throws(CalendarError) -> InboundObject {
        var scan = InboundScan(limits: limits)
        for line in try UnfoldedLines(bytes, charset: charset, limits: limits).lines { try scan.read(line) }
        guard scan.isFinished else { throw malformed("no END:VCALENDAR") }
        return InboundObject(
            text: String(decoding: scan.kept.bytes, as: UTF8.self), events: scan.events,
            otherComponents: scan.otherComponents)
    }

    private init(limits: CalendarLimits) { self.limits = limits }

    private mutating func read(_ bytes: ArraySlice<UInt8>) throws(CalendarError) {
        guard let line = ContentLine(bytes) else {
            // Text that a careless program has broken into lines of its own.
            if open.isEmpty { throw Self.malformed("text outside a calendar object") }
            return
        }
        guard line.parameterCount <= limits.parametersPerProperty else { throw Self.tooMuch("parameters") }
        switch line.name {
        case "BEGIN": try begin(line.word)
        case "END": try end(line.word)
        default: try readProperty(line)
        }
    }

    private mutating func begin(_ name: String) throws(CalendarError) {
        guard !isFinished, (name == "VCALENDAR") == open.isEmpty else {
            throw Self.malformed("not one VCALENDAR around everything")
        }
        componentCount += 1
        guard componentCount <= limits.components else { throw Self.tooMuch("components") }
        guard open.count < limits.depth else { throw Self.tooMuch("components in components") }
        open.append(name)
        if isKept { kept.keep("BEGIN", name.utf8) }
        guard open.count == 2 else { return }
        if name == "VEVENT" { events.append(InboundEvent()) } else { otherComponents.append(CleanText.name(name)) }
    }

    private mutating func end(_ name: String) throws(CalendarError) {
        guard open.last == name else { throw Self.malformed("END without its BEGIN") }
        if isKept { kept.keep("END", name.utf8) }
        open.removeLast()
        isFinished = open.isEmpty
    }

    private var isKept: Bool { open.count == 1 || open.count == 2 && open[1] == "VEVENT" }

    private mutating func readProperty(_ line: ContentLine) throws(CalendarError) {
        if open.isEmpty { throw Self.malformed("text outside a calendar object") }
        if line.name == "ATTENDEE" {
            attendeeCount += 1
            guard attendeeCount <= limits.attendees else { throw Self.tooMuch("ATTENDEE") }
        }
        let known = open.count == 1 ? InboundProperty.ofCalendars : InboundProperty.ofEvents
        guard isKept, let property = known[line.name] else { return }
        switch property {
        case .text: kept.keepText(line.name, line.value)
        case .comment: kept.keepText("COMMENT", line.value)
        case .list: kept.keepEach(line.name, ofList: line.value)
        case .time: kept.keepTime(line.asTime)
        case .duration: kept.keepDuration(line)
        case .word: kept.keep(line.name, line.value)
        case .sequence:
            // libical makes some number of anything.
            guard let number = Int32(line.word), number >= 0 else { throw Self.malformed("SEQUENCE") }
            kept.keep(line.name, String(number).utf8)
        case .organizer: events[events.count - 1].readOrganizer(line)
        case .attendee: events[events.count - 1].readAttendee(line)
        case .requestStatus: events[events.count - 1].readRequestStatus(line)
        }
        guard kept.count <= limits.lines else { throw Self.tooMuch("texts in lists") }
    }

    private static func tooMuch(_ what: String) -> CalendarError { CalendarError(.reading, .tooMuch, what) }
    private static func malformed(_ what: String) -> CalendarError { CalendarError(.reading, .malformed, what) }
}
