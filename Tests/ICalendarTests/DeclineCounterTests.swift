import ICalendar
import Testing

@Suite("Declining a proposal")
struct DeclineCounterTests {
    private func object(comment: String? = "Vi held på torsdag.\nHelsing, æøå") -> CalendarObject {
        CalendarObject.declinedCounter(
            productID: "-//Samling//Samling 1.0//NN", uid: Messages.uid, sequence: 2, stamp: Messages.stamp,
            organizer: CalendarAddress(name: "Nettverket Velferdsteknologi", address: "mote+k3x9@nett.example.no"),
            attendee: Attendee(
                name: "Kari Nordmann", address: "kari@kommune.example.no", status: .needsAction, rsvp: false),
            comment: comment)
    }

    @Test("has its UID and SEQUENCE, who declines, who proposed, and why")
    func golden() throws {
        #expect(
            try object().text()
                == """
                BEGIN:VCALENDAR
                PRODID:-//Samling//Samling 1.0//NN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:DECLINECOUNTER
                BEGIN:VEVENT
                UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
                DTSTAMP:20260102T091500Z
                SEQUENCE:2
                COMMENT:Vi held på torsdag.\\nHelsing\\, æøå
                ORGANIZER;CN="Nettverket Velferdsteknologi":mailto:mote+k3x9@nett.example.n
                 o
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN="K
                 ari Nordmann":mailto:kari@kommune.example.no
                END:VEVENT
                END:VCALENDAR

                """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    }

    /// Its table is that of RFC 2446, where both were forbidden; RFC 5546 §3.2.8 demands them.
    @Test("libical's table finds SEQUENCE and ATTENDEE in it, and nothing else")
    func restrictions() throws {
        let faults = try object().restrictionFaults()
        #expect(faults.count == 2)
        #expect(faults.contains { $0.contains("ATTENDEE") } && faults.contains { $0.contains("SEQUENCE") })
        #expect(try object(comment: nil).restrictionFaults().count == 2)
    }

    @Test("is read again as it was written, as an object and as a message")
    func roundTrip() throws {
        let bytes = try object().serialized()
        #expect(try CalendarReader.read(bytes) == object())
        let message = try CalendarReader.readMessage(bytes, methodParameter: "DECLINECOUNTER")
        #expect(message.method == .declineCounter && message.sequence == 2 && message.stamp == Messages.stamp)
        #expect(message.comment == "Vi held på torsdag.\nHelsing, æøå")
        #expect(message.start == nil && message.end == nil)
        #expect(try CalendarReader.read(object(comment: nil).serialized()) == object(comment: nil))
    }

    @Test("may name the time that was proposed, but not half of it")
    func times() throws {
        var object = object()
        object.events[0].start = LocalTime(secondsSince1970: Messages.start)
        #expect(throws: CalendarError.self) { try object.serialized() }
        object.events[0].end = LocalTime(secondsSince1970: Messages.start + 3600)
        #expect(try CalendarReader.read(object.serialized()) == object)
    }

    @Test("is refused without an organizer, an attendee, or with a comment too long")
    func refused() throws {
        for change: (inout Event) -> Void in [
            { $0.organizer = nil }, { $0.attendees = [] }, { $0.comment = String(repeating: "a", count: 8001) },
            { $0.sequence = -1 }, { $0.uid = "" },
        ] {
            var object = object()
            change(&object.events[0])
            #expect(throws: CalendarError.self) { try object.serialized() }
        }
        var request = try Samples.request()
        request.events[0].start = nil
        request.events[0].end = nil
        #expect(throws: CalendarError.self) { try request.serialized() }
    }

    @Test("No comment can start a line of its own", arguments: InjectionTests.hostile)
    func injection(text: String) throws {
        let shape = try object(comment: "x").lines().count
        #expect(try object(comment: "x" + text).lines().count == shape)
    }
}
