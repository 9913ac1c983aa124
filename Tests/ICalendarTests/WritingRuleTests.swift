import ICalendar
import Testing

@Suite("What is refused when it is written")
struct WritingRuleTests {
    @Test("Times that do not exist, have no zone, or end before they begin")
    func times() throws {
        for change: (inout Event) -> Void in [
            { $0.end = $0.start }, { $0.end?.hour = 8 }, { $0.end?.zone = .utc }, { $0.start = nil }, { $0.end = nil },
            { $0.start?.month = 13 }, { $0.start?.day = 0 }, { $0.end?.hour = 24 }, { $0.start?.minute = -1 },
            { $0.start?.year = 0 }, { $0.end?.year = .max }, { $0.end?.day = .max },
            { $0.end?.month = .min },
            {
                $0.start?.zone = .floating; $0.end?.zone = .floating
            },
            {
                $0.start?.zone = .named("X"); $0.end?.zone = .named("X")
            }, { $0.stamp = .max },
            { $0.created = .min },
            {
                $0.start?.month = 2; $0.start?.day = 29
            }, { $0.sequence = -1 },
            { $0.sequence = .max }, { $0.relatedTo = "" },
        ] {
            try expectRefused(Samples.request(), change)
        }
    }

    @Test("Messages without organizer or attendee, or with a status against their method")
    func people() throws {
        try expectRefused(Samples.request()) { $0.organizer = nil }
        try expectRefused(Samples.request()) { $0.attendees = [] }
        try expectRefused(Samples.request()) { $0.status = .cancelled }
        try expectRefused(Samples.cancellation(status: .cancelled)) { $0.attendees[0].rsvp = true }
        try expectRefused(Samples.cancellation(status: .confirmed)) { _ in }
        try expectRefused(Samples.feed()) { $0.attendees = [Attendee(address: "kari@kommune.example.no")] }
    }

    @Test("Objects with several events, none, or the same one twice")
    func events() throws {
        var request = try Samples.request()
        request.events.append(request.events[0])
        #expect(throws: CalendarError.self) { try request.serialized() }
        request.events[1].uid = "another@samling.example.no"
        #expect(throws: CalendarError.self) { try request.serialized() }
        request.events = []
        #expect(throws: CalendarError.self) { try request.serialized() }
        var feed = try Samples.feed()
        feed.events[1].uid = feed.events[0].uid
        #expect(throws: CalendarError.self) { try feed.serialized() }
        feed = try Samples.feed()
        feed.refreshMinutes = 0
        #expect(throws: CalendarError.self) { try feed.serialized() }
        feed = try Samples.feed()
        feed.productID = " "
        #expect(throws: CalendarError.self) { try feed.serialized() }
    }

    @Test("Texts that a reader with limits would not take; the longest one allowed is read again")
    func longTexts() throws {
        var request = try Samples.request()
        request.events[0].description = String(repeating: ";", count: 8000)
        #expect(try CalendarReader.read(request.serialized()) == request)
        request.events[0].description = String(repeating: ";", count: 8001)
        #expect(throws: CalendarError(.writing, .badValue, "DESCRIPTION over 8000 octets")) {
            try request.serialized()
        }
    }

    @Test("Empty texts are left out")
    func emptyTexts() throws {
        var request = try Samples.request()
        request.events[0].summary = " \n"
        request.events[0].location = ""
        request.events[0].attendees[0].name = "^"
        let lines = try request.lines()
        #expect(
            !lines.contains {
                $0.hasPrefix("SUMMARY") || $0.hasPrefix("LOCATION") || $0.hasPrefix("ATTENDEE") && $0.contains("CN=")
            })
    }

    private func expectRefused(_ object: CalendarObject, _ change: (inout Event) -> Void) throws {
        var object = object
        change(&object.events[0])
        #expect(throws: CalendarError.self) { try object.serialized() }
    }
}
