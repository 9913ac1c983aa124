import ICalendar
import Testing

@Suite("Reading what others write")
struct ReadingTests {
    private func object(_ event: String, head: String = "METHOD:REPLY\r\n") throws -> CalendarObject {
        let text =
            "BEGIN:VCALENDAR\r\nPRODID:-//X//Y//EN\r\nVERSION:2.0\r\n\(head)BEGIN:VEVENT\r\nUID:u@example.no\r\n"
            + "DTSTAMP:20260102T030405Z\r\n\(event)END:VEVENT\r\nEND:VCALENDAR\r\n"
        return try CalendarReader.read(Array(text.utf8))
    }

    @Test("A reply from Exchange: no organizer, a Windows zone, words in any case")
    func exchange() throws {
        let reply = try object(
            """
            ATTENDEE;PARTSTAT=accepted;CN="Nordmann, Kari":MAILTO:Kari@Kommune.example.no
            COMMENT;LANGUAGE=nb-NO:Jeg kommer\\n
            SUMMARY;LANGUAGE=nb-NO:Godtatt: Samling
            DTSTART;TZID=W. Europe Standard Time:20260108T090000
            DTEND;TZID="Europe/Oslo":20260108T113000
            CLASS:public
            SEQUENCE:2
            X-MICROSOFT-CDO-APPT-SEQUENCE:0

            """, head: "method:Reply\r\n")
        #expect(reply.method == .reply)
        let event = reply.events[0]
        #expect(event.uid == "u@example.no" && event.sequence == 2 && event.stamp == 1_767_323_045)
        #expect(event.organizer == nil && event.status == nil && event.classification == .public)
        #expect(event.summary == "Godtatt: Samling")
        #expect(
            event.attendees == [
                Attendee(name: "Nordmann, Kari", address: "Kari@Kommune.example.no", status: .accepted, rsvp: false)
            ])
        #expect(event.start?.zone == ZoneRule(identifier: "Europe/Berlin").map { .rule($0) } && event.start?.hour == 9)
        #expect(event.comment == "Jeg kommer")
        #expect(event.end?.zone == ZoneRule(identifier: "Europe/Oslo").map { .rule($0) })
    }

    @Test("Recurrence, alarms, foreign zones and libical's own marks never reach libical")
    func dropped() throws {
        let text = """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:made up
            BEGIN:VTIMEZONE
            TZID:Europe/Oslo
            BEGIN:STANDARD
            DTSTART:16010101T000000
            RRULE:FREQ=SECONDLY
            TZOFFSETFROM:+0100
            TZOFFSETTO:+1100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:u
            DTSTAMP:20260102T030405Z
            DTSTART;TZID=Europe/Oslo:20260108T090000
            RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30
            RDATE:20260109T090000
            EXDATE:20260110T090000
            X-LIC-ERROR:made up
            BEGIN:VALARM
            UID:other
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """
        let object = try CalendarReader.read(Array(text.utf8))
        #expect(object.productID == "" && object.events.count == 1)
        #expect(object.events[0].uid == "u")
        #expect(object.events[0].start?.zone == Samples.oslo.map { .rule($0) })
        #expect(object.events[0].attendees == [] && object.events[0].end == nil)
    }

    @Test("Lines may be folded within a character's neighbours, end in CR CR LF, and begin with a byte order mark")
    func lines() throws {
        let text =
            "\u{FEFF}BEGIN:VCALENDAR\r\r\nBEGIN:VEVENT\r\r\nUID:u\r\r\n"
            + "DTSTAMP:20260102T030405Z\r\r\nSUMMARY:A\r\r\n\tb\r\r\n"
            + "  c\n\n\nDESCRIPTION:one\nsome text that was broken\nEND:VEVENT\r\r\nEND:VCALENDAR\r\r\n\r\n"
        let event = try CalendarReader.read(Array(text.utf8)).events[0]
        #expect(event.summary == "Ab c")
        #expect(event.description == "one")
    }

    @Test("A name written for RFC 6868 is read without line ends and quotation marks")
    func names() throws {
        let event = try object("ATTENDEE;CN=\"Kari ^'Kaja^'^nNord^^mann\":mailto:kari@example.no\r\n").events[0]
        #expect(event.attendees[0].name == "Kari Kaja Nordmann")
    }

    @Test("Words that RFC 5545 does not have are taken as it says")
    func unknownWords() throws {
        let event = try object(
            "ATTENDEE;CUTYPE=X-ROBOT;ROLE=X-SCRIBE;PARTSTAT=X-MAYBE;RSVP=true:mailto:a@example.no\r\n"
                + "ATTENDEE:mailto:b@example.no\r\nATTENDEE:urn:uuid:1\r\nSTATUS:X-ODD\r\nTRANSP:TRANSPARENT\r\n"
        ).events[0]
        #expect(
            event.attendees == [
                Attendee(address: "a@example.no", kind: .unknown, role: .required, status: .needsAction, rsvp: true),
                Attendee(address: "b@example.no", status: nil, rsvp: false),
            ])
        #expect(event.status == nil && event.transparency == .transparent)
    }

    @Test("A day without a time is its midnight; a time that does not exist is none")
    func days() throws {
        let event = try object("DTSTART;VALUE=DATE:20260108\r\nDTEND:20261399T250000\r\n").events[0]
        #expect(event.start == LocalTime(year: 2026, month: 1, day: 8, hour: 0, minute: 0, zone: .floating))
        #expect(event.end == nil)
    }

    @Test("Categories are parted at their commas, over several lines too")
    func categories() throws {
        let event = try object("CATEGORIES:a\\,b,c\\\\,d\r\nCATEGORIES;LANGUAGE=nn:,e\r\n").events[0]
        #expect(event.categories == ["a,b", "c\\", "d", "e"])
    }

    @Test(
        "What is no calendar object, or one without what every message needs, is refused",
        arguments: [
            "", "\r\n", "Hei!", "UID:u\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR", "BEGIN:VCALENDAR",
            "BEGIN:VEVENT\r\nEND:VEVENT", "END:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VEVENT",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT",
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nSUMMARY:after", "BEGIN:VCALENDAR\r\nMETHOD:FOO\r\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:soon\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTAMP:20260102T030405Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
        ])
    func refused(text: String) {
        #expect(throws: CalendarError.self) { try CalendarReader.read(Array(text.utf8)) }
    }

    @Test("A sequence that is no number of this world is refused", arguments: ["x", "-1", "99999999999", "1.5", ""])
    func sequences(number: String) {
        #expect(throws: CalendarError.self) { try object("SEQUENCE:\(number)\r\n") }
    }
}
