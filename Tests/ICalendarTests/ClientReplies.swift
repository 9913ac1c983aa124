import ICalendar
import Testing

/// Answers to one invitation as the programs people use would write them.
struct ClientReply: Sendable, CustomTestStringConvertible {
    var program: String
    var text: String
    var status: ParticipationStatus
    var address = "kari@kommune.example.no"
    var comment: String?

    var testDescription: String { program }
}

extension ClientReply {
    static let all = [
        exchange, outlook, outlookCom, gmail, appleMail, iCloud, thunderbird, nextcloud, zimbra, kerio, domino, yahoo,
        fastmail, stalwart,
    ]

    /// No ORGANIZER, and a name and zones without quotation marks.
    static let exchange = ClientReply(
        program: "Exchange Online",
        text: """
            BEGIN:VCALENDAR
            METHOD:REPLY
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT=ACCEPTED;CN=Kåre Ødegård Nordmann:MAILTO:kari@kommune.example.no
            COMMENT;LANGUAGE=nb-NO:Jeg kommer\\, men må gå før lunsj – vær så god\\n
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            SUMMARY;LANGUAGE=nb-NO:Godtatt: Samling 8. januar: læring\\, mestring\\; og meir
            DTSTART;TZID=W. Europe Standard Time:20260108T090000
            DTEND;TZID=W. Europe Standard Time:20260108T113000
            CLASS:PUBLIC
            PRIORITY:5
            DTSTAMP:20260102T091500Z
            TRANSP:OPAQUE
            STATUS:CONFIRMED
            SEQUENCE:0
            LOCATION;LANGUAGE=nb-NO:Rådhuset\\, Ulsteinvik
            X-MICROSOFT-CDO-APPT-SEQUENCE:0
            X-MICROSOFT-CDO-OWNERAPPTID:0
            X-MICROSOFT-CDO-BUSYSTATUS:BUSY
            X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
            X-MICROSOFT-DISALLOW-COUNTER:FALSE
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted, comment: "Jeg kommer, men må gå før lunsj – vær så god")

    /// HTML in a property, an alarm where none may be, UTC.
    static let outlook = ClientReply(
        program: "Outlook without Exchange",
        text: """
            BEGIN:VCALENDAR
            PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
            VERSION:2.0
            METHOD:REPLY
            X-MS-OLK-FORCEINSPECTOROPEN:TRUE
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT=DECLINED;CN="'kari@kommune.example.no'":mailto:kari@kommune.example.no
            CLASS:PUBLIC
            CREATED:20260102T091400Z
            DESCRIPTION: \\n
            DTEND:20260108T103000Z
            DTSTAMP:20260102T091500Z
            DTSTART:20260108T080000Z
            LAST-MODIFIED:20260102T091400Z
            LOCATION:Rådhuset\\, Ulsteinvik
            PRIORITY:5
            SEQUENCE:0
            SUMMARY;LANGUAGE=nb:Avslått: Samling på rådhuset
            TRANSP:TRANSPARENT
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            X-ALT-DESC;FMTTYPE=text/html:<html xmlns:v="urn:schemas-microsoft-com:vml"><body>blåbær</body></html>
            X-MICROSOFT-CDO-BUSYSTATUS:FREE
            X-MICROSOFT-CDO-IMPORTANCE:1
            BEGIN:VALARM
            TRIGGER:-PT15M
            ACTION:DISPLAY
            DESCRIPTION:Reminder
            END:VALARM
            END:VEVENT
            END:VCALENDAR

            """, status: .declined)

    /// The zone under the name people are shown, in quotation marks.
    static let outlookCom = ClientReply(
        program: "Outlook.com",
        text: """
            BEGIN:VCALENDAR
            METHOD:REPLY
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT=TENTATIVE;CN=kari@kommune.example.no:mailto:kari@kommune.example.no
            COMMENT;LANGUAGE=nn-NO:Kanskje\\; eg må sjå
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            SUMMARY;LANGUAGE=nn-NO:Tentativ: Samling på rådhuset
            DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20260108T090000
            DTEND;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20260108T113000
            DTSTAMP:20260102T091500Z
            SEQUENCE:0
            X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
            END:VEVENT
            END:VCALENDAR

            """, status: .tentative, comment: "Kanskje; eg må sjå")

    /// All in UTC; the comment in a parameter.
    static let gmail = ClientReply(
        program: "Gmail",
        text: """
            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:REPLY
            BEGIN:VEVENT
            DTSTART:20260108T080000Z
            DTEND:20260108T103000Z
            DTSTAMP:20260102T091500Z
            ORGANIZER;CN=Nettverket Velferdsteknologi:mailto:mote+k3x9@nett.example.no
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Kåre Ødegård;X-NUM-GUESTS=0;\
            X-RESPONSE-COMMENT="Eg kjem, så klart: æøå":mailto:kari@kommune.example.no
            CREATED:20260101T080000Z
            DESCRIPTION:Møt opp på rådhuset.\\n\\nSaksliste
            LAST-MODIFIED:20260102T091500Z
            LOCATION:Rådhuset\\, Ulsteinvik
            SEQUENCE:0
            STATUS:CONFIRMED
            SUMMARY:Samling 8. januar: læring\\, mestring\\; og meir
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted, comment: "Eg kjem, så klart: æøå")

    static let appleMail = ClientReply(
        program: "Apple Mail",
        text: """
            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            PRODID:-//Apple Inc.//macOS 14.4//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VTIMEZONE
            TZID:Europe/Oslo
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            DTSTART:19810329T020000
            TZNAME:CEST
            TZOFFSETTO:+0200
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            CREATED:20260101T080000Z
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            DTEND;TZID=Europe/Oslo:20260108T113000
            SUMMARY:Samling på rådhuset
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DTSTAMP:20260102T091500Z
            SEQUENCE:0
            ORGANIZER;CN="Nettverket Velferdsteknologi":mailto:mote+k3x9@nett.example.no
            ATTENDEE;CN="Kåre Ødegård";CUTYPE=INDIVIDUAL;EMAIL="kari@kommune.example.no";PARTSTAT=ACCEPTED;\
            ROLE=REQ-PARTICIPANT:mailto:kari@kommune.example.no
            X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted)

    /// People as paths on the server, with their address in EMAIL.
    static let iCloud = ClientReply(
        program: "iCloud",
        text: """
            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:REPLY
            PRODID:-//CALENDARSERVER.ORG//NONSGML Version 1//EN
            BEGIN:VEVENT
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DURATION:PT2H30M
            ATTENDEE;CN=Kåre Ødegård;EMAIL=kari@kommune.example.no;PARTSTAT=DECLINED:/1234567890/principal/
            DTSTAMP:20260102T091500Z
            ORGANIZER;CN=Nettverket;EMAIL=mote+k3x9@nett.example.no:urn:uuid:6f1c2b1e-0000-7000-8000-000000000009
            REQUEST-STATUS:2.0;Success
            SEQUENCE:0
            X-CALENDARSERVER-PRIVATE-COMMENT:Eg er på ferie\\, dessverre
            END:VEVENT
            END:VCALENDAR

            """, status: .declined, comment: "Eg er på ferie, dessverre")
}
