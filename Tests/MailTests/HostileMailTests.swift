import Testing

@testable import Mail

/// Mails that were made to bring a reader down. Each is refused, or gives a result of bounded size; how long each may
/// take is measured elsewhere.
@Suite("Hostile mail", .timeLimit(.minutes(10)))
struct HostileMailTests {
    private static let most = MailReader.Limits().bytes

    /// Nil where the mail was refused. Everything that can be asked of it is asked.
    @discardableResult
    private func outcome(_ text: String) -> MailError.Code? {
        outcome(Array(text.utf8))
    }

    private func outcome(_ bytes: [UInt8]) -> MailError.Code? {
        do throws(MailError) {
            let mail = try MailReader.read(bytes)
            #expect(mail.parts.count <= 200 && mail.parts.reduce(0) { $0 + $1.bytes.count } <= Self.most)
            #expect(mail.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } <= 200_000)
            #expect(mail.recipients.count <= 500 && mail.references.count <= 65_536)
            #expect(mail.ownWords.text.utf8.count <= 65_536 && mail.ownWords.lines.count <= 2_000)
            #expect(mail.deliveryReport.map { $0.recipients.count <= 500 } ?? true)
            #expect(mail.automaticReasons.count <= AutomaticReason.Kind.allCases.count)
            _ = mail.authenticationResults(by: "mx")
            return nil
        } catch {
            return error.code
        }
    }

    private func multipart(_ body: String) -> String {
        "Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\(body)--b--\r\n"
    }

    @Test("a mail of 50 MB, 10,000 parts or 100,000 lines that may be boundaries is refused")
    func large() {
        #expect(outcome([UInt8](repeating: 0x61, count: 50_000_000)) == .tooLarge)
        #expect(outcome(multipart(String(repeating: "--b\r\n\r\na\r\n", count: 10_000))) == .tooManyParts)
        #expect(outcome(multipart(String(repeating: "--x\r\n", count: 100_000))) == .tooManyParts)
        #expect(outcome(multipart(String(repeating: "--\r\n", count: 19_000))) == nil)
    }

    @Test("1,000 multiparts in each other are refused, 1,000 mails in each other are one part")
    func deep() throws {
        let multiparts = (0..<1_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }
            .joined()
        #expect(outcome(multiparts + "\r\nx") == .tooDeep)
        for count in [1_000, 20_000] {
            let mails = String(repeating: "Content-Type: message/rfc822\r\n\r\n", count: count) + "\r\nx"
            #expect(outcome(mails) == nil)
            let mail = try MailReader.read(Array(mails.utf8))
            #expect(mail.parts.map(\.mediaType) == ["message/rfc822"] && mail.ownWords.lines.isEmpty)
            // A reader that goes into mails in mails must count for itself.
            #expect(outcome(mail.parts[0].bytes) == nil)
        }
        let both = (0..<1_000).map {
            "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\nContent-Type: message/rfc822\r\n\r\n"
        }.joined()
        #expect(outcome(both + "\r\nx") == nil)
        let reports = String(repeating: "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n", count: 1_000)
        #expect(outcome(reports + "Content-Type: message/delivery-status\r\n\r\nAction: failed") == .tooDeep)
    }

    @Test("header bombs are refused, wherever in the mail they stand")
    func headers() {
        let bombs = [
            (0..<100_000).map { "X-\($0): a\r\n" }.joined(),
            "Subject: \(String(repeating: "a", count: 500_000))\r\n",
            "References: \((0..<100_000).map { "<\($0)@b>" }.joined(separator: " "))\r\n",
            "To: \((0..<50_000).map { "a\($0)@b.no" }.joined(separator: ", "))\r\n",
            "Subject: \(String(repeating: "\r\n a", count: 100_000))\r\n",
            String(repeating: "To: a@b.no\r\n", count: 150_000),
            "Content-Type: text/plain; \((0..<100_000).map { "a*\($0)*=b" }.joined(separator: "; "))\r\n",
            "Content-Disposition: a; \((0..<99_999).map { "filename*\($0)=b" }.joined(separator: ";"))\r\n",
        ]
        #expect(outcome(Array("Subject: ".utf8) + [UInt8](repeating: 0x61, count: 10_000_000)) == .headerTooLarge)
        for bomb in bombs {
            let name = Comment(rawValue: String(bomb.prefix(40)))
            #expect(outcome(bomb + "\r\nHei") == .headerTooLarge, name)
            let part = outcome(multipart("--b\r\n\(bomb)\r\nHei\r\n"))
            #expect(part == .headerTooLarge || part == .tooManyParts, name)
            let inner = outcome("Content-Type: message/rfc822\r\n\r\n\(bomb)\r\nHei")
            #expect(inner == .headerTooLarge || bomb.hasPrefix("X-"), name)
        }
        let spread = String(
            repeating: "--b\r\nContent-Type: text/plain; \(String(repeating: "a=b;", count: 15_000))\r\n\r\nx\r\n",
            count: 50)
        #expect(outcome(multipart(spread)) == .headerTooLarge)
    }

