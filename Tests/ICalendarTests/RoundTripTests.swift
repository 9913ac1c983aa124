import Testing

@testable import ICalendar

@Suite("What is written is read again")
struct RoundTripTests {
    private static let words = [
        "Helgelaanten skiemtjegætie", "Møte", "på", "ŋ", "đ", "Guovdageaidnu", "áššečoahkkin", "å", "øy", "🙂", "👩‍👩‍👧",
        "a\\b",
        "x;y", "p,q", ":", "\"sitat\"", "^n", "^^", "\\n", "\\,", "BEGIN:VALARM", "=", "%", "e\u{301}", "漢字", ";CN=",
        "\\",
    ]

    @Test("Any object is the same after it was written and read", arguments: 0..<300)
    func roundTrip(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let object = try Self.object(&numbers)
        let bytes = try object.serialized()
        #expect(try CalendarReader.read(bytes) == object)
        #expect(try object.serialized() == bytes)
        try expectLines(bytes)
    }

    @Test("A character at the fold stays whole, wherever the fold falls", arguments: 0..<80)
    func folds(offset: Int) throws {
        for character in ["æ", "ŋ", "đ", "🙂", "漢"] {
            var object = try Samples.request()
            object.events[0].summary = String(repeating: "a", count: offset) + String(repeating: character, count: 90)
            object.events[0].attendees[0].name = object.events[0].summary
            let bytes = try object.serialized()
            try expectLines(bytes)
            #expect(try CalendarReader.read(bytes) == object)
        }
    }

    @Test("A text of one long word may be as long as it likes: libical folds some between the signs of the line end")
    func longWords() throws {
        for length in 0..<320 {
            var object = try Samples.request()
            object.events[0].description = String(repeating: "y", count: length)
            object.events[0].location = "https://example.no/" + String(repeating: "å", count: length)
            let bytes = try object.serialized()
            try expectLines(bytes)
            object.events[0].description = length == 0 ? nil : object.events[0].description
            #expect(try CalendarReader.read(bytes) == object)
        }
    }

    /// RFC 5545 §3.1: CRLF and nothing else ends a line, after at most 75 octets, and no character is broken.
    private func expectLines(_ bytes: [UInt8]) throws {
        #expect(bytes.suffix(2) == [13, 10])
        let ends = bytes.indices.filter { bytes[$0] == 10 }
        #expect(ends.allSatisfy { bytes[$0 - 1] == 13 } && ends.count == bytes.count { $0 == 13 })
        for line in bytes.split(separator: 10).map({ $0.dropLast() }) {
            #expect(line.count <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
    }

    @Test("Many objects are written and read at once")
    func concurrently() async throws {
        let expected = try (0..<20).map { seed in
            var numbers = SeededNumbers(seed: UInt64(seed))
            let object = try Self.object(&numbers)
            return (object, try object.serialized())
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for round in 0..<400 {
                let (object, bytes) = expected[round % expected.count]
                group.addTask {
                    try object.serialized() == bytes && CalendarReader.read(bytes) == object
                        && object.restrictionFaults().count < 100
                }
            }
            for try await same in group { #expect(same) }
        }
    }

    static func object(_ numbers: inout SeededNumbers) throws -> CalendarObject {
        let method = [Method.request, .cancel, .declineCounter, .publish, nil].randomElement(using: &numbers) ?? nil
        let isFeed = method == nil || method == .publish
        var events: [Event] = []
        for index in 0..<(isFeed ? Int.random(in: 0...4, using: &numbers) : 1) {
            events.append(try event(index, method: method, &numbers))
        }
        return CalendarObject(
            method: method, productID: CleanText.line("-//Samling//" + text(&numbers)), events: events,
            name: isFeed ? CleanText.line(text(&numbers)) : nil,
            refreshMinutes: isFeed ? Int.random(in: 1...20_000, using: &numbers) : nil)
    }

    private static func event(_ index: Int, method: Method?, _ numbers: inout SeededNumbers) throws -> Event {
        let zone = Bool.random(using: &numbers) ? LocalTime.Zone.utc : .rule(try #require(Samples.oslo))
        func time(_ seconds: Int64) -> LocalTime {
            var time = LocalTime(secondsSince1970: seconds)
            time.zone = zone
            return time
        }
        let start = Int64.random(in: -1_000_000_000...8_000_000_000, using: &numbers)
        var event = Event(
            uid: "\(numbers.next())-\(index)@samling.example.no", sequence: Int.random(in: 0...99, using: &numbers),
            stamp: start - 1_000_000, created: maybe(start - 3_000_000, &numbers),
            lastModified: maybe(start - 2_000_000, &numbers), start: time(start),
            end: time(start + Int64.random(in: 1...200_000, using: &numbers)),
            summary: maybe(CleanText.line(text(&numbers)), &numbers),
            description: maybe(text(&numbers) + "\n\n" + text(&numbers), &numbers),
            comment: maybe(text(&numbers), &numbers),
            location: maybe(CleanText.line(text(&numbers)), &numbers),
            url: maybe("https://example.no/?a=b;c,d&e=%20#f", &numbers),
            status: method == .cancel ? maybe(.cancelled, &numbers) : maybe(.tentative, &numbers),
            transparency: Transparency.allCases.randomElement(using: &numbers),
            classification: Classification.allCases.randomElement(using: &numbers),
            categories: (0..<Int.random(in: 0...3, using: &numbers)).map { _ in CleanText.line(text(&numbers)) },
            relatedTo: maybe("series-\(index)@samling.example.no", &numbers))
        guard method != nil, method != .publish else { return event }
        if method == .declineCounter, Bool.random(using: &numbers) {
            event.start = nil
            event.end = nil
        }
        event.organizer = CalendarAddress(name: name(&numbers), address: "mote+t0ken=x@nett.example.no")
        event.attendees = (0...Int.random(in: 0...3, using: &numbers)).map { index in
            Attendee(
                name: name(&numbers), address: "o'neil/\(index)%41&co@kommune.example.no",
                kind: CalendarUserKind.allCases.randomElement(using: &numbers) ?? .room,
                role: ParticipationRole.allCases.randomElement(using: &numbers) ?? .chair,
                status: ParticipationStatus.allCases.randomElement(using: &numbers),
                rsvp: method != .cancel && Bool.random(using: &numbers))
        }
        return event
    }

    private static func maybe<Value>(_ value: Value, _ numbers: inout SeededNumbers) -> Value? {
        Bool.random(using: &numbers) ? value : nil
    }

    private static func name(_ numbers: inout SeededNumbers) -> String? {
        let name = CleanText.name(text(&numbers))
        return name.isEmpty ? nil : name
    }

    private static func text(_ numbers: inout SeededNumbers) -> String {
        (0..<Int.random(in: 1...30, using: &numbers)).reduce(into: "") { text, _ in
            if !text.isEmpty { text += ["", " ", "  ", "\n"].randomElement(using: &numbers) ?? "" }
            text += words.randomElement(using: &numbers) ?? ""
        }
    }
}
