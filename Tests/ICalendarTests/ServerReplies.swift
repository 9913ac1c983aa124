import ICalendar

/// Those of Thunderbird, of servers, and of web mail.
extension ClientReply {
    static let thunderbird = ClientReply(
        program: "Thunderbird",
        text: """
            BEGIN:VCALENDAR
            PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            CREATED:20260101T080000Z
            LAST-MODIFIED:20260102T091500Z
            DTSTAMP:20260102T091500Z
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            SUMMARY:Samling på rådhuset
            STATUS:CONFIRMED
            ORGANIZER;CN="Nettverket Velferdsteknologi":mailto:mote+k3x9@nett.example.no
            ATTENDEE;CN="Ødegård, Kåre";PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:\
            kari@kommune.example.no
            X-MOZ-RECEIVED-SEQUENCE:0
            X-MOZ-RECEIVED-DTSTAMP:20260101T080000Z
            DTSTART;TZID=/mozilla.org/20050126_1/Europe/Oslo:20260108T090000
            DTEND;TZID=/mozilla.org/20050126_1/Europe/Oslo:20260108T113000
            SEQUENCE:0
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted)

    static let nextcloud = ClientReply(
        program: "Nextcloud",
        text: """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Sabre//Sabre VObject 4.5.4//EN
            CALSCALE:GREGORIAN
            METHOD:REPLY
            BEGIN:VEVENT
            DTSTAMP:20260102T091500Z
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            SEQUENCE:0
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DTEND;TZID=Europe/Oslo:20260108T113000
            SUMMARY:Samling på rådhuset
            ORGANIZER;CN=Nettverket:mailto:mote+k3x9@nett.example.no
            ATTENDEE;CN=Kåre Ødegård;PARTSTAT=TENTATIVE:mailto:kari@kommune.example.no
            REQUEST-STATUS:2.0;Success
            END:VEVENT
            END:VCALENDAR

            """, status: .tentative)

    /// The zone with slashes and colons, without quotation marks.
    static let zimbra = ClientReply(
        program: "Zimbra",
        text: """
            BEGIN:VCALENDAR
            PRODID:Zimbra-Calendar-Provider
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            SUMMARY:Godta: Samling på rådhuset
            ATTENDEE;CN=Kåre Ødegård;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:kari@kommune.example.no
            ORGANIZER;CN=Nettverket;SENT-BY="mailto:ola@nett.example.no":mailto:mote+k3x9@nett.example.no
            DTSTART;TZID=(GMT+01:00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna:20260108T090000
            DTEND;TZID=(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna:20260108T113000
            DTSTAMP:20260102T091500Z
            SEQUENCE:0
            DESCRIPTION:Ja takk\\, gjerne: eg kjem
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted)

    static let kerio = ClientReply(
        program: "Kerio",
        text: """
            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            VERSION:2.0
            METHOD:REPLY
            PRODID:-//Kerio Technologies//Kerio Connect 10//EN
            BEGIN:VEVENT
            DTSTAMP:20260102T091500Z
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            DTSTART;TZID="Europe/Oslo":20260108T090000
            DTEND;TZID="Europe/Oslo":20260108T113000
            SUMMARY:Samling på rådhuset
            ORGANIZER:MAILTO:mote+k3x9@nett.example.no
            ATTENDEE;PARTSTAT=ACCEPTED;CN="Kåre Ødegård";X-SENT=TRUE:MAILTO:kari@kommune.example.no
            X-KERIO-RESPONSE:1
            SEQUENCE:0
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted)

    static let domino = ClientReply(
        program: "Notes",
        text: """
            BEGIN:VCALENDAR
            X-LOTUS-CHARSET:UTF-8
            VERSION:2.0
            PRODID:-//Lotus Development Corporation//NONSGML Notes 9.0.1//EN_C
            METHOD:REPLY
            BEGIN:VEVENT
            DTSTART;TZID="W. Europe":20260108T090000
            DTEND;TZID="W. Europe":20260108T113000
            TRANSP:OPAQUE
            DTSTAMP:20260102T091500Z
            COMMENT;ALTREP="CID:<FFFF__=0ABB0C6ADFD6>":Kjem seint\\: klokka ti
            SEQUENCE:0
            ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Kåre Ødegård/Kommune";RSVP=FALSE
             :mailto:kari@kommune.example.no
            CLASS:PUBLIC
            SUMMARY:Accepted: Samling på rådhuset
            ORGANIZER;CN="Nettverket":mailto:mote+k3x9@nett.example.no
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            X-LOTUS-UPDATE-SEQ:1
            X-LOTUS-UPDATE-WISL:$S:1;$L:1;$B:1;$R:1;$E:1
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted, comment: "Kjem seint: klokka ti")

    static let yahoo = ClientReply(
        program: "Yahoo",
        text: """
            BEGIN:VCALENDAR
            PRODID://Yahoo//Calendar//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            SUMMARY:Samling på rådhuset
            CLASS:PUBLIC
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DTEND;TZID=Europe/Oslo:20260108T113000
            LOCATION:Rådhuset
            PRIORITY:0
            SEQUENCE:0
            STATUS:CONFIRMED
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            DTSTAMP:20260102T091500Z
            ATTENDEE;PARTSTAT=DECLINED;CN=Kåre Ødegård;ROLE=REQ_PARTICIPANT;RSVP=TRUE:mailto:kari@kommune.example.no
            ORGANIZER;CN=Nettverket;SENT-BY="mailto:ola@nett.example.no":mailto:mote+k3x9@nett.example.no
            X-YAHOO-YID:kari
            X-YAHOO-USER-STATUS:BUSY
            END:VEVENT
            END:VCALENDAR

            """, status: .declined)

    static let fastmail = ClientReply(
        program: "Fastmail",
        text: """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//CyrusIMAP.org/Cyrus 3.11//EN
            METHOD:REPLY
            CALSCALE:GREGORIAN
            BEGIN:VEVENT
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            DTSTAMP:20260102T091500Z
            SEQUENCE:0
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DURATION:PT2H30M
            SUMMARY:Samling på rådhuset
            ORGANIZER;X-JMAP-ID=b3;CN=Nettverket:mailto:mote%2Bk3x9@nett.example.no
            ATTENDEE;X-JMAP-ID=a1;CN=Kåre Ødegård;PARTSTAT=ACCEPTED;RSVP=FALSE;X-DTSTAMP=20260102T091500Z;\
            X-SEQUENCE=0:mailto:kari%40kommune.example.no
            COMMENT:Fint\\, eg kjem
            REQUEST-STATUS:2.0;Success
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted, comment: "Fint, eg kjem")

    static let stalwart = ClientReply(
        program: "Stalwart",
        text: """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Stalwart Labs LLC//Stalwart Server//EN
            METHOD:REPLY
            BEGIN:VEVENT
            ORGANIZER:mailto:mote+k3x9@nett.example.no
            ATTENDEE;PARTSTAT=ACCEPTED;CN="Kåre Ødegård":mailto:kari@kommune.example.no
            DTSTART;TZID=Europe/Oslo:20260108T090000
            DTSTAMP:20260102T091500Z
            SEQUENCE:0
            UID:6f1c2b1e-0000-7000-8000-000000000001@samling.example.no
            REQUEST-STATUS:2.0;Success
            END:VEVENT
            END:VCALENDAR

            """, status: .accepted)
}
