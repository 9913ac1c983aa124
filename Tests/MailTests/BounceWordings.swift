@testable import Mail

/// A report for people only, and what is to be understood from it.
struct BounceWording: Sendable {
    let name: String
    let mail: String
    let addresses: [String]
    var kind = DeliveryReport.Kind.failure
    var status: String?
    var reply: Int?
    var permanence = MailError.Permanence.permanent
    var returned: String?

    static let all = failures + delays

    private static let failures = [
        BounceWording(
            name: "qmail",
            mail: """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.no
                To: bounce+018f@nett.example.no
                Subject: failure notice

                Hi. This is the qmail-send program at mx.example.no.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <kari@kommune.example.no>:
                Sorry, no mailbox here by that name. (#5.1.1)

                <ola@kommune.example.no>:
                10.1.1.1 does not like recipient.
                Remote host said: 452 4.2.2 Over quota
                Giving up on 10.1.1.1.

                --- Below this line is a copy of the message.

                Return-Path: <bounce+018f@nett.example.no>
                Received: (qmail 1234 invoked from network)
                From: mote@nett.example.no
                To: kari@kommune.example.no
                Message-ID: <018f3c1e@nett.example.no>

                Hei, ring per@kommune.example.no
                """,
            addresses: ["kari@kommune.example.no", "ola@kommune.example.no"], status: "5.1.1",
            returned: "018f3c1e@nett.example.no"),
        BounceWording(
            name: "Exim",
            mail: """
                Return-path: <>
                X-Failed-Recipients: kari@kommune.example.no,
                  ola@kommune.example.no
                Auto-Submitted: auto-replied
                From: Mail Delivery System <Mailer-Daemon@mx.example.no>
                To: bounce+018f@nett.example.no
                Subject: Mail delivery failed: returning message to sender

                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  kari@kommune.example.no
                    Unrouteable address
                  ola@kommune.example.no
                    SMTP error from remote mail server after RCPT TO:<ola@kommune.example.no>:
                    550 5.7.1 Blocked

                ------ This is a copy of the message, including all the headers. ------

                From: mote@nett.example.no
                Message-ID: <018f3c1e@nett.example.no>

                Hei
                """,
            addresses: ["kari@kommune.example.no", "ola@kommune.example.no"], status: "5.7.1", reply: 550,
            returned: "018f3c1e@nett.example.no"),
        BounceWording(
            name: "Exchange of old",
            mail: """
                From: System Administrator <postmaster@kommune.example.no>
                To: bounce+018f@nett.example.no
                Subject: Undeliverable: Innkalling
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Your message did not reach some or all of the intended recipients.

                      Subject: Innkalling
                      Sent:    29.09.2023 09:00

                The following recipient(s) could not be reached:

                      kari@kommune.example.no on 29.09.2023 09:01
                            The e-mail account does not exist at the organization this message was sent to.
                            <mx.example.no #5.1.1>

                --b
                Content-Type: message/rfc822

                From: mote@nett.example.no
                Message-ID: <018f3c1e@nett.example.no>

                Hei
                --b--
                """,
            addresses: ["kari@kommune.example.no"], status: "5.1.1", returned: "018f3c1e@nett.example.no"),
        BounceWording(
            name: "Exchange in HTML",
            mail: """
                Return-Path: <>
                From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommune.example.no>
                To: bounce+018f@nett.example.no
                Subject: =?utf-8?Q?Kan_ikkje_leverast:_M=C3=B8te?=
                Content-Type: text/html; charset=utf-8

                <html><body><p><b>Delivery has failed to these recipients or groups:</b></p>
                <p><a href="mailto:kari@kommune.example.no">Kari Nordmann (kari@kommune.example.no)</a><br>
                The email address you entered couldn&#39;t be found.</p>
                <p>Remote Server returned &#39;550 5.1.10 RESOLVER.ADR.RecipientNotFound&#39;</p>
                <p>Original message headers:</p><pre>Received: from x (kari2@kommune.example.no)</pre></body></html>
                """,
            addresses: ["kari@kommune.example.no"], status: "5.1.10", reply: 550),
        BounceWording(
            name: "Notes",
            mail: """
                From: Postmaster@kommune.example.no
                To: bounce+018f@nett.example.no
                Subject: DELIVERY FAILURE: User kari (kari@kommune.example.no) not listed in Domino Directory

                Your message

                  Subject: Innkalling

                was not delivered to:

                  kari@kommune.example.no

                because:

                  User kari (kari@kommune.example.no) not listed in Domino Directory
                """,
            addresses: ["kari@kommune.example.no"], permanence: .unknown),
        BounceWording(
            name: "Gmail",
            mail: """
                Return-Path: <>
                From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
                To: bounce+018f@nett.example.no
                Subject: Delivery Status Notification (Failure)

                ** Address not found **

                Your message wasn't delivered to kari@gmail.example because the address couldn't be
                found, or is unable to receive mail.

                The response was:

                550 5.1.1 The email account that you tried to reach does not exist.
                """,
            addresses: ["kari@gmail.example"], status: "5.1.1", reply: 550),
        BounceWording(
            name: "Postfix without its report",
            mail: """
                From: MAILER-DAEMON@mx.example.no (Mail Delivery System)
                To: bounce+018f@nett.example.no
                Subject: Undelivered Mail Returned to Sender

                This is the mail system at host mx.example.no.

                For further assistance, please send mail to postmaster or hjelp@mx.example.no.

                <kari@kommune.example.no>: host mx.kommune.example.no[10.5.1.1] said: 554
                    5.7.1 Service unavailable (in reply to RCPT TO command)
                """,
            addresses: ["kari@kommune.example.no"], status: "5.7.1", reply: 554),
        BounceWording(
            name: "a report as text",
            mail: """
                Return-Path: <>
                From: gateway@mx.example.no
                To: bounce+018f@nett.example.no
                Subject: Mail

                A message could not be delivered.

                Reporting-MTA: dns; mx.example.no
                Final-Recipient: rfc822; kari@kommune.example.no
                Action: failed
                Status: 5.1.1
                """,
            addresses: ["kari@kommune.example.no"], status: "5.1.1"),
        BounceWording(
            name: "a report whose boundary is another",
            mail: """
                From: MAILER-DAEMON <>
                X-Original-To: <kari@kommune.example.no>
                To: bounce+018f@nett.example.no
                Content-Type: multipart/report; report-type=delivery-status; boundary=one

                --two
                Content-Type: text/plain

                There was an error delivering your mail to <kari@kommune.example.no>.

                --two
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.no

                Action: failed
                Final-Recipient: rfc822; kari@kommune.example.no
                Status: 4.4.7
                Diagnostic-Code: smtp; 554 4.4.7 Message expired
                --two--
                """,
            addresses: ["kari@kommune.example.no"], status: "4.4.7", reply: 554, permanence: .temporary),
        BounceWording(
            name: "no sender",
            mail: """
                From: <>
                X-Original-To: kari@kommune.example.no
                Subject: Mail delivery failed

                There was an error delivering your mail to <kari@kommune.example.no>.
                550 5.1.1 User unknown (Message-ID: <018f3c1e@nett.example.no>)
                """,
            addresses: ["kari@kommune.example.no"], status: "5.1.1", reply: 550),
        BounceWording(
            name: "no address",
            mail: "Return-Path: <>\nSubject: Returned mail: User unknown\n\nThat is all. 550 5.1.1 User unknown",
            addresses: [], status: "5.1.1", reply: 550),
    ]

