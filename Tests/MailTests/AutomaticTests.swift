import Testing

@testable import Mail

@Suite("Automatic mail")
struct AutomaticTests {
    private func reason(_ head: String) throws -> AutomaticReason? {
        try incoming("From: Kari Nordmann <kari@kommune.example.no>\n\(head)\n\nHei").automaticReason
    }

    @Test(
        "headers by which programs say that they are programs",
        arguments: [
            ("Auto-Submitted: auto-replied", .reply, "Auto-Submitted"),
            ("AUTO-SUBMITTED: Auto-Replied; owner-email=\"a@b.no\"", .reply, "Auto-Submitted"),
            ("Auto-Submitted: (vacation (2)) auto-replied (x)", .reply, "Auto-Submitted"),
            ("Auto-Submitted: auto-generated", .generated, "Auto-Submitted"),
            ("Auto-Submitted: auto-notified; x=y", .generated, "Auto-Submitted"),
            ("Auto-Submitted: something-new", .generated, "Auto-Submitted"),
            ("Auto-Submitted: no (not really)\nPrecedence: bulk", .bulk, "Precedence"),
            ("X-Auto-Response-Suppress: All", .suppressesReplies, "X-Auto-Response-Suppress"),
            ("X-Auto-Response-Suppress: DR, OOF, AutoReply", .suppressesReplies, "X-Auto-Response-Suppress"),
            ("Precedence: JUNK", .bulk, "Precedence"), ("Precedence: list", .bulk, "Precedence"),
            ("Precedence: auto_reply", .reply, "Precedence"), ("X-Autoreply: yes", .reply, "X-Autoreply"),
            ("X-Autorespond: Fråvær", .reply, "X-Autorespond"),
            ("X-AutoReply-From: kari@kommune.example.no", .reply, "X-AutoReply-From"),
            ("X-Mail-Autoreply: true", .reply, "X-Mail-Autoreply"),
            ("X-MS-Exchange-Inbox-Rules-Loop: kari@kommune.example.no", .generated, "X-MS-Exchange-Inbox-Rules-Loop"),
            (
                "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", .generated,
                "X-MS-Exchange-Generated-Message-Source"
            ),
            ("X-Precedence: auto_reply", .reply, "X-Precedence"), ("Preference: auto_reply", .reply, "Preference"),
            ("X-POST-MessageClass: 9; Autoresponder", .reply, "X-POST-MessageClass"),
            ("Delivered-To: Autoresponder", .reply, "Delivered-To"),
            ("X-Auto-Reply-From: kari@kommune.example.no", .reply, "X-Auto-Reply-From"),
            ("List-Id: <rad.kommune.example.no>", .bulk, "List-Id"),
            ("List-Unsubscribe: <mailto:x@y.no>", .bulk, "List-Unsubscribe"),
            ("Return-Path: <>", .nullReturnPath, "Return-Path"), ("Return-Path: < >", .nullReturnPath, "Return-Path"),
            ("Content-Type: multipart/report; report-type=feedback-report; boundary=b", .generated, "Content-Type"),
        ] as [(String, AutomaticReason.Kind, String)])
    func headers(head: String, kind: AutomaticReason.Kind, header: String) throws {
        #expect(try reason(head) == AutomaticReason(kind: kind, header: header))
    }

    @Test(
        "headers that say nothing of the kind",
        arguments: [
            "Subject: Sv: Innkalling", "Auto-Submitted: no", "Auto-Submitted: No; x=y",
            "Auto-Submitted: (auto-replied) no",
            "Auto-Submitted:", "X-Auto-Response-Suppress: None", "X-Auto-Response-Suppress: DR, RN, NRN",
            "Precedence: first-class", "Precedence: normal", "X-Autoreply: no",
            "Return-Path: <kari@kommune.example.no>",
            "X-My-Auto-Submitted: auto-replied", "Return-Path: <kari@kommune.example.no>\nReturn-Path: <>",
        ])
    func silent(head: String) throws {
        #expect(try reason(head) == nil)
    }

    @Test(
        "the subjects of absence notices, in the languages of the members",
        arguments: [
            "Automatisk svar: Innkalling til møte", "[Auto-Reply] Innkalling", "Réponse automatique : Innkalling",
            "Automaattinen vastaus: Innkalling", "Автоматический ответ: Innkalling", "Ute av kontoret: Innkalling",
            "On leave: Innkalling", "I am out of the office", "自动答复: Innkalling", "Automatisk svar frå Kari Nordmann",
            "Automatisk svar fra Kari",
            "automatisk svar", "AUTOMATISK SVAR : Innkalling", "Autosvar: Innkalling", "Autosvar",
            "Fråvær: Kari er borte",
            "Fråvær", "Fravær:", "Fraværsmelding", "Fraværsmelding: Innkalling", "Fråværsmelding frå Kari",
            "Automatic reply: Innkalling", "Out of Office: Innkalling", "Out of Office", "Out of Office Re: Innkalling",
            "Out of Office AutoReply: Innkalling", "Automatiskt svar: Inbjudan", "Frånvaro: Kari",
            "Automatische Antwort: Einladung", "Abwesenheit: Kari", "Abwesenheitsnotiz: Einladung", "Auto-Reply: x",
            "  Automatisk svar: x", "Automatisk\u{A0}svar: x", "Fraværsbesked: x", "AutoReply: x", "OOO: x",
        ])
    func absences(subject: String) throws {
        let encoded = "=?utf-8?B?\(TransferEncoding.base64(Array(subject.utf8)))?="
        #expect(try reason("Subject: \(encoded)") == AutomaticReason(kind: .reply, header: "Subject"))
    }

