import FoundationEssentials
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Bounces that come in")
struct BounceReaderTests {
    private static let status = """
        Reporting-MTA: dns; mx.kommune.example.no

        Original-Recipient: rfc822;Kari@Kommune.example.no
        Final-Recipient: rfc822; kari.nordmann@intern.example.no
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown
        """

    /// As Postfix writes it, with our own call inside.
    private func report(_ status: String = status, type: String = "message/delivery-status") throws -> RawMail {
        let call = try LetterFixture.own.get().writer.write(
            try SampleNotices.first("invitation"), SampleNotices.envelope(.nn))
        let mail = RawMail(
            .text("This is the mail system at host mx.kommune.example.no."), RawMail.Part(type: type, body: status),
            RawMail.Part(
                type: "message/rfc822",
                body: String(decoding: call.bytes, as: UTF8.self).replacing("\r\n", with: "\n")),
            kind: "report; report-type=delivery-status", more: ["Auto-Submitted: auto-replied", "Return-Path: <>"])
        return mail.with("From", "MAILER-DAEMON@mx.kommune.example.no").with("To", try address())
    }

    private let letterID = LetterID("0123456789abcdef0123456789abcdef")

    private func address() throws -> String {
        try LetterAddresses(network: RawMail.register.network, key: LetterFixture.key).returnAddress(for: letterID)
            .description
    }

    @Test("a report is one, though it brings our own call back, and is attributed by its return address")
    func report() throws {
        let letter = try report(Self.status).read()
        let bounce = try #require(letter.bounce)
        #expect(letter.returned == letterID)
        #expect(letter.token == nil)
        #expect(letter.automatic != nil)
        #expect(bounce.isReport)
        #expect(bounce.messageID == "0123456789abcdef0123456789abcdef@example.no")
        #expect(
            bounce.recipients == [
                Bounce.Recipient(
                    address: "kari@kommune.example.no", action: .failed, status: "5.1.1",
                    diagnostic: "550 5.1.1 User unknown")
            ])
    }

    @Test(
        "what was done is what the report says; what it doesn't say is no failure",
        arguments: [
            ("Action: failed", Bounce.Action.failed), ("Action: delayed", .delayed), ("Action: delivered", .delivered),
            ("Action: relayed", .delivered), ("Action: expanded", .delivered), ("Status: 5.7.1", .failed),
            ("Status: 4.4.1", .delayed), ("Status: 2.1.5", .delivered), ("Action: whatever", .delayed),
        ])
    func actions(line: String, action: Bounce.Action) throws {
        let status = "Reporting-MTA: dns; mx.example.no\n\nFinal-Recipient: rfc822; kari@example.no\n\(line)"
        #expect(try report(status).read().bounce?.recipients.map(\.action) == [action])
    }

    @Test("letters beyond ASCII are reported in another form")
    func global() throws {
        let status = Self.status.replacing("rfc822;Kari", with: "utf-8;Kari")
        #expect(try report(status, type: "message/global-delivery-status").read().bounce?.recipients.count == 1)
    }

    @Test("one in words alone is a hint")
    func words() throws {
        let text = """
            Hi. This is the qmail-send program at mx.kommune.example.no.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <kari@kommune.example.no>:
            550 5.1.1 no such user

            --- Below this line is a copy of the message.
            """
        let mail = RawMail(.text(text), more: ["Return-Path: <>"]).with("From", "MAILER-DAEMON@mx.kommune.example.no")
            .with("Subject", "failure notice").with("To", try address())
        let letter = try mail.read()
        #expect(letter.bounce?.isReport == false)
        #expect(letter.bounce?.recipients.first?.address == "kari@kommune.example.no")
        #expect(letter.returned == letterID)
    }

    @Test("a person who sends our call on, or tells of a bounce, has written words")
    func people() throws {
        var forwarded = try report(Self.status)
        forwarded.parts.remove(at: 1)
        forwarded.parts[0] = .text("Kva skal eg gjere med denne?")
        forwarded.kind = "mixed"
        forwarded.headers.removeAll { $0.hasPrefix("Auto-Submitted") || $0.hasPrefix("Return-Path") }
        let letter = try forwarded.with("From", "Kari <kari@example.no>").read()
        #expect(letter.content == .words)
        #expect(letter.words == ["Kva skal eg gjere med denne?"])
        #expect(try RawMail(.text("Eg fekk 550 5.1.1 User unknown frå kari@example.no")).read().content == .words)
    }
}

@Suite("Who is genuine")
struct GenuineTests {
    @Test(
        "is what the trusted server says of the writer's domain",
        arguments: [
            ("dmarc=pass header.from=example.no", IncomingLetter.Authentication.passed), ("dmarc=pass", .passed),
            ("dmarc=fail header.from=example.no", .failed), ("dmarc=pass header.from=ond.example", .failed),
            ("dmarc=none header.from=example.no", .unknown), ("dmarc=temperror", .unknown),
            ("dmarc=permerror", .unknown), ("dmarc=hest", .unknown), ("spf=pass; dkim=pass", .unknown),
            ("none", .unknown),
        ])
    func trusted(results: String, verdict: IncomingLetter.Authentication) throws {
        let writer = try LetterWriter(
            folders: [LetterFixture.templates], key: LetterFixture.key, authservID: "mx.example.no")
        let mail = RawMail(.text("x")).with("Authentication-Results", "mx.example.no; \(results)")
        #expect(try mail.read(by: writer).authentication == verdict)
        let other = RawMail(.text("x")).with("Authentication-Results", "mx.ond.example; \(results)")
        #expect(try other.read(by: writer).authentication == .unknown)
    }

    @Test("without a trusted server none is genuine, but some are forged")
    func untrusted() throws {
        let mail = RawMail(.text("x"))
        #expect(try mail.read().authentication == .unknown)
        #expect(try mail.with("Authentication-Results", "mx.a.no; dmarc=pass").read().authentication == .unknown)
        let failed = mail.with("Authentication-Results", "mx.a.no 1;\r\n dmarc=fail (p=none) header.from=example.no")
        #expect(try failed.read().authentication == .failed)
        let below = RawMail(.text("x"), more: ["Authentication-Results: mx.b.no; dmarc=fail"])
            .with("Authentication-Results", "mx.a.no; dmarc=pass")
        #expect(try below.with("Received", "from x").read().authentication != .passed)
        #expect(try mail.with("Authentication-Results", "").read().authentication == .unknown)
        #expect(try mail.with("Authentication-Results", ";;;").read().authentication == .unknown)
    }

    @Test("two writers are none")
    func twoWriters() throws {
        let writer = try LetterWriter(
            folders: [LetterFixture.templates], key: LetterFixture.key, authservID: "mx.example.no")
        let mail = RawMail(.text("x"), more: ["From: Ola <ola@example.no>"])
            .with("Authentication-Results", "mx.example.no; dmarc=pass")
        #expect(try mail.read(by: writer).authentication == .failed)
        let list = RawMail(.text("x")).with("From", "kari@example.no, ola@example.no")
        #expect(try list.read(by: writer).authentication == .failed)
        #expect(try RawMail(.text("x")).with("From", "Kari").read(by: writer).from == nil)
    }
}
