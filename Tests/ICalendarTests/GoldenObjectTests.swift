import ICalendar
import Testing

@Suite("Calendar objects, octet for octet")
struct GoldenObjectTests {
    private static let zone = """
        BEGIN:VTIMEZONE
        TZID:Europe/Oslo
        BEGIN:DAYLIGHT
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZNAME:CEST
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZNAME:CET
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE

        """

    @Test("A request reads as RFC 5546 and the common calendar programs want it")
    func request() throws {
        #expect(
            try Samples.request().text()
                == crlf(
                    """
                    BEGIN:VCALENDAR
                    PRODID:-//Samling//Samling 1.0//NN
                    VERSION:2.0
                    CALSCALE:GREGORIAN
                    METHOD:REQUEST

                    """ + Self.zone + """
                        BEGIN:VEVENT
                        UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
                        DTSTAMP:20260101T080000Z
                        CREATED:20251231T080000Z
                        LAST-MODIFIED:20260101T070000Z
                        SEQUENCE:0
                        DTSTART;TZID=Europe/Oslo:20260108T090000
                        DTEND;TZID=Europe/Oslo:20260108T113000
                        SUMMARY:Samling 8. januar: læring\\, mestring\\; og meir
                        DESCRIPTION:Møt opp på rådhuset.\\n\\nSaksliste: https://samling.example.n
                         o/sakliste/1?forum=nett\\nHelsing sekretariatet
                        LOCATION:Rådhuset\\, Ulsteinvik
                        URL:https://samling.example.no/m/1
                        STATUS:CONFIRMED
                        TRANSP:OPAQUE
                        CLASS:PUBLIC
                        ORGANIZER;CN="Nettverket Velferdsteknologi":mailto:mote+k3x9@nett.example.n
                         o
                        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
                         TRUE;CN="Kari Nordmann":mailto:kari@kommune.example.no
                        END:VEVENT
                        END:VCALENDAR

                        """))
    }

    @Test("A cancellation keeps the times, is cancelled, and asks for no answer")
    func cancellation() throws {
        #expect(try Samples.cancellation(status: .cancelled).text() == cancelled(status: "STATUS:CANCELLED\n"))
    }

    @Test("Taking one person off a meeting that goes on has no STATUS")
    func uninviting() throws {
        #expect(try Samples.cancellation(status: nil).text() == cancelled(status: ""))
    }

    private func cancelled(status: String) -> String {
        crlf(
            """
            BEGIN:VCALENDAR
            PRODID:-//Samling//Samling 1.0//NN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:CANCEL

            """ + Self.zone + """
                BEGIN:VEVENT
                UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
                DTSTAMP:20260101T080000Z
                CREATED:20251231T080000Z
                LAST-MODIFIED:20260101T070000Z
                SEQUENCE:1
                DTSTART;TZID=Europe/Oslo:20260108T090000
                DTEND;TZID=Europe/Oslo:20260108T113000
                SUMMARY:Samling 8. januar: læring\\, mestring\\; og meir
                LOCATION:Rådhuset\\, Ulsteinvik
                URL:https://samling.example.no/m/1
                \(status)TRANSP:OPAQUE
                CLASS:PUBLIC
                ORGANIZER;CN="Nettverket Velferdsteknologi":mailto:mote+k3x9@nett.example.n
                 o
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Kari Nordmann":mailto:k
                 ari@kommune.example.no
                END:VEVENT
                END:VCALENDAR

                """)
    }

    @Test("The zone stands before the first event, whatever the feed is called")
    func zonePlace() throws {
        var feed = try Samples.feed()
        feed.name = "Møte BEGIN:VEVENT"
        let lines = try feed.lines()
        let zone = try #require(lines.firstIndex(of: "END:VTIMEZONE"))
        #expect(lines.firstIndex(of: "BEGIN:VEVENT") == zone + 1)
        #expect(lines.filter { $0 == "BEGIN:VTIMEZONE" }.count == 1)
    }

    @Test("A feed has a name, an interval, and nobody's address")
    func feed() throws {
        let text = try Samples.feed().text()
        #expect(
            text.hasPrefix(
                crlf(
                    """
                    BEGIN:VCALENDAR
                    PRODID:-//Samling//Samling 1.0//NN
                    VERSION:2.0
                    CALSCALE:GREGORIAN
                    NAME:Sjustjerna\\, samlingar
                    X-WR-CALNAME:Sjustjerna\\, samlingar
                    REFRESH-INTERVAL;VALUE=DURATION:PT1H
                    X-PUBLISHED-TTL:PT1H

                    """ + Self.zone + "BEGIN:VEVENT\n")))
        #expect(
            text.hasSuffix(
                crlf(
                    """
                    BEGIN:VEVENT
                    UID:6f1c2b1e-0000-7000-8000-000000000002@samling.example.no
                    DTSTAMP:20260101T080000Z
                    CREATED:20251231T080000Z
                    LAST-MODIFIED:20260101T070000Z
                    SEQUENCE:0
                    DTSTART:20260219T080000Z
                    DTEND:20260219T100000Z
                    SUMMARY:Samling 8. januar: læring\\, mestring\\; og meir
                    DESCRIPTION:Møt opp på rådhuset.\\n\\nSaksliste: https://samling.example.n
                     o/sakliste/1?forum=nett\\nHelsing sekretariatet
                    LOCATION:Rådhuset\\, Ulsteinvik
                    URL:https://samling.example.no/m/1
                    STATUS:CANCELLED
                    TRANSP:OPAQUE
                    CLASS:PUBLIC
                    CATEGORIES:Læring\\, mestring,Nettverk
                    RELATED-TO;RELTYPE=SIBLING:series-1@samling.example.no
                    END:VEVENT
                    END:VCALENDAR

                    """)))
        #expect(!text.contains("METHOD") && !text.contains("mailto:"))
    }

    @Test("A zone that several events name is written once, and none where all are in UTC")
    func zones() throws {
        var feed = try Samples.feed()
        feed.events[1].start = feed.events[0].start
        feed.events[1].end = feed.events[0].end
        #expect(try feed.lines().filter { $0 == "BEGIN:VTIMEZONE" }.count == 1)
        let utc = try #require(Samples.feed().events.last)
        feed.events = [utc]
        #expect(try !feed.lines().contains("BEGIN:VTIMEZONE"))
    }

    @Test("A feed without events is written and read")
    func emptyFeed() throws {
        var feed = try Samples.feed()
        feed.events = []
        #expect(try CalendarReader.read(feed.serialized()) == feed)
    }

    @Test("libical's table of RFC 5546 finds nothing in what is sent")
    func restrictions() throws {
        #expect(try Samples.request().restrictionFaults() == [])
        #expect(try Samples.cancellation(status: .cancelled).restrictionFaults() == [])
        #expect(try Samples.cancellation(status: nil).restrictionFaults() == [])
        #expect(try Samples.feed().restrictionFaults() == [])
    }

    @Test("libical's table finds a publication without an organizer")
    func restrictionsFind() throws {
        var feed = try Samples.feed()
        feed.method = .publish
        #expect(try feed.restrictionFaults().contains { $0.contains("ORGANIZER") })
    }

    private func crlf(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
}