    @Test(
        "what fits in a header but has no form gives a bounded result",
        arguments: [
            "(", "<", "\"", ",", "a@[", "@a,", "a.", "a ", ";", "\\", "=?utf-8?B?YQ==?= ", "=?", "=?utf-8?Q?", "(a<b>",
            "<@a,",
            "=?iso-2022-kr?B?GyQpQw==?=", "a*0*=b;", "a*99999999999=b;", "\u{0}", "\r", "\t", "å", "\u{202E}",
            "=?utf-7?Q?+AOU-?= ",
        ])
    func formless(piece: String) {
        let value = String(repeating: piece, count: 20_000 / piece.utf8.count)
        for header in [
            "From", "To", "Subject", "Content-Type: text/plain;", "References", "Date", "Message-ID", "In-Reply-To",
            "Content-Disposition: attachment;", "Auto-Submitted", "Authentication-Results", "Return-Path",
            "Delivered-To",
            "X-Failed-Recipients", "Content-Transfer-Encoding",
        ] {
            outcome(header + (header.contains(":") ? " " : ": ") + value + "\r\n\r\nHei")
        }
    }

    @Test("bodies that aren't what they say are decoded as far as they go")
    func bodies() throws {
        let bodies: [(encoding: String, body: String)] = [
            ("base64", String(repeating: "!@#$%^&*\r\n", count: 10_000)),
            ("base64", String(repeating: "=", count: 50_000)),
            ("base64", String(repeating: "QUJD", count: 20_000)),
            ("quoted-printable", String(repeating: "=", count: 50_000)),
            ("quoted-printable", String(repeating: "=E5=\r\n", count: 10_000)),
            (
                "x-uuencode",
                "begin 644 a\r\n" + String(repeating: "M\(String(repeating: "A", count: 60))\r\n", count: 5_000)
            ),
            ("x-uuencode", "begin 999999999999 ../../etc/passwd\r\n`\r\nend\r\nbegin"),
            ("x-yencode", "=ybegin line=128 size=99999999999 name=a\r\n" + String(repeating: "=}", count: 20_000)),
            ("7bit", String(repeating: "\u{0}", count: 50_000)), ("8bit", String(repeating: "\r", count: 50_000)),
            ("binary", String(repeating: "From \r\n", count: 10_000)), ("no-such-encoding", "Hei"), ("", "Hei"),
        ]
        for (encoding, body) in bodies {
            #expect(outcome("Subject: a\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(body)") == nil)
            #expect(outcome("Content-Type: text/html\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(body)") == nil)
            let status = "From: MAILER-DAEMON@x.no\r\nContent-Type: message/delivery-status\r\n"
            #expect(outcome("\(status)Content-Transfer-Encoding: \(encoding)\r\n\r\n\(body)") == nil)
        }
    }

    @Test(
        "no charset brings the reader down",
        arguments: [
            "utf-16", "utf-16be", "utf-32", "utf-7", "iso-2022-kr", "iso-2022-jp", "iso-2022-cn-ext", "iso-2022-jp-3",
            "ibm1390", "gb18030", "euc-kr", "big5-hkscs", "tscii", "x-unknown", "", "\"", "utf-8//IGNORE", "../../x",
            String(repeating: "a", count: 5_000),
        ])
    func charsets(name: String) throws {
        var chance = Chance(seed: 1)
        let noise = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let escapes = Array(String(repeating: "\u{1B}$)C\u{E}", count: 20_000).utf8)
        for type in ["text/plain", "text/html"] {
            for bytes in [noise, escapes, []] {
                #expect(outcome(Array("Content-Type: \(type); charset=\(name)\r\n\r\n".utf8) + bytes) == nil)
            }
        }
        outcome("Subject: =?\(name)?B?GyQpQw4=?=\r\nTo: =?\(name)?Q?=1B=24=29=43=0E?= <a@b.no>\r\n\r\nHei")
        let lying = Array("Content-Type: text/plain; charset=utf-16\r\n\r\nUtført 41\r\n".utf8)
        #expect(try MailReader.read(lying).ownWords.firstLine == "Utført 41")
    }

