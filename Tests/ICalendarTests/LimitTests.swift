import ICalendar
import Testing

@Suite("Hostile calendar objects are refused before libical sees them", .timeLimit(.minutes(10)))
struct LimitTests {
    private func refusal(_ body: String) -> CalendarError.Code? {
        refusal(bytes: Array(body.utf8))
    }

    private func refusal(bytes: [UInt8]) -> CalendarError.Code? {
        let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260102T030405Z\r\n"
        let object = Array(event.utf8) + bytes + Array("END:VEVENT\r\nEND:VCALENDAR\r\n".utf8)
        let code = Self.code { () throws(CalendarError) in _ = try CalendarReader.read(object) }
        let messageCode = Self.code { () throws(CalendarError) in _ = try CalendarReader.readMessage(object) }
        #expect(code == messageCode || messageCode == .severalEvents)
        return code
    }

    private static func code(_ reading: () throws(CalendarError) -> Void) -> CalendarError.Code? {
        do {
            try reading()
            return nil
        } catch {
            return error.code
        }
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("Of octets")
    func size() {
        #expect(refusal(repeated("X-A:\(repeated("b", 195))\r\n", 2600)) == nil)
        #expect(refusal(repeated("X-A:\(repeated("b", 195))\r\n", 2700)) == .tooMuch)
        #expect(refusal(repeated("X-A:b\r\n", 10_000_000)) == .tooMuch)
    }

    @Test("Of octets in a line, folded or not")
    func lineLength() {
        #expect(refusal("SUMMARY:\(repeated("a", 16_376))\r\n") == nil)
        #expect(refusal("SUMMARY:\(repeated("a", 16_377))\r\n") == .tooMuch)
        #expect(refusal("SUMMARY:a\r\n\(repeated(" a\r\n", 16_376))") == .tooMuch)
        #expect(refusal("SUMMARY:\(repeated("æ", 250_000))\r\n") == .tooMuch)
    }

    @Test("Of lines")
    func lines() {
        #expect(refusal(repeated("X-A:b\r\n", 4994)) == nil)
        #expect(refusal(repeated("X-A:b\r\n", 4995)) == .tooMuch)
        #expect(refusal(repeated("DTSTART:unparsable\r\n", 5000)) == .tooMuch)
        #expect(refusal(repeated("\n", 400_000)) == .tooMuch)
        #expect(refusal(repeated("DTSTART:unparsable\r\n", 4900)) == nil)
    }

    @Test("Of components in components")
    func depth() {
        #expect(refusal("BEGIN:VALARM\r\nBEGIN:X-A\r\nEND:X-A\r\nEND:VALARM\r\n") == nil)
        #expect(refusal("BEGIN:VALARM\r\nBEGIN:X-A\r\nBEGIN:X-B\r\nEND:X-B\r\nEND:X-A\r\nEND:VALARM\r\n") == .tooMuch)
        #expect(refusal(repeated("BEGIN:VEVENT\r\n", 4000)) == .tooMuch)
    }

    @Test("Of components")
    func components() {
        #expect(refusal(repeated("BEGIN:VALARM\r\nEND:VALARM\r\n", 48)) == nil)
        #expect(refusal(repeated("BEGIN:VALARM\r\nEND:VALARM\r\n", 49)) == .tooMuch)
    }

    @Test("Of parameters, but not of semicolons in quotation marks or values")
    func parameters() {
        #expect(refusal("ATTENDEE\(repeated(";X-A=b", 40)):mailto:a@example.no\r\n") == nil)
        #expect(refusal("ATTENDEE\(repeated(";X-A=b", 41)):mailto:a@example.no\r\n") == .tooMuch)
        #expect(refusal("DTSTART\(repeated(";TZID=x", 2000)):20260108T090000\r\n") == .tooMuch)
        #expect(refusal("SUMMARY;X-A=\"\(repeated(";", 50))\":\(repeated(";", 50))\r\n") == nil)
    }

    @Test("Of attendees")
    func attendees() {
        #expect(refusal(repeated("ATTENDEE:mailto:a@example.no\r\n", 500)) == nil)
        #expect(refusal(repeated("ATTENDEE:mailto:a@example.no\r\n", 501)) == .tooMuch)
    }

    @Test("Of categories in one line")
    func categories() {
        #expect(refusal("CATEGORIES:\(repeated(",", 6000))\r\n") == .tooMuch)
    }

    @Test("And of what is not UTF-8, or a control character", arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x7F])
    func characters(control: UInt8) {
        #expect(refusal(bytes: Array("SUMMARY:a".utf8) + [control, 0x62, 13, 10]) == .malformed)
        #expect(refusal(bytes: Array("SUMMARY:a".utf8) + [0xC3, 13, 10]) == .malformed)
        #expect(refusal(bytes: Array("SUMMARY:a".utf8) + [13, 0x62, 13, 10]) == .malformed)
        #expect(refusal("SUMMARY:a\tb\r\n") == nil)
    }

    @Test("Any bytes at all are read or refused", arguments: 0..<200)
    func anyBytes(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        var bytes = try RoundTripTests.object(&numbers).serialized()
        let marks = Array("\r\n \t;:,=\"\\^+-%09AZBEGIN\u{E6}".utf8)
        for _ in 0..<Int.random(in: 1...40, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0...2, using: &numbers) {
            case 0: bytes[place] = marks.randomElement(using: &numbers) ?? 0
            case 1: bytes.remove(at: place)
            default: bytes.insert(marks.randomElement(using: &numbers) ?? 0, at: place)
            }
        }
        guard let object = try? CalendarReader.read(bytes) else { return }
        for event in object.events {
            let texts = [event.uid, event.summary, event.location] + event.attendees.map(\.name)
            #expect(texts.allSatisfy { ($0 ?? "").unicodeScalars.allSatisfy { $0.value >= 0x20 } })
        }
    }
}