    private static let delays = [
        BounceWording(
            name: "Postfix, late",
            mail: """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.no
                To: bounce+018f@nett.example.no
                Subject: Delayed Mail (still being retried)

                # THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #

                Your message could not be delivered for more than 4 hour(s).
                It will be retried until it is 5 day(s) old.

                <kari@kommune.example.no>: connect to mx.kommune.example.no[10.0.0.1]:25: Connection timed out
                """,
            addresses: ["kari@kommune.example.no"], kind: .delay, permanence: .temporary),
        BounceWording(
            name: "Exim, late",
            mail: """
                From: Mail Delivery System <Mailer-Daemon@mx.example.no>
                Subject: Warning: message 1qmABC-0001 delayed 24 hours

                A message that you sent has not yet been delivered to one or more of its
                recipients after more than 24 hours on the queue.

                The address to which the message has not yet been delivered is:

                  kari@kommune.example.no
                    Delay reason: 451 4.7.1 Greylisted
                """,
            addresses: ["kari@kommune.example.no"], kind: .delay, status: "4.7.1", reply: 451, permanence: .temporary),
        BounceWording(
            name: "Gmail, late",
            mail: """
                From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
                Subject: Delivery Status Notification (Delay)

                There was a temporary problem delivering your message to kari@kommune.example.no.
                Gmail will retry for 46 more hours.
                """,
            addresses: ["kari@kommune.example.no"], kind: .delay, permanence: .temporary),
        BounceWording(
            name: "late, in Norwegian",
            mail: """
                From: postmaster@kommune.example.no
                Subject: =?utf-8?Q?Levering_forseinka?=

                Meldinga til kari@kommune.example.no er ikkje levert enno. Vi prøver på nytt.
                """,
            addresses: ["kari@kommune.example.no"], kind: .delay, permanence: .temporary),
    ]
}
