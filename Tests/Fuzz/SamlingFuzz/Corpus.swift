/// What is broken: one of each kind that the mailbox gets, made here.
enum Corpus {
    static let calendars: [[UInt8]] = [
        reply("ACCEPTED"), reply("DECLINED", more: "COMMENT:Er på ferje\\, kjem seinare\\nhelsing Kari\r\n"),
        reply("DELEGATED", attendee: ";DELEGATED-TO=\"mailto:a@example.no\",\"mailto:b@example.no\""),
        reply("TENTATIVE", method: "COUNTER", more: "DTSTART;TZID=W. Europe Standard Time:20230825T100000\r\n"),
        reply("ACCEPTED", more: "RECURRENCE-ID;TZID=\"Europe/Oslo\":20230818T090000\r\nX-LIC-ERROR:x\r\n"),
        reply("NEEDS-ACTION", method: "REFRESH"), withZone,
    ].map { Array($0.utf8) }

    static let mails: [[UInt8]] =
        calendars.map {
            Array(mail(parts: ["text/plain; charset=utf-8\r\n\r\nKjem!", "text/calendar; method=REPLY\r\n\r\n"]).utf8)
                + $0
        }
        + [
            mail(
                "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit",
                "Utført 41\r\n\r\nDen 3. aug. 2023 kl. 09:12 skrev X <x@example.no>:\r\n> Hei\r\n"
                    + "> > der\r\n-- \r\nKari"
            ),
            mail(
                "text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
                "<html><style>x</style><p>Utf=F8rt&nbsp;41</p><blockquote>old</blockquote>"
                    + "<div id=3D\"appendonsend\"></div>"
            ),
            mail(
                parts: [
                    "text/plain\r\n\r\nThis is the mail system.",
                    "message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.no\r\n\r\n"
                        + "Final-Recipient: rfc822; kari@example.no\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                        + "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n",
                    "message/rfc822\r\n\r\nMessage-ID: <a@example.no>\r\nSubject: x\r\n\r\nbody",
                ], kind: "report; report-type=delivery-status"),
            mail(
                "application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64",
                "eJ8+IgIAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAEIgAcAGAAAAElQTS5N"),
            mail("text/plain; charset=\"utf-16\"; x*0*=utf-8''%E6; x*1=b", "=?utf-8?Q?=C3=A6?= \u{FEFF}\u{202E}"),
            mail(parts: [
                "multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\na\r\n--c\r\n"
                    + "Content-Type: message/rfc822\r\n\r\nFrom: b@example.no\r\n\r\nc\r\n--c--"
            ]),
        ].map { Array($0.utf8) }

    private static func reply(
        _ status: String, method: String = "REPLY", attendee: String = "", more: String = ""
    ) -> String {
        """
        BEGIN:VCALENDAR\r
        PRODID:-//Example//Calendar 1.0//EN\r
        VERSION:2.0\r
        METHOD:\(method)\r
        BEGIN:VEVENT\r
        UID:00000000-0000-7000-8000-000000000001@sjustjerna.example.no\r
        DTSTAMP:20230620T080000Z\r
        SEQUENCE:0\r
        ATTENDEE;CN="Kari Nordmann";PARTSTAT=\(status)\(attendee):MAILTO:Kari.Nordmann@ex\r
         ample.no\r
        SUMMARY;LANGUAGE=nn-NO:Godteke: Sjustjerna helse og omsorg\r
        \(more)END:VEVENT\r
        END:VCALENDAR\r

        """
    }

    private static let withZone = """
        BEGIN:VCALENDAR\r
        METHOD:REQUEST\r
        BEGIN:VTIMEZONE\r
        TZID:W. Europe Standard Time\r
        BEGIN:STANDARD\r
        DTSTART:16010101T030000\r
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
        TZOFFSETFROM:+0200\r
        TZOFFSETTO:+0100\r
        END:STANDARD\r
        END:VTIMEZONE\r
        BEGIN:VEVENT\r
        UID:a@example.no\r
        DTSTAMP:20230620T080000Z\r
        DTSTART;TZID=W. Europe Standard Time:20230818T090000\r
        DTEND;TZID=W. Europe Standard Time:20230818T143000\r
        RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r
        BEGIN:VALARM\r
        TRIGGER:-PT15M\r
        ACTION:DISPLAY\r
        END:VALARM\r
        END:VEVENT\r
        END:VCALENDAR\r

        """

    private static func mail(_ type: String, _ body: String) -> String {
        """
        Return-Path: <kari@example.no>\r
        Delivered-To: mote+abcdefghijklmnopqrstuvwxyz@sjustjerna.example.no\r
        From: =?iso-8859-1?Q?Kari_Nordmann_=28Hareid=29?= <kari@example.no>\r
        To: Sjustjerna <mote+abcdefghijklmnopqrstuvwxyz@sjustjerna.example.no>\r
        Subject: =?utf-8?B?R29kdGVrZTogU2p1c3Rqw6ZybmE=?=\r
        Date: Tue, 20 Jun 2023 10:00:00 +0200\r
        Message-ID: <1@example.no>\r
        In-Reply-To: <2@sjustjerna.example.no>\r
        Auto-Submitted: no\r
        MIME-Version: 1.0\r
        Content-Type: \(type)\r
        \r
        \(body)\r

        """
    }

    /// The last part has no end: what is to be its body is put after it.
    private static func mail(parts: [String], kind: String = "mixed") -> String {
        mail(
            "multipart/\(kind); boundary=\"----=_b\"",
            parts.map { "------=_b\r\nContent-Type: \($0)" }.joined(separator: "\r\n"))
    }
}
