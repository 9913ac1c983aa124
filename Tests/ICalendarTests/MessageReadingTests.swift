import ICalendar
import Testing

@Suite("What replies do wrong in the wild")
struct MessageReadingTests {
    static let kari = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@kommune.example.no"

    @Test("Exchange's REPLY has no ORGANIZER (I1)")
    func withoutOrganizer() throws {
        let message = try Messages.read(Self.kari)
        #expect(message.organizer == nil && message.attendees.map(\.status) == [.accepted])
    }

    @Test("A room's REPLY has no ATTENDEE (I2)")
    func withoutAttendee() throws {
        let message = try Messages.read("SEQUENCE:1\nSTATUS:CONFIRMED")
        #expect(message.attendees == [] && message.method == .reply && message.sequence == 1)
    }

    @Test("A REPLY has several ATTENDEE lines (I4)")
    func severalAttendees() throws {
        let message = try Messages.read(
            Self.kari + "\nATTENDEE;PARTSTAT=DECLINED:mailto:ola@kommune.example.no\nATTENDEE:urn:uuid:1")
        #expect(
            message.attendees == [
                StatedAttendee(address: "kari@kommune.example.no", status: .accepted, statusText: "ACCEPTED"),
                StatedAttendee(address: "ola@kommune.example.no", status: .declined, statusText: "DECLINED"),
                StatedAttendee(address: nil),
            ])
    }

    @Test("An attendee's program bumps SEQUENCE (I7)")
    func bumpedSequence() throws {
        #expect(try Messages.read(Self.kari + "\nSEQUENCE:17").sequence == 17)
        #expect(try Messages.read(Self.kari + "\nSEQUENCE:2147483647").sequence == 2_147_483_647)
        #expect(try Messages.read(Self.kari).sequence == nil)
        for number in ["2147483648", "-1", "x", "", "1e3"] {
            let bytes = Messages.crlf(Messages.text("SEQUENCE:\(number)"))
            #expect(Messages.refusal(bytes)?.code == .malformed)
        }
    }

    @Test("DELEGATED-TO has several values, of which libical keeps the first (I10)")
    func delegation() throws {
        let message = try Messages.read(
            """
            ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:ola@example.no","MAILTO:eva@example.no", "per@example.no";\
            CN="Nordmann, Kari";SENT-BY="mailto:sekretariat%40example.no":mailto:kari@kommune.example.no
            ATTENDEE;RSVP=TRUE;DELEGATED-FROM="mailto:kari@kommune.example.no":mailto:ola@example.no
            ATTENDEE;DELEGATED-FROM=mailto:a@example.no,mailto:b@example.no;PARTSTAT=ACCEPTED:mailto:eva@example.no
            """)
        try #require(message.attendees.count == 3)
        #expect(message.attendees[0].delegatedTo == ["ola@example.no", "eva@example.no", "per@example.no"])
        #expect(message.attendees[0].name == "Nordmann, Kari" && message.attendees[0].status == .delegated)
        #expect(message.attendees[0].sentBy == "sekretariat@example.no")
        #expect(message.attendees[1].delegatedFrom == ["kari@kommune.example.no"] && message.attendees[1].rsvp)
        #expect(message.attendees[2].delegatedFrom == ["a@example.no", "b@example.no"])
        #expect(message.attendees[2].address == "eva@example.no" && message.attendees[2].status == .accepted)
    }

    @Test("A COUNTER proposes another time, another place and more people (I11)")
    func counter() throws {
        let message = try Messages.read(
            """
            ORGANIZER:mailto:mote@nett.example.no
            \(Self.kari)
            ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;RSVP=TRUE:mailto:rom@kommune.example.no
            DTSTART;TZID=Romance Standard Time:20260709T100000
            DURATION:PT1H30M
            SEQUENCE:2
            SUMMARY:Samling 9. juli
            LOCATION:Biblioteket\\, Ørsta
            DESCRIPTION:Ein\\nto
            COMMENT:Eg kan ikkje torsdag\\nmen fredag
            """, method: "COUNTER")
        #expect(message.method == .counter && message.sequence == 2)
        #expect(message.start?.instant == 1_783_584_000 && message.end?.instant == 1_783_589_400)
        #expect(message.summary == "Samling 9. juli" && message.location == "Biblioteket, Ørsta")
        #expect(message.description == "Ein\nto" && message.comment == "Eg kan ikkje torsdag\nmen fredag")
        #expect(message.attendees.count == 2)
        #expect(message.attendees.last?.kind == .room && message.attendees.last?.role == .informed)
    }

    @Test("A REFRESH says who asks, and little else (I12)")
    func refresh() throws {
        let text =
            "BEGIN:VCALENDAR\nMETHOD:REFRESH\nBEGIN:VEVENT\nUID:u\n"
            + "ATTENDEE:mailto:a@example.no\nEND:VEVENT\nEND:VCALENDAR"
        let message = try CalendarReader.readMessage(Array(text.utf8))
        #expect(
            message == CalendarMessage(method: .refresh, uid: "u", attendees: [StatedAttendee(address: "a@example.no")])
        )
    }

    @Test(
        "RECURRENCE-ID is in UTC, in another zone, in one of Windows (I13)",
        arguments: [
            ":20260108T080000Z", ";TZID=Europe/Oslo:20260108T090000",
            ";TZID=\"W. Europe Standard Time\":20260108T090000",
            ";TZID=FLE Standard Time:20260108T100000", ";RANGE=THISANDFUTURE;TZID=Europe/London:20260108T080000",
            ";VALUE=DATE-TIME;TZID=America/New_York:20260108T030000", ";TZID=Europe/Oslo:20260108T080000Z",
        ])
    func recurrenceID(stated: String) throws {
        let message = try Messages.read(Self.kari + "\nRECURRENCE-ID" + stated)
        #expect(message.recurrenceID?.instant == Messages.start)
        let utc = try Messages.read(Self.kari + "\nRECURRENCE-ID:20260108T080000Z")
        #expect(message.isSameMessage(as: utc) && utc.isSameMessage(as: message))
        let later = try Messages.read(Self.kari + "\nRECURRENCE-ID:20260108T090000Z")
        let none = try Messages.read(Self.kari)
        #expect(!message.isSameMessage(as: later) && !message.isSameMessage(as: none))
        #expect(!none.isSameMessage(as: message) && none.isSameMessage(as: none))
    }

    @Test("METHOD is in small letters, PRODID is missing, and a REPLY has a STATUS (I15)")
    func sanitised() throws {
        let text = Messages.text("status:confirmed\ntzid:Europe/Oslo\n" + Self.kari, method: "reply ")
            .replacing("PRODID:-//X//Y//EN\nVERSION:2.0\n", with: "")
        let message = try CalendarReader.readMessage(Array(text.utf8))
        #expect(message.method == .reply && message.productID == "" && message.attendees.count == 1)
    }

    @Test("X-LIC-ERROR comes from the sender (I20)")
    func forgedErrors() throws {
        let clean = try Messages.read(Self.kari)
        let message = try Messages.read(
            "X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:No value for UID property\n\(Self.kari)\n"
                + "x-lic-error:Failed iTIP restrictions for ATTENDEE property")
        #expect(message == clean)
    }

    @Test("A mail has several calendar parts, which servers have written anew (I21)")
    func copies() throws {
        let original = try Messages.read(Self.kari + "\nSEQUENCE:1\nSUMMARY:Samling")
        let rewritten = try Messages.read("SEQUENCE:1\nATTENDEE:mailto:b@example.no", method: "Reply")
        #expect(original != rewritten && original.isSameMessage(as: rewritten))
        #expect(try !original.isSameMessage(as: Messages.read(Self.kari + "\nSEQUENCE:2")))
        #expect(try !original.isSameMessage(as: Messages.read("SEQUENCE:1", method: "COUNTER")))
        var other = original
        other.uid = "other"
        #expect(!original.isSameMessage(as: other))
    }

    @Test("Google answers a series with the series and each exception (I23)")
    func seriesAndExceptions() throws {
        func event(_ extra: String, uid: String = "u") -> String {
            "BEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20260102T091500Z\n\(extra)END:VEVENT\n"
        }
        func object(_ events: String...) -> [UInt8] {
            Messages.crlf("BEGIN:VCALENDAR\nMETHOD:REPLY\n" + events.joined() + "END:VCALENDAR\n")
        }
        let exception = event("RECURRENCE-ID:20260108T080000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:a@example.no\n")
        let series = event("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.no\n")
        for bytes in [object(exception, series, exception), object(series, exception), object(exception, series)] {
            let message = try CalendarReader.readMessage(bytes)
            #expect(message.recurrenceID == nil && message.attendees.map(\.status) == [.accepted])
        }
        let alone = try CalendarReader.readMessage(object(exception))
        #expect(alone.recurrenceID?.instant == Messages.start && alone.attendees.map(\.status) == [.declined])
        for bytes in [
            object(exception, exception), object(series, series), object(series, event("", uid: "v")),
            object(event("RECURRENCE-ID:20260108T080000Z\n", uid: "v"), series),
        ] {
            #expect(Messages.refusal(bytes)?.code == .severalEvents)
        }
    }
}