    @Test(
        "subjects of people who write about such notices, or about being away",
        arguments: [
            "Sv: Automatisk svar: Innkalling", "Re: Automatic reply: x", "VS: Fravær: x", "Fwd: Out of Office: x",
            "Automatisk svar på spørsmål om møtet", "Fråvær på samlinga 29. september", "Fravær i møtet torsdag",
            "Fråværet mitt", "Out of office next week?", "Autosvara dine kjem dobbelt", "Abwesenheit am Donnerstag",
            "Kan vi få automatisk svar?", "Fraværsmeldinger til møtet", "Automatisk svaring", "Ferie", "Borte i morgon",
            "",
            "Frånvaro på mötet", "SV: Fråvær",
        ])
    func people(subject: String) throws {
        let encoded = "=?utf-8?B?\(TransferEncoding.base64(Array(subject.utf8)))?="
        #expect(try reason("Subject: \(encoded)") == nil)
    }

    @Test(
        "senders that nobody stands behind",
        arguments: [
            "MAILER-DAEMON@x.no", "Mailer-Daemon@x.no", "\"Mail Delivery Subsystem\" <a@x.no>", "no-reply@x.no",
            "noreply@x.no", "No_Reply+12@x.no", "donotreply@x.no", "do-not-reply-2@x.no", "ikke-svar@x.no",
            "ikkje.svar@x.no", "Oslo <svar-ikke@x.no>", "postmaster@x.no", "autosvar@x.no",
        ])
    func senders(from: String) throws {
        let mail = try incoming("From: \(from)\nSubject: Hei\n\nHei")
        #expect(mail.automaticReason == AutomaticReason(kind: .systemSender, header: "From"))
        let other = try incoming("From: kari@x.no\nSender: \(from)\n\nHei")
        #expect(other.automaticReason?.kind == .systemSender)
    }

    @Test(
        "senders that people stand behind",
        arguments: [
            "svar@x.no", "reply@x.no", "noreen@x.no", "ikke@x.no", "post@x.no", "Noreply Hansen <n.hansen@x.no>",
        ])
    func humans(from: String) throws {
        #expect(try incoming("From: \(from)\n\nHei").automaticReason == nil)
    }

    @Test("a calendar's answer that Exchange marks is still a person's, and the caller can see it")
    func calendarAnswer() throws {
        let mail = try incoming(
            """
            From: Kari <kari@kommune.example.no>
            Subject: Godteke: Innkalling
            X-Auto-Response-Suppress: DR, OOF, AutoReply
            Auto-Submitted: auto-generated
            Content-Type: text/calendar; method=REPLY

            BEGIN:VCALENDAR
            """)
        #expect(mail.automaticReasons.map(\.kind) == [.generated, .suppressesReplies])
        #expect(mail.automaticReasons.allSatisfy(\.mayCarryAnswer) && mail.calendarParts.count == 1)
        #expect(
            AutomaticReason.Kind.allCases.filter { !AutomaticReason(kind: $0, header: "").mayCarryAnswer }
                == [.deliveryReport, .readReceipt, .forwardNotice])
    }

    @Test("the strongest sign comes first, each kind once")
    func order() throws {
        let mail = try incoming(
            """
            Return-Path: <>
            List-Id: <a.b>
            Precedence: bulk
            X-Auto-Response-Suppress: All
            Auto-Submitted: auto-replied
            X-Autoreply: yes
            From: noreply@x.no
            Subject: Automatisk svar: Hei

            Eg er borte
            """)
        #expect(
            mail.automaticReasons.map(\.kind) == [.reply, .systemSender, .nullReturnPath, .bulk, .suppressesReplies])
        #expect(mail.automaticReason?.header == "Auto-Submitted")
    }

    @Test(
        "a notice that an invitation was sent on is nobody's answer",
        arguments: ["Meeting Forward Notification: Innkalling", "Varsel om videresending av møte: Innkalling"])
    func forwarded(subject: String) throws {
        let mail = try incoming("From: kari@x.no\nSubject: \(subject)\nAuto-Submitted: auto-generated\n\nHei")
        #expect(mail.automaticReason == AutomaticReason(kind: .forwardNotice, header: "Subject"))
    }
}
