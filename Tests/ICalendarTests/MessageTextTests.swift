import ICalendar
import Testing

@Suite("What a message states")
struct MessageTextTests {
    @Test("METHOD may stand in the object, in the mail part, or in both")
    func methods() throws {
        func read(_ method: String?, _ parameter: String?) throws -> CalendarMessage {
            try Messages.read("SEQUENCE:0", method: method, parameter: parameter)
        }
        let inPart = try read(nil, " \"Reply\" ")
        #expect(inPart.method == .reply && !inPart.methodsDiffer)
        let inNeither = try read(nil, nil)
        #expect(inNeither.method == nil && !inNeither.methodsDiffer)
        #expect(try read("", "COUNTER").method == .counter)
        let inBoth = try read("COUNTER", "reply")
        #expect(inBoth.method == .counter && inBoth.methodsDiffer)
        let strange = try read("REPLY", "X-REPLY")
        #expect(strange.method == .reply && strange.methodsDiffer)
        #expect(try !read("reply", "REPLY").methodsDiffer && !read("REPLY", "").methodsDiffer)
        let text = Messages.crlf(Messages.text("SEQUENCE:0", method: nil))
        #expect(Messages.refusal(text, methodParameter: "X-REPLY")?.code == .badValue)
        #expect(Messages.refusal(Messages.crlf(Messages.text("", method: "X-REPLY")))?.code == .badValue)
    }

    @Test(
        "A person's address is found however it is written (I16)",
        arguments: [
            ":mailto:kari@example.no", ":MAILTO:kari@example.no", ":MailTo:kari@example.no", ":kari@example.no",
            ":mailto:kari%40example.no", ": mailto: kari@example.no ", ":mailto:mailto:kari@example.no",
            ":mailto:kari@example.no?subject=Hei", ":mailto:Kari Nordmann <kari@example.no>",
            ":mailto:Kari%20%3Ckari@example.no%3E", ";EMAIL=kari@example.no:urn:uuid:6f1c2b1e",
            ";EMAIL=\"mailto:kari@example.no\":https://example.no/principals/kari/",
            ";email=kari@example.no:/1234/principal/",
            ";EMAIL=other@example.no:mailto:kari@example.no", ";CN=mailto:kari@example.no",
            ";SENT-BY=mailto:ola@example.no:mailto:kari@example.no",
            ";CN=\"Kari: \\\"Kaja\\\"\":mailto:kari@example.no",
            ";CN=\"Kari:mailto:kari@example.no", ";X-A=\"b;c:d\";CN=Kari:mailto:kari@example.no",
        ])
    func addresses(rest: String) throws {
        let message = try Messages.read("ATTENDEE\(rest)\nORGANIZER\(rest)")
        #expect(message.attendees.map(\.address) == ["kari@example.no"])
        #expect(message.organizer?.address == "kari@example.no")
    }

    @Test(
        "What is no mail address is none, and nothing is made of it",
        arguments: [
            ":urn:uuid:1", ":invalid:nomail", ":", ":mailto:", ":mailto:kåre@example.no", ":mailto:a b@example.no",
            ":mailto:a@b@example.no", ":mailto:kari@example.no%0D%0ABCC:eve@example.no", ":mailto:<>",
            ":/o=Org/cn=kari",
            ";EMAIL=:urn:uuid:1", ":mailto:kari@example.no,ola@example.no",
            ":mailto:\(String(repeating: "a", count: 300))@b.no",
        ])
    func noAddresses(rest: String) throws {
        let message = try Messages.read("ATTENDEE;PARTSTAT=ACCEPTED\(rest)\nORGANIZER\(rest)")
        #expect(message.attendees == [StatedAttendee(address: nil, status: .accepted, statusText: "ACCEPTED")])
        #expect(message.organizer == nil)
    }

