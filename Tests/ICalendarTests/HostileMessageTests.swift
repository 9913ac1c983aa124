import ICalendar
import Testing

@Suite("Hostile messages", .timeLimit(.minutes(10)))
struct HostileMessageTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private func code(_ event: String) -> CalendarError.Code? {
        Messages.refusal(Array(Messages.text(event).utf8))?.code
    }

    @Test("A rule for every second, in the event, in a zone and in an alarm, is never expanded")
    func everySecond() throws {
        let text = """
            BEGIN:VCALENDAR
            METHOD:REPLY
            BEGIN:VTIMEZONE
            TZID:Europe/Oslo
            BEGIN:STANDARD
            DTSTART:16010101T000000
            RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30
            TZOFFSETFROM:+0100
            TZOFFSETTO:+1100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:u
            DTSTART;TZID=Europe/Oslo:20260108T090000
            RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30
            RRULE:FREQ=MINUTELY
            RDATE:20260109T090000
            EXDATE:20260109T090000
            EXRULE:FREQ=SECONDLY
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.no
            BEGIN:VALARM
            UID:other
            ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.no
            COMMENT:x
            RRULE:FREQ=SECONDLY
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """
        let message = try CalendarReader.readMessage(Array(text.utf8))
        #expect(message.start?.instant == Messages.start && message.uid == "u" && message.comment == nil)
        #expect(message.attendees.map(\.address) == ["a@example.no"])
    }

    @Test("More than the limits is refused: lines, nesting, long lines, parameters, people, octets")
    func tooMuch() {
        #expect(code(repeated("DTSTART:unparsable\n", 16_000)) == .tooMuch)
        #expect(code(repeated("BEGIN:VEVENT\n", 20_000)) == .tooMuch)
        #expect(code(repeated("BEGIN:X-A\n", 4)) == .tooMuch)
        #expect(code(repeated("BEGIN:VALARM\nEND:VALARM\n", 49)) == .tooMuch)
        #expect(code("COMMENT:" + repeated("a", 1_000_000)) == .tooMuch)
        #expect(code("COMMENT:" + repeated("a", 400_000)) == .tooMuch)
        #expect(code("COMMENT:a" + repeated("\n a", 20_000)) == .tooMuch)
        #expect(code("ATTENDEE\(repeated(";X=1", 100_000)):mailto:a@example.no") == .tooMuch)
        #expect(code("ATTENDEE\(repeated(";X=1", 41)):mailto:a@example.no") == .tooMuch)
        #expect(code(repeated("ATTENDEE:mailto:a@example.no\n", 500_000)) == .tooMuch)
        #expect(code(repeated("ATTENDEE:mailto:a@example.no\n", 501)) == .tooMuch)
        #expect(code(repeated("\n", 500_000)) == .tooMuch)
    }

    @Test("As much as the limits let in is read at once")
    func justEnough() throws {
        #expect(code(repeated("DTSTART:unparsable\n", 4900)) == nil)
        #expect(code(repeated("DTEND;TZID=/x/y/\(repeated("z", 60)):20260108T090000\n", 4900)) == nil)
        #expect(code(repeated("COMMENT:\(repeated("\\,", 8000))\n", 31)) == nil)
        let delegates = repeated("\"mailto:a@example.no\",", 700)
        let message = try Messages.read(repeated("ATTENDEE;DELEGATED-TO=\(delegates):mailto:a@example.no\n", 30))
        #expect(message.attendees.count == 30 && message.attendees[29].delegatedTo.count == 700)
        let comments = (0..<4900).map { "COMMENT:\($0)\n" }.joined()
        #expect(try Messages.read(comments).comment?.split(separator: "\n").count == 4900)
    }

    @Test(
        "A control character is refused wherever it stands", arguments: [0x00, 0x01, 0x0B, 0x0C, 0x1B, 0x7F] as [UInt8])
    func controls(octet: UInt8) {
        let bytes = Messages.crlf(Messages.text("COMMENT:a"))
        for place in [0, 5, bytes.count / 2, bytes.count - 1] {
            #expect(Messages.refusal(Array(bytes[..<place]) + [octet] + Array(bytes[place...]))?.code == .malformed)
        }
    }

    @Test("An octet that is not UTF-8 is refused, also in a line that nobody reads")
    func notUTF8() {
        for octets: [UInt8] in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
            let parts = Messages.text("X-A:|b").utf8.split(separator: UInt8(ascii: "|"))
            #expect(Messages.refusal(Array(parts[0]) + octets + Array(parts[1]))?.code == .malformed)
        }
    }

    @Test("A calendar in a calendar, after one, around nothing, or never ended is refused")
    func shapes() {
        let event = Messages.text("SEQUENCE:0")
        for text in [
            event + event, event + "X:1\n", event.replacing("BEGIN:VEVENT", with: "BEGIN:VCALENDAR"),
            event.replacing("END:VCALENDAR\n", with: ""), event.replacing("END:VEVENT\n", with: ""),
            event.replacing("BEGIN:VEVENT\n", with: ""), event.replacing("END:VEVENT", with: "END:VTODO"), "", " ", ":",
            ";:",
        ] {
            #expect(Messages.refusal(Array(text.utf8))?.code == .malformed)
        }
    }

    @Test("A value that looks like lines, components or parameters stays a value")
    func injection() throws {
        let message = try Messages.read(
            """
            COMMENT:x\\nEND:VEVENT\\nEND:VCALENDAR\\r\\nMETHOD:CANCEL
            SUMMARY:BEGIN:VEVENT
            DTSTART;TZID="x\\nUID:other;:,^nUID:other":20260108T090000
            ATTENDEE;CN="x^nUID:other;PARTSTAT=DECLINED:mailto:eve@example.no";PARTSTAT=ACCEPTED:mailto:a@example.no
            X-A;CN="a\\":UID:other
            """)
        #expect(message.uid == Messages.uid && message.method == .reply && message.summary == "BEGIN:VEVENT")
        #expect(message.comment == "x\nEND:VEVENT\nEND:VCALENDARr\nMETHOD:CANCEL")
        #expect(message.attendees.map(\.address) == ["a@example.no"])
        #expect(message.attendees.map(\.status) == [.accepted] && message.start?.instant == nil && message.isClean)
    }

    @Test("Many threads read at once")
    func concurrently() async throws {
        let expected = try ClientReply.all.map { try CalendarReader.readMessage(Messages.crlf($0.text)) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for round in 0..<400 {
                let index = round % expected.count
                group.addTask {
                    try CalendarReader.readMessage(Messages.crlf(ClientReply.all[index].text)) == expected[index]
                }
            }
            for try await same in group { #expect(same) }
        }
    }
}
