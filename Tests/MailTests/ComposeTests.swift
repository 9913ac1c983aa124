import Testing

@testable import Mail

@Suite("Composing")
struct ComposeTests {
    @Test("an invitation has the structure that calendar clients agree on")
    func invitation() throws {
        let bytes = try OutgoingMail.invitation().composed()
        let object = """
            QkVHSU46VkNBTEVOREFSDQpWRVJTSU9OOjIuMA0KTUVUSE9EOlJFUVVFU1QNCkJFR0lOOlZFVkVO
            VA0KU1VNTUFSWTpGYWdyw6VkZXQgaSANCiAgw5hyc3RhDQpFTkQ6VkVWRU5UDQpFTkQ6VkNBTEVO
            REFSDQo=
            """
        let stem = "=_" + Digest.sha256Hex(Array("018f3c1e-7b2a@nett.example.no".utf8)).prefix(24)
        let expected = """
            From: "Nettverket Velferdsteknologi" <mote@nett.example.no>
            Reply-To: <mote+t0ken@nett.example.no>
            To: "Kari Nordmann" <kari@kommune.example.no>
            Subject: =?UTF-8?B?SW5ua2FsbGluZzogRmFncsOlZGV0IDI5LiBzZXB0ZW1iZXI=?=
            Date: Fri, 29 Sep 2023 09:00:00 +0200
            Message-ID: <018f3c1e-7b2a@nett.example.no>
            Auto-Submitted: auto-generated
            X-Auto-Response-Suppress: OOF, AutoReply
            MIME-Version: 1.0
            Content-Type: multipart/mixed;
             boundary="\(stem)_mixed"

            --\(stem)_mixed
            Content-Type: multipart/alternative;
             boundary="\(stem)_alternative"

            --\(stem)_alternative
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64

            SGVpIEthcmkNCg0KVmVsa29tZW4gdGlsIG3DuHRlLg0K
            --\(stem)_alternative
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: base64

            PHA+SGVpIEthcmk8L3A+DQo8cD5WZWxrb21lbiB0aWwgbcO4dGUuPC9wPg0K
            --\(stem)_alternative
            Content-Type: text/calendar; charset="UTF-8"; method=REQUEST
            Content-Transfer-Encoding: base64

            \(object)
            --\(stem)_alternative--
            --\(stem)_mixed
            Content-Type: application/ics; name="invite.ics"
            Content-Disposition: attachment; filename="invite.ics"
            Content-Transfer-Encoding: base64

            \(object)
            --\(stem)_mixed--

            """
        #expect(String(decoding: bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test("a plain letter has one layer, and one with files has two")
    func layers() throws {
        var mail = try OutgoingMail.example()
        mail.autoSubmitted = false
        mail.inReplyTo = "a@b.no"
        mail.references = ["x@b.no", "a@b.no"]
        let letter = String(decoding: try mail.composed(), as: UTF8.self)
        #expect(!letter.contains("multipart/mixed") && letter.contains("multipart/alternative"))
        #expect(!letter.contains("Auto-") && letter.contains("\r\nIn-Reply-To: <a@b.no>\r\n"))
        #expect(letter.contains("\r\nReferences: <x@b.no>\r\n <a@b.no>\r\n"))
        mail.attachments = [.init(filename: "referat.pdf", mediaType: "application/pdf", bytes: [0, 255, 10, 13])]
        let withFile = String(decoding: try mail.composed(), as: UTF8.self)
        #expect(withFile.contains("Content-Type: application/pdf;\r\n name=\"referat.pdf\"\r\n"))
        #expect(withFile.contains("Content-Disposition: attachment;\r\n filename=\"referat.pdf\"\r\n"))
        #expect(withFile.contains("\r\n\r\nAP8KDQ==\r\n"))
    }

    @Test("the same mail has the same bytes")
    func deterministic() throws {
        #expect(try OutgoingMail.invitation().composed() == OutgoingMail.invitation().composed())
    }

    @Test(
        "nothing can be injected through any field",
        arguments: [
            "\r\nBcc: e@z.no", "\nBcc: e@z.no", "\rx", "\u{0}", "\u{1b}[2J", "\u{7f}", "\u{85}x", "\u{2028}x",
            "\r\n\r\n<b>", "\r\n.\r\n", "\t",
        ])
    func injection(piece: String) throws {
        let changes: [(inout OutgoingMail) -> Void] = [
            { $0.subject += piece }, { $0.from.name += piece }, { $0.to.name += piece },
            { $0.replyTo?.name = "a" + piece },
            { $0.messageID += piece }, { $0.inReplyTo = "a@b" + piece },
            { $0.references = ["a@b.no", "c" + piece + "@d"] },
            { $0.extraHeaders = [("List-Unsubscribe", "<https://x.no>" + piece)] },
            { $0.extraHeaders = [("X-Samling-" + piece, "a")] }, { $0.extraHeaders = [(piece, "a")] },
            { $0.attachments = [.init(filename: "a" + piece, mediaType: "text/plain", bytes: [])] },
            { $0.attachments = [.init(filename: "a", mediaType: "text/plain" + piece, bytes: [])] },
            { $0.calendar?.method += piece },
        ]
        for (number, change) in changes.enumerated() {
            var mail = try OutgoingMail.invitation()
            change(&mail)
            let error = refusal { () throws(MailError) in _ = try mail.composed() }
            #expect(error?.attempt == .composeMail, "change \(number)")
        }
    }

    @Test("what would not be safe or not be understood is refused", arguments: BadMail.all)
    func refused(bad: BadMail) throws {
        var mail = try OutgoingMail.invitation()
        bad.change(&mail)
        #expect(refusal { () throws(MailError) in _ = try mail.composed() }?.code == bad.code)
    }

    @Test(
        "the date of a header",
        arguments: [
            (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"), (0, -3_600, "Wed, 31 Dec 1969 23:00:00 -0100"),
            (951_782_400, 0, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (1_709_247_599, 3_600, "Thu, 29 Feb 2024 23:59:59 +0100"),
            (4_107_542_400, 0, "Mon, 01 Mar 2100 00:00:00 +0000"),
            (1_700_000_000, 20_700, "Wed, 15 Nov 2023 03:58:20 +0545"),
        ] as [(Int64, Int, String)])
    func date(seconds: Int64, offset: Int, text: String) throws {
        #expect(try MailDate(secondsSince1970: seconds, offsetSeconds: offset).headerText() == text)
    }
}

@Suite("Headers")
struct HeaderTests {
    private func lines(_ text: String) -> [Substring.UTF8View] {
        text.split(separator: "\r\n").map(\.utf8)
    }

    @Test("a plain subject is left as it is and folded at spaces")
    func plain() throws {
        #expect(try HeaderText.unstructured("Call to meeting", column: 9) == "Call to meeting")
        let long = Array(repeating: "meeting", count: 20).joined(separator: " ")
        let folded = try HeaderText.unstructured(long, column: 9)
        #expect(folded.replacing("\r\n ", with: " ") == long)
        #expect(lines("Subject: " + folded).allSatisfy { $0.count <= 78 } && lines(folded).count == 3)
    }

    @Test(
        "what a reader would change is encoded",
        arguments: [
            "møte", " a", "a ", "a  b", "=?UTF-8?Q?a?=", String(repeating: "a", count: 80),
            "a " + String(repeating: "a", count: 90),
        ])
    func encoded(text: String) throws {
        let header = try HeaderText.unstructured(text, column: 9)
        #expect(header.hasPrefix("=?UTF-8?B?") && lines("Subject: " + header).allSatisfy { $0.count <= 78 })
    }

    @Test("no letter is divided between two encoded words, and no line is too long", arguments: 1...80)
    func words(length: Int) throws {
        for letter in ["å", "€", "🌨", "aå", "ŋa"] {
            let text = String(repeating: letter, count: length) + "ø"
            let header = try HeaderText.unstructured(text, column: 9)
            #expect(lines("Subject: " + header).allSatisfy { $0.count <= 78 })
            let decoded = header.split(separator: "\r\n ").map { word in
                EncodedWord.text(word.dropFirst("=?UTF-8?B?".count).dropLast(2))
            }
            #expect(decoded.allSatisfy { $0 != nil } && decoded.compactMap(\.self).joined() == text)
        }
    }

    @Test("a name is quoted where it can be, and the address never stands on a line too long")
    func mailbox() throws {
        let address = try MailAddress(parsing: "a@b.no")
        #expect(try HeaderText.mailbox(Mailbox(name: "", address: address), column: 4) == "<a@b.no>")
        #expect(
            try HeaderText.mailbox(Mailbox(name: "A \"B\" \\C", address: address), column: 4)
                == "\"A \\\"B\\\" \\\\C\" <a@b.no>")
        let long = try MailAddress(parsing: String(repeating: "a", count: 60) + "@b.no")
        let folded = try HeaderText.mailbox(Mailbox(name: "Kari Nordmann", address: long), column: 4)
        #expect(folded == "\"Kari Nordmann\"\r\n <\(long)>")
        let name = String(repeating: "Åse ", count: 30) + "å"
        let encoded = try HeaderText.mailbox(Mailbox(name: name, address: long), column: 4)
        #expect(lines("To: " + encoded).allSatisfy { $0.count <= 78 } && encoded.hasSuffix("\r\n <\(long)>"))
    }

    @Test("a file's name is plain, encoded, or encoded in pieces")
    func filenames() {
        #expect(HeaderParameter.text("filename", "invite.ics") == ";\r\n filename=\"invite.ics\"")
        #expect(HeaderParameter.text("filename", "møte \"1\".pdf") == ";\r\n filename*=UTF-8''m%C3%B8te%20%221%22.pdf")
        let pieces = HeaderParameter.text("filename", String(repeating: "å", count: 25))
        #expect(lines(pieces).allSatisfy { $0.count <= 78 })
        #expect(pieces.hasPrefix(";\r\n filename*0*=UTF-8''%C3%A5") && pieces.contains(";\r\n filename*1*=%C3%A5"))
    }

    @Test(
        "the gate lets only what SMTP carries unharmed pass",
        arguments: [
            ("a\r\n", true), ("a\r\n\r\n.\r\nb\r\n", true), (String(repeating: "a", count: 998) + "\r\n", true),
            ("", false), ("a", false),
            ("a\n", false), ("a\r", false), ("a\r\r\n", false), ("a\rb\r\n", false), ("a\nb\r\n", false),
            ("a\n.\r\n", false),
            ("a\u{0}b\r\n", false), ("å\r\n", false), (String(repeating: "a", count: 999) + "\r\n", false),
            ("\r\n", true), ("a\r\n\n", false),
        ])
    func gate(text: String, isGood: Bool) {
        let error = refusal { () throws(MailError) in try WireFormat.check(Array(text.utf8)) }
        #expect((error == nil) == isGood)
        #expect(error == nil || error?.code == .notWireFormat)
    }

    @Test("the last gate finds a bad byte wherever in a line it stands", arguments: [0, 10, 13, 0x80, 0xC3, 0xFF])
    func gateAnywhere(byte: UInt8) throws {
        let line = Array((String(repeating: "a", count: 40) + "\r\n").utf8)
        for offset in 0..<40 {
            var bytes = line + line
            bytes[offset] = byte
            let error = refusal { () throws(MailError) in try WireFormat.check(bytes) }
            #expect(error?.code == .notWireFormat)
        }
    }
}
