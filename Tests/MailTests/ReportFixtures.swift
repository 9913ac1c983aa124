/// Reports for programs, as mail systems write them about a letter from `bounce+018f@nett.example.no`.
enum ReportFixtures {
    /// Postfix: the final recipient before the original one, and the whole mail in the report.
    static let postfix = """
        Return-Path: <>
        Delivered-To: bounce+018f.abcdefghijklmnopqrst@nett.example.no
        From: MAILER-DAEMON@mx.kommune.example.no (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: bounce+018f.abcdefghijklmnopqrst@nett.example.no
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="9B/mx"

        --9B/mx
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mx.kommune.example.no.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients.

        <kari@kommune.example.no>: host 10.0.0.1[10.0.0.1] said: 550 5.1.1 User unknown
        --9B/mx
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.kommune.example.no
        Original-Envelope-Id: 018f3c1e
        X-Postfix-Queue-ID: 4QxYz
        X-Postfix-Sender: rfc822; bounce+018f.abcdefghijklmnopqrst@nett.example.no
        Arrival-Date: Fri, 29 Sep 2023 09:00:00 +0200 (CEST)

        Final-Recipient: rfc822; kari@kommune.example.no
        Original-Recipient: rfc822;Kari@kommune.example.no
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; 10.0.0.1
        Diagnostic-Code: smtp; 550 5.1.1 <kari@kommune.example.no>: Recipient address
            rejected: User unknown in virtual mailbox table

        --9B/mx
        Content-Description: Undelivered Message
        Content-Type: message/rfc822

        From: Nettverket <mote@nett.example.no>
        To: Kari <kari@kommune.example.no>
        Subject: =?utf-8?Q?P=C3=A5minning?=
        Message-ID: <018f3c1e@nett.example.no>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=c

        --c
        Content-Type: text/calendar; method=REQUEST

        BEGIN:VCALENDAR
        --c--

        --9B/mx--
        """

    /// Exchange Online: HTML for people, only the head of the mail, and a status that tells more than the text.
    static let exchange = """
        From: <postmaster@kommune.example.no>
        To: <bounce+018f@nett.example.no>
        Subject: Kan ikke leveres: Innkalling
        Return-Path: <>
        X-MS-Exchange-Message-Is-Ndr:
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="_000_ndr"

        --_000_ndr
        Content-Type: multipart/alternative; differences=Content-Type; boundary="_001_ndr"

        --_001_ndr
        Content-Type: text/plain; charset="utf-8"

        Meldingen til kari@kommune.example.no kunne ikke leveres.

        --_001_ndr--

        --_000_ndr
        Content-Type: message/delivery-status

        Reporting-MTA: dns;ABC.eurprd.prod.outlook.example
        Received-From-MTA: dns;mail.nett.example.no
        Arrival-Date: Fri, 29 Sep 2023 07:00:00 +0000

        Final-Recipient: rfc822;kari@kommune.example.no
        Action: failed
        Status: 5.1.10
        Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

        --_000_ndr
        Content-Type: text/rfc822-headers

        From: mote@nett.example.no
        Message-ID: <018f3c1e@nett.example.no>
        Subject: Innkalling

        --_000_ndr--
        """

    /// Sendmail: several recipients with several fates.
    static let several = """
        Return-Path: <MAILER-DAEMON>
        From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.no>
        Subject: Returned mail: see transcript for details
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b

        The original message was received at Fri, 29 Sep 2023 09:00:00 +0200
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.no

        Original-Recipient: rfc822;ola+2Bpost@x.example.no
        Final-Recipient: RFC822; <ola@y.example.no>
        Action: failed (bad destination mailbox)
        Status: 5.2.2 (mailbox full)

        Final-Recipient: RFC822; kari@x.example.no
        Action: delayed
        Status: 4.4.1
        Diagnostic-Code: SMTP; 421 try later
        Will-Retry-Until: Sat, 30 Sep 2023 09:00:00 +0200

        Final-Recipient: x400; /c=no/s=per
        Action: relayed
        Status: 2.1.9
        --b--
        """

    /// Internationalised (RFC 6533): letters beyond ASCII in the addresses, everything in base 64 or 8 bits.
    static let global = """
        From: MAILER-DAEMON@mx.example.no
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        Meldinga vart ikkje levert.
        --b
        Content-Type: message/global-delivery-status
        Content-Transfer-Encoding: 8bit

        Reporting-MTA: dns; mx.example.no

        Original-Recipient: utf-8; k\\x{E5}re@\\x{F8}rsta.example
        Final-Recipient: utf-8; kåre@ørsta.example
        Action: failed
        Status: 5.6.7
        Diagnostic-Code: X-Postfix; SMTPUTF8 is required, but was not offered by host ørsta.example
        --b
        Content-Type: message/global-headers

        From: mote@nett.example.no
        Subject: Påminning
        Message-ID: <018f3c1e@nett.example.no>
        --b--
        """

    /// A report with given fields below those about the mail.
    static func report(
        _ fields: String, type: String = "multipart/report; report-type=delivery-status",
        head: String = "From: MAILER-DAEMON@mx.example.no"
    ) -> String {
        """
        \(head)
        Content-Type: \(type); boundary=b

        --b

        A text.
        --b
        Content-Type: message/delivery-status

        \(fields)
        --b--
        """
    }
}
