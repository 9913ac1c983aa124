import Testing

@testable import Mail

@Suite("Reports of mail systems")
struct DeliveryReportTests {
    private func report(_ text: String) throws -> DeliveryReport {
        try #require(try incoming(text).deliveryReport)
    }

    @Test("a failure of Postfix, with our own invitation in it")
    func postfix() throws {
        let mail = try incoming(ReportFixtures.postfix)
        let report = try #require(mail.deliveryReport)
        #expect(report.kind == .failure && !report.isHeuristic)
        #expect(report.reportingMTA == "mx.kommune.example.no" && report.originalEnvelopeID == "018f3c1e")
        #expect(report.arrivalDate == MailDate(secondsSince1970: 1_695_970_800, offsetSeconds: 7_200))
        let recipient = try #require(report.recipients.first)
        #expect(report.recipients.count == 1)
        #expect(recipient.finalRecipient == "kari@kommune.example.no")
        #expect(recipient.originalRecipient == "Kari@kommune.example.no")
        #expect(recipient.addresses.map(\.description) == ["kari@kommune.example.no", "Kari@kommune.example.no"])
        #expect(recipient.action == .failed && recipient.status?.description == "5.1.1" && recipient.replyCode == 550)
        #expect(recipient.remoteMTA == "10.0.0.1" && recipient.permanence == .permanent)
        #expect(
            recipient.diagnostic
                == "550 5.1.1 <kari@kommune.example.no>: Recipient address rejected: "
                + "User unknown in virtual mailbox table"
        )
        #expect(report.returned?.messageID == "018f3c1e@nett.example.no")
        #expect(report.returned?.header("subject") == "Påminning" && report.returned?.header("X-None") == nil)
        #expect(mail.calendarParts.isEmpty)
        #expect(mail.recipients.map(\.description) == ["bounce+018f.abcdefghijklmnopqrst@nett.example.no"])
        #expect(mail.automaticReason == AutomaticReason(kind: .deliveryReport, header: "Content-Type"))
    }

    @Test("a failure of Exchange Online")
    func exchange() throws {
        let report = try report(ReportFixtures.exchange)
        #expect(report.kind == .failure && report.reportingMTA == "ABC.eurprd.prod.outlook.example")
        #expect(report.recipients.map { $0.status?.description } == ["5.1.10"])
        #expect(report.recipients.first?.diagnostic?.hasPrefix("550 5.1.10 RESOLVER.ADR.RecipientNotFound;") == true)
        #expect(report.returned?.messageID == "018f3c1e@nett.example.no" && report.originalEnvelopeID == nil)
    }

    @Test("several recipients with several fates")
    func several() throws {
        let report = try report(ReportFixtures.several)
        #expect(report.kind == .failure)
        #expect(report.recipients.map(\.action) == [.failed, .delayed, .relayed])
        #expect(
            report.recipients.map(\.finalRecipient) == ["ola@y.example.no", "kari@x.example.no", "/c=no/s=per"])
        #expect(report.recipients[0].originalRecipient == "ola+post@x.example.no")
        #expect(report.recipients.map(\.permanence) == [.permanent, .temporary, .unknown])
        #expect(report.recipients.map { $0.status?.description } == ["5.2.2", "4.4.1", "2.1.9"])
        #expect(report.recipients[1].replyCode == 421 && report.recipients[2].addresses.isEmpty)
        #expect(report.returned == nil)
    }

    @Test("letters beyond ASCII in addresses")
    func global() throws {
        let report = try report(ReportFixtures.global)
        #expect(report.recipients.map(\.finalRecipient) == ["kåre@ørsta.example"])
        #expect(report.recipients.map(\.originalRecipient) == ["kåre@ørsta.example"])
        #expect(report.recipients[0].status?.description == "5.6.7" && report.kind == .failure)
        #expect(report.recipients[0].diagnostic?.hasSuffix("host ørsta.example") == true)
        #expect(report.returned?.messageID == "018f3c1e@nett.example.no")
        #expect(report.returned?.header("Subject") == "Påminning")
        let base64 = ReportFixtures.report("UmVwb3J0aW5nLU1UQTogZG5zOyB4").replacing(
            "delivery-status\n\n", with: "global-delivery-status\nContent-Transfer-Encoding: base64\n\n")
        #expect(try incoming(base64).deliveryReport == nil)
    }

    @Test(
        "a failure, a delay and a success are told apart",
        arguments: [
            ("failed", "5.1.1", .failure), ("failed", "4.4.7", .failure), ("delayed", "4.2.0", .delay),
            ("delayed", "5.0.0", .delay), ("delivered", "2.0.0", .success), ("relayed", "2.1.9", .success),
            ("expanded", "2.1.5", .success), ("Failed", "5.0.0", .failure), ("FAILURE", "5.0.0", .failure),
            ("", "5.1.1", .failure), ("", "4.4.1", .delay), ("", "2.0.0", .success), ("odd", "", .unclear),
            ("delayed (will retry)", "", .delay),
        ] as [(String, String, DeliveryReport.Kind)])
    func kinds(action: String, status: String, kind: DeliveryReport.Kind) throws {
        let fields =
            "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; kari@x.no\nAction: \(action)\nStatus: \(status)\n"
        #expect(try report(ReportFixtures.report(fields)).kind == kind)
    }

    @Test(
        "real faults are read over: blank lines too many or too few, other line ends, folds, spaces, types left out",
        arguments: [
            "Reporting-MTA: dns; m\nFinal-Recipient: rfc822; kari@x.no\nAction: failed\nStatus: 5.1.1",
            "Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822; kari@x.no\n\nAction: failed\n\nStatus: 5.1.1\n",
            "\n\nReporting-MTA: dns;m\n \nFinal-Recipient:rfc822;kari@x.no\nAction:failed\nStatus:5.1.1",
            "Reporting-MTA:\n dns; m\n\nFinal-Recipient:\n rfc822;\n kari@x.no\nAction:\n\tfailed\nStatus:\n 5.1.1",
            "reporting-mta: DNS; m\n\nFINAL-RECIPIENT: RFC822; kari@x.no\nACTION: FAILED\nSTATUS: 5.1.1",
            "Reporting-MTA : dns; m\n\nFinal-Recipient : <kari@x.no>\nAction : failed\nStatus : 5.1.1 (bad)",
            "Reporting-MTA: m\n\nFinal-Recipient: kari@x.no\nAction: failed\nDiagnostic-Code: 550 5.1.1 no",
            "Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822; kari@x.no (Kari)\nStatus: 5.1.1 failed",
            "Reporting-MTA: dns; m\n\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; kari@x.no",
            "Final-Recipient: rfc822; kari@x.no\nAction: failed\nStatus: 5.1.1\n\nReporting-MTA: dns; m",
            "  Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822;kari@x.no \nAction: failed \nStatus: 5.1.1 ",
        ])
    func faults(fields: String) throws {
        for end in ["\r\n", "\n", "\r"] {
            let text = ReportFixtures.report("FIELDS").replacing("\n", with: "\r\n")
                .replacing("FIELDS", with: fields.replacing("\n", with: end))
            let report = try #require(try MailReader.read(Array(text.utf8)).deliveryReport)
            #expect(report.reportingMTA == "m" && report.kind == .failure)
            #expect(report.recipients.map(\.finalRecipient) == ["kari@x.no"])
            #expect(report.recipients.map { $0.status?.description } == ["5.1.1"])
        }
    }

    @Test("recipients without a blank line between them are several")
    func noBlankLines() throws {
        let fields = """
            Reporting-MTA: dns; m
            Original-Recipient: rfc822; a@x.no
            Final-Recipient: rfc822; a2@x.no
            Action: failed
            Status: 5.1.1
            Original-Recipient: rfc822; b@x.no
            Final-Recipient: rfc822; b2@x.no
            Action: delayed
            Status: 4.1.1
            Final-Recipient: rfc822; c@x.no
            Original-Recipient: rfc822; c2@x.no
            Action: delivered
            """
        let report = try report(ReportFixtures.report(fields))
        #expect(report.recipients.map(\.finalRecipient) == ["a2@x.no", "b2@x.no", "c@x.no"])
        #expect(report.recipients.map(\.originalRecipient) == ["a@x.no", "b@x.no", "c2@x.no"])
        #expect(report.recipients.map(\.action) == [.failed, .delayed, .delivered])
    }

    @Test("a report is one also where the mail as a whole doesn't say so, if a mail system sent it")
    func forms() throws {
        let fields = "Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822; kari@x.no\nAction: failed\nStatus: 5.1.1"
        for type in ["multipart/report", "multipart/mixed", "multipart/report; report-type=other", "multipart/related"]
        {
            #expect(try report(ReportFixtures.report(fields, type: type)).kind == .failure)
        }
        #expect(try report("Return-Path: <>\nContent-Type: message/delivery-status\n\n\(fields)").kind == .failure)
        let nullPath = "Return-Path: <>\nFrom: system@x.no"
        #expect(try report(ReportFixtures.report(fields, type: "multipart/mixed", head: nullPath)).kind == .failure)
    }

    @Test("a person who sends a report on has not written one")
    func persons() throws {
        let fields = "Reporting-MTA: dns; m\n\nFinal-Recipient: rfc822; kari@x.no\nAction: failed\nStatus: 5.1.1"
        let person = "Return-Path: <ola@x.no>\nFrom: Ola <ola@x.no>\nSubject: VS: Undelivered Mail"
        let inline = try incoming(ReportFixtures.report(fields, type: "multipart/mixed", head: person))
        #expect(inline.deliveryReport == nil && inline.automaticReason == nil)
        let attached = try incoming(
            "\(person)\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n\nSjå under.\n--outer\n"
                + "Content-Type: message/rfc822\n\n\(ReportFixtures.postfix)\n--outer--\n")
        #expect(attached.deliveryReport == nil && attached.automaticReason == nil)
        #expect(attached.ownWords.lines == ["Sjå under."])
    }

    @Test("a receipt that a mail was read is no report, but automatic")
    func readReceipt() throws {
        let receipt = """
            From: Kari <kari@x.no>
            Subject: Lest: Innkalling
            Return-Path: <>
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            Meldinga di vart lesen. It could not be delivered. 550 5.1.1
            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822;kari@x.no
            Disposition: automatic-action/MDN-sent-automatically; displayed
            --b--
            """
        let mail = try incoming(receipt)
        #expect(mail.deliveryReport == nil)
        #expect(mail.automaticReason == AutomaticReason(kind: .readReceipt, header: "Content-Type"))
        let bare = receipt.replacing("report; report-type=disposition-notification", with: "mixed")
        #expect(try incoming(bare).automaticReason?.kind == .readReceipt)
    }

    @Test("no report makes long lines, many recipients or controls of itself")
    func bounded() throws {
        let many = (0..<20_000).map { "Final-Recipient: rfc822; a\($0)@x.no\nAction: failed\n\n" }.joined()
        #expect(try report(ReportFixtures.report(many)).recipients.count == 500)
        let long = String(repeating: "å\u{7}\t ", count: 5_000)
        let report = try report(
            ReportFixtures.report(
                "Reporting-MTA: dns; \(long)\nOriginal-Envelope-Id: \(long)\n\nFinal-Recipient: rfc822; \(long)\n"
                    + "Action: failed\nStatus: \(long)\nDiagnostic-Code: smtp; \(long)\nRemote-MTA: dns; \(long)\n"))
        let recipient = try #require(report.recipients.first)
        let texts = [
            report.reportingMTA, report.originalEnvelopeID, recipient.finalRecipient, recipient.diagnostic,
            recipient.remoteMTA,
        ].compactMap { $0 }
        #expect(texts.count == 5 && texts.allSatisfy { $0.count <= 320 })
        #expect(texts.allSatisfy { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    }

    @Test("no fields bring the reader down")
    func anyFields() throws {
        let pieces = [
            "Final-Recipient", "Original-Recipient", "Action", "Status", "Diagnostic-Code", ":", " ", ";", "rfc822",
            "utf-8", "\\x{", "}", "E5", "5.1.1", "550", "\n", "\n ", "failed", "kari@x.no", "<", ">", "(", "+2B", "\t",
        ]
        for seed in UInt64(0)..<500 {
            var chance = Chance(seed: seed)
            let fields = (0..<60).compactMap { _ in pieces.randomElement(using: &chance) }.joined()
            let report = try incoming(ReportFixtures.report(fields)).deliveryReport
            #expect(report.map { $0.recipients.count <= 60 } ?? true, "\(seed)")
        }
    }
}