    @Test("an encoded word that ends the parser's process is refused, however it is written")
    func encodedWord() {
        for name in [
            "iso-2022-cn-ext", "ISO-2022-CN-EXT", "iso2022cn-ext", "ISO_2022-CN-EXT//IGNORE", "iso-2022-cn-ext*en",
            " iso-2022-cn-ext", "iso-2022-\r\n cn-ext", "iso-2022-cn\r\n\t-ext", "iso-2022-\rcn-ext",
            "2iso-2022-cn-ext",
            "iso-\(String(repeating: " ", count: 3_000))2022-cn-ext",
        ] {
            let word = "=?\(name)?B?GyQpQw4=?="
            for head in [
                "Subject: \(word)", "To: \(word) <a@b.no>", "From: a@b.no (\(word))", "Message-ID: <\(word)@b>",
                "Content-Type: text/plain; name=\"\(word)\"", "X-A: \(word)",
                "Content-Type: message/rfc822\r\n\r\nTo: \(word)",
            ] {
                #expect(outcome("\(head)\r\n\r\nHei") == .unreadable)
            }
        }
        outcome("Content-Type: text/plain; name*=iso-2022-cn-ext\'\'%1b%24%29%43%0e\r\n\r\nHei")
        #expect(outcome("Subject: a\r\n\r\nHei =? iso-2022 ?= cn-ext =?utf-8?Q?a?=") == nil)
    }

    @Test("of a text of many megabytes only the beginning is read, and of HTML only so many tags")
    func endless() throws {
        let lines = String(repeating: "Dette er ei linje med ord, på norsk.\n", count: 200_000)
        let long = try MailReader.read(Array("Subject: a\n\nUtført 41\n\(lines)".utf8))
        #expect((long.parts.first?.text?.utf8.count ?? 0) <= MailReader.Limits().textBytes)
        #expect(long.parts.first?.text?.hasSuffix("på norsk.\n") == true && long.parts.first?.isTruncated == true)
        #expect(long.ownWords.firstLine == "Utført 41" && long.ownWords.isClipped)
        let signs = [UInt8](repeating: 0xED, count: 6_000_000)
        #expect(outcome(Array("Content-Type: text/plain; charset=utf-8\n\n".utf8) + signs) == nil)
        let head = "Content-Type: text/html; charset=utf-8\n\nUtført 41"
        for tag in ["<div>", "<div class=a>", "<blockquote type=cite>"] {
            let nested = try MailReader.read(Array((head + String(repeating: tag, count: 150_000) + "Nei").utf8))
            #expect(nested.ownWords.firstLine == "Utført 41" && nested.ownWords.isClipped)
        }
    }

    @Test("winmail.dat is only bytes")
    func tnef() throws {
        var chance = Chance(seed: 2)
        let noise = (0..<50_000).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let head =
            "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        let bytes = Array((head + TransferEncoding.base64([0x78, 0x9F, 0x3E, 0x22] + noise)).utf8)
        #expect(outcome(bytes) == nil)
        let mail = try MailReader.read(bytes)
        #expect(mail.hasTNEF && mail.calendarParts.isEmpty && mail.ownWords.lines.isEmpty)
    }

    @Test("a file on this machine that a mail points to is never opened")
    func external() throws {
        let mail = try incoming(
            """
            Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"

            Content-Type: text/plain

            """)
        #expect(mail.parts.count == 1 && !String(decoding: mail.parts[0].bytes, as: UTF8.self).contains("root:"))
    }

    @Test("no mutation of a good mail brings the reader down")
    func mutations() {
        let mails =
            [ReportFixtures.postfix, ReportFixtures.global, ReportFixtures.several]
            + BounceWording.all.map(\.mail)
            + HTMLForms.all.map { "From: a@b.no\nContent-Type: text/html\n\n\($0)" }
            + QuoteForms.gmail.map { "From: a@b.no\nContent-Type: text/plain; format=flowed\n\nJa\n\($0)" }
        for (number, mail) in mails.enumerated() {
            for seed in UInt64(0)..<25 {
                var chance = Chance(seed: seed * 1_000 + UInt64(number))
                var bytes = Array(mail.utf8)
                for _ in 0..<Int.random(in: 1...20, using: &chance) where bytes.count > 40 {
                    let place = Int.random(in: 0..<bytes.count, using: &chance)
                    switch Int.random(in: 0..<4, using: &chance) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert(contentsOf: bytes[place...].prefix(50), at: place)
                    default: bytes.removeSubrange(place..<min(place + 30, bytes.count - 1))
                    }
                }
                _ = outcome(bytes)
            }
        }
    }
}
