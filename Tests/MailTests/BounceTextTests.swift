import Testing

@testable import Mail

@Suite("Reports in words for people")
struct BounceTextTests {
    @Test("who, how and why is found in the words of the common systems")
    func wordings() throws {
        for wording in BounceWording.all {
            let comment = Comment(rawValue: wording.name)
            let report = try #require(try incoming(wording.mail).deliveryReport, comment)
            #expect(report.isHeuristic && report.kind == wording.kind, comment)
            #expect(report.recipients.compactMap(\.finalRecipient) == wording.addresses, comment)
            #expect(report.recipients.count == max(1, wording.addresses.count), comment)
            let statuses = Set(report.recipients.compactMap { $0.status?.description })
            #expect(wording.status.map(statuses.contains) ?? statuses.isEmpty, comment)
            #expect(wording.reply == nil || report.recipients.contains { $0.replyCode == wording.reply }, comment)
            #expect(report.recipients.contains { $0.permanence == wording.permanence }, comment)
            #expect(report.returned?.messageID == wording.returned, comment)
            #expect(report.recipients.allSatisfy { $0.diagnostic?.utf8.count ?? 0 <= 1_200 }, comment)
            #expect(try incoming(wording.mail).automaticReason?.kind == .deliveryReport, comment)
        }
    }

    @Test("each address has its own reason")
    func reasons() throws {
        let qmail = try #require(BounceWording.all.first { $0.name == "qmail" })
        let recipients = try #require(try incoming(qmail.mail).deliveryReport).recipients
        #expect(recipients.map { $0.status?.description } == ["5.1.1", "4.2.2"])
        #expect(recipients.map(\.permanence) == [.permanent, .temporary])
        #expect(
            recipients.map(\.diagnostic) == [
                "Sorry, no mailbox here by that name. (#5.1.1)", "Remote host said: 452 4.2.2 Over quota",
            ])
        #expect(recipients.map(\.action) == [.failed, .failed])
    }

    @Test("the same words from a person are no report")
    func persons() throws {
        let heads = [
            "From: Kari Nordmann <kari@kommune.example.no>\nReturn-Path: <kari@kommune.example.no>",
            "From: kari@kommune.example.no\nSubject: Undeliverable: Innkalling",
            "From: kari@kommune.example.no\nSubject: Sv: Undelivered Mail Returned to Sender",
        ]
        for wording in BounceWording.all where wording.name != "Exim" {
            let body = wording.mail.split(separator: "\n\n", maxSplits: 1)[1]
            for head in heads {
                let mail = try incoming("\(head)\n\n\(body)")
                #expect(mail.deliveryReport == nil && mail.automaticReason == nil, Comment(rawValue: wording.name))
            }
        }
    }

    @Test(
        "other mail from programs is no report",
        arguments: [
            "Return-Path: <>\nSubject: Automatisk svar: Undeliverable: x\n\nEg er borte. User unknown.",
            "Return-Path: <>\nFrom: kari@x.no\nSubject: Godteke: Innkalling\n\nKari har godteke.",
            "From: no-reply@x.no\nSubject: Undeliverable: x\n\nYour message could not be delivered to a@b.no",
            "From: postmaster@x.no\nSubject: Nye reglar\n\nHei alle saman, sjå kari@x.no",
            "Return-Path: <>\nFrom: a@x.no\n\n",
            "From: a@x.no\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\n"
                + "Undelivered: a user unknown\n--b--",
        ])
    func others(text: String) throws {
        #expect(try incoming(text).deliveryReport == nil)
    }

    @Test(
        "codes are found where they are codes",
        arguments: [
            ("550 5.1.1 no", "5.1.1", 550), ("550-5.7.26 x", "5.7.26", 550), ("(#5.1.1)", "5.1.1", nil),
            ("said: 421 4.7.0 later", "4.7.0", 421), ("smtp;554 x", nil, 554), ("10.5.1.1 said no", nil, nil),
            ("at 5.1.1.9 port", nil, nil), ("version 15.1.1", nil, nil), ("5.1.1234", nil, nil), ("5.1", nil, nil),
            ("6.1.1", nil, nil), ("1550 kr", nil, nil), ("550kr", nil, nil), ("5500", nil, nil),
            ("4.4.7.", "4.4.7", nil),
            ("<5.2.2>", "5.2.2", nil), ("579 x", nil, nil), ("550", nil, 550), ("", nil, nil), ("5.", nil, nil),
        ] as [(String, String?, Int?)])
    func codes(text: String, status: String?, reply: Int?) {
        #expect(ReplyCodes.status(in: text)?.description == status)
        #expect(ReplyCodes.reply(in: text) == reply)
    }

    @Test("long texts of many addresses are read within bounds", .timeLimit(.minutes(10)))
    func bounded() throws {
        let head = "Return-Path: <>\nSubject: failure notice\n\nThis is the qmail-send program.\n"
        for piece in [
            "<a1@x.no>:\n", "a2@x.no ", "@", "a@", "5.1.1 ", "550", "\n", "a@b.no\n\n", "final-recipient: a\n",
        ] {
            let report = try incoming(head + String(repeating: piece, count: 100_000 / piece.utf8.count)).deliveryReport
            #expect(report.map { $0.recipients.count <= 500 } ?? true)
        }
        let many = (0..<3_000).map { "<a\($0)@x.no>:\nno (#5.1.1)\n" }.joined()
        #expect(try incoming(head + many).deliveryReport?.recipients.count == 100)
    }
}