    @Test("A name is read with and without quotation marks, with commas, as RFC 6868 writes it, and cleaned")
    func names() throws {
        for (written, name) in [
            ("CN=Kari Nordmann", "Kari Nordmann"),
            ("CN=\"Nordmann, Kari; styret: leiar\"", "Nordmann, Kari; styret: leiar"),
            ("CN=Nordmann, Kari", "Nordmann, Kari"), ("CN=\"Kari ^'Kaja^'^nNord^^mann\"", "Kari Kaja Nordmann"),
            ("CN=Nordmann\\, Kari", "Nordmann, Kari"), ("cn=Åse", "Åse"), ("CN=Åse;CN=Eve", "Åse"),
            ("CN=\u{85}\u{202E}", "\u{202E}"),
        ] {
            #expect(try Messages.read("ATTENDEE;\(written):mailto:a@example.no").attendees.map(\.name) == [name])
        }
        #expect(
            try Messages.read("ATTENDEE;CN=\"\";CN:mailto:a@example.no").attendees == [
                StatedAttendee(address: "a@example.no")
            ])
    }

    @Test("An answer in a word that RFC 5545 does not have is none yet, but can be shown")
    func statuses() throws {
        for (written, status, text) in [
            (";PARTSTAT=accepted", ParticipationStatus.accepted, "accepted"),
            (";partstat=\"Declined\"", .declined, "Declined"),
            (";PARTSTAT=X-MAYBE", .needsAction, "X-MAYBE"), (";PARTSTAT=COMPLETED", .needsAction, "COMPLETED"),
            (";PARTSTAT=NEEDS-ACTION", .needsAction, "NEEDS-ACTION"), ("", nil, nil), (";PARTSTAT=", nil, nil),
        ] as [(String, ParticipationStatus?, String?)] {
            let attendee = try Messages.read("ATTENDEE\(written):mailto:a@example.no").attendees[0]
            #expect(attendee.status == status && attendee.statusText == text)
        }
    }

    @Test("Comments are joined, wherever programs put them, each once")
    func comments() throws {
        let message = try Messages.read(
            """
            COMMENT:Ja, eg kjem; takk
            COMMENT;LANGUAGE=nn;ALTREP="http://x":Men seint\\: ti\\nkanskje
            X-RESPONSE-COMMENT:frå Apple
            X-CALENDARSERVER-PRIVATE-COMMENT:privat
            X-CALENDARSERVER-ATTENDEE-COMMENT;X-CALENDARSERVER-ATTENDEE-REF="urn:uuid:1":privat
            COMMENT:
            COMMENT: \\n\\n
            X-COMMENT:ikkje denne
            ATTENDEE;X-RESPONSE-COMMENT="i ein: parameter":mailto:a@example.no
            """)
        #expect(message.comment == "Ja, eg kjem; takk\nMen seint: ti\nkanskje\nfrå Apple\nprivat\ni ein: parameter")
        #expect(try Messages.read("COMMENT:\\n").comment == nil)
        #expect(try Messages.read(#"COMMENT:a\\b\,c\;d\ne\Nf\qg\"h\"#).comment == "a\\b,c;d\ne\nfqg\"h")
    }

    @Test("Of REQUEST-STATUS the code is read, and the first")
    func requestStatus() throws {
        for (written, code) in [
            (":2.0;Success", "2.0"), (";LANGUAGE=nb:3.7;Ugyldig;ATTENDEE:mailto:a", "3.7"), (":2", "2"),
            (":3.1.2;x\nREQUEST-STATUS:2.0", "3.1.2"), (":bogus\nREQUEST-STATUS:2.8;x", "2.8"), (":", nil),
            (":;x", nil),
        ] as [(String, String?)] {
            #expect(try Messages.read("REQUEST-STATUS" + written).requestStatus == code)
        }
    }

    @Test("DTSTAMP may be missing or no instant: then there is none")
    func stamps() throws {
        func stamp(_ line: String) throws -> Int64? {
            let text = Messages.text("SEQUENCE:0").replacing("DTSTAMP:20260102T091500Z\n", with: line)
            return try CalendarReader.readMessage(Array(text.utf8)).stamp
        }
        #expect(try stamp("DTSTAMP:20260102T091500Z\n") == Messages.stamp)
        #expect(try stamp("DTSTAMP;TZID=Europe/Oslo:20260102T101500\n") == Messages.stamp)
        #expect(try stamp("DTSTAMP:20260102t091500z\n") == Messages.stamp)
        for line in [
            "", "DTSTAMP:20260102T091500\n", "DTSTAMP:soon\n", "DTSTAMP:20260102\n", "DTSTAMP:20261302T091500Z\n",
        ] {
            #expect(try stamp(line) == nil)
        }
    }

    @Test(
        "What is about no event, or about nobody knows which, is refused with a word for it",
        arguments: [
            ("BEGIN:VTODO\nUID:u\nEND:VTODO\n", CalendarError.Code.notAnEvent, "VTODO"),
            ("BEGIN:VTIMEZONE\nEND:VTIMEZONE\nBEGIN:VFREEBUSY\nUID:u\nEND:VFREEBUSY\n", .notAnEvent, "VFREEBUSY"),
            ("BEGIN:VJOURNAL\nBEGIN:VEVENT\nUID:u\nEND:VEVENT\nEND:VJOURNAL\n", .notAnEvent, "VJOURNAL"),
            ("BEGIN:VTIMEZONE\nEND:VTIMEZONE\n", .malformed, "no VEVENT"), ("", .malformed, "no VEVENT"),
            ("BEGIN:VEVENT\nDTSTAMP:20260102T091500Z\nEND:VEVENT\n", .malformed, "no UID"),
            ("BEGIN:VEVENT\nUID: \nEND:VEVENT\n", .malformed, "no UID"),
        ])
    func notOneEvent(components: String, code: CalendarError.Code, detail: String) {
        let bytes = Messages.crlf("BEGIN:VCALENDAR\nMETHOD:REPLY\n\(components)END:VCALENDAR\n")
        #expect(Messages.refusal(bytes) == CalendarError(.reading, code, detail))
    }

    @Test("A task beside the event does no harm; two calendars do")
    func beside() throws {
        let event = Messages.text("SEQUENCE:0")
        let task = event.replacing("BEGIN:VEVENT", with: "BEGIN:VTODO\nUID:t\nEND:VTODO\nBEGIN:VEVENT")
        #expect(try CalendarReader.readMessage(Array(task.utf8)) == CalendarReader.readMessage(Array(event.utf8)))
        #expect(Messages.refusal(Array((event + event).utf8))?.code == .malformed)
        #expect(Messages.refusal(Array(("Hei!\n" + event).utf8))?.code == .malformed)
    }
}
