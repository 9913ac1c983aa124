import Testing

@testable import Mail

@Suite("Reading")
struct ReaderTests {
    private func read(_ text: String, _ limits: MailReader.Limits = .init()) throws(MailError) -> IncomingMail {
        try MailReader.read(Array(text.replacing("\n", with: "\r\n").utf8), limits: limits)
    }

    private func code(_ text: String, _ limits: MailReader.Limits = .init()) -> MailError.Code? {
        refusal { () throws(MailError) in _ = try read(text, limits) }?.code
    }

    @Test("an answer from a calendar, as Exchange sends it")
    func answer() throws {
        let mail = try read(
            """
            From: =?iso-8859-1?Q?K=E5re_=D8stb=F8?= <kare@kommune.example.no>
            To: Styret <mote+t0ken@nett.example.no>, =?utf-8?B?w4VzZQ==?= <ase@example.no>
            Subject: =?iso-8859-1?Q?Godteke:_M=F8te?=
             =?iso-8859-1?Q?_i_fagr=E5det?=
            Date: Fri, 29 Sep 2023 09:00:00 +0200
            Message-ID: <abc@outlook.example>
            In-Reply-To: <018f@nett.example.no>
            References: <first@nett.example.no>
             <018f@nett.example.no>
            Received: one
            Received: two
            X-Auto-Response-Suppress: All
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            Eg kjem, =E5 ja.=

            --b
            Content-Type: Text/Calendar; charset="utf-8"; method=REPLY
            Content-Transfer-Encoding: base64

            QkVHSU46VkNBTEVOREFSDQo=
            --b--
            """)
        #expect(mail.from.map(\.name) == ["Kåre Østbø"])
        #expect(mail.from.first?.address?.description == "kare@kommune.example.no")
        #expect(mail.to.map(\.addressText) == ["mote+t0ken@nett.example.no", "ase@example.no"])
        #expect(mail.to.map(\.name) == ["Styret", "Åse"])
        #expect(mail.subject == "Godteke: Møte i fagrådet")
        #expect(mail.messageID == "abc@outlook.example" && mail.inReplyTo == "018f@nett.example.no")
        #expect(mail.references == ["first@nett.example.no", "018f@nett.example.no"])
        #expect(mail.date == MailDate(secondsSince1970: 1_695_970_800, offsetSeconds: 7_200))
        #expect(mail.header("x-auto-response-suppress") == "All" && mail.header("X-None") == nil)
        #expect(mail.headers(named: "received") == ["one", "two"])
        #expect(mail.text == "Eg kjem, å ja.")
        #expect(mail.parts.map(\.mediaType) == ["text/plain", "text/calendar"])
        #expect(mail.parts[1].parameters["method"] == "REPLY" && mail.parts[1].text == "BEGIN:VCALENDAR\r\n")
    }

    @Test("a report of what could not be delivered, with the mail it is about as one part")
    func bounce() throws {
        let mail = try read(
            """
            From: MAILER-DAEMON (Mail Delivery System)
            To: bounce+018f.abc@nett.example.no
            Subject: Undelivered Mail
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            It could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.no

            Final-Recipient: rfc822; kari@kommune.example.no
            Action: failed
            Status: 5.1.1
            --b
            Content-Type: message/rfc822

            From: mote@nett.example.no
            Message-ID: <018f@nett.example.no>
            Content-Type: multipart/mixed; boundary=c

            --c

            Hei
            --c--
            --b--
            """)
        #expect(mail.parts.map(\.mediaType) == ["text/plain", "message/delivery-status", "message/rfc822"])
        #expect(String(decoding: mail.parts[1].bytes, as: UTF8.self).contains("Status: 5.1.1"))
        let inner = try MailReader.read(mail.parts[2].bytes)
        #expect(inner.messageID == "018f@nett.example.no" && inner.parts.map(\.mediaType) == ["text/plain"])
        #expect(mail.from.allSatisfy { $0.address == nil })
    }

    @Test("no line end comes out of a name, a subject or a header, however it was hidden")
    func hiddenLineEnds() throws {
        let mail = try read(
            """
            From: =?utf-8?B?YQ0KQmNjOiBi?= <a@b.no>
            Subject: =?utf-8?Q?a=0D=0Ab=00c?=
            X-A: =?utf-8?Q?a=0Ab?=
            Content-Type: text/plain; name="=?utf-8?Q?a=0Ab?="

            x
            """)
        #expect(mail.from.map(\.name) == ["a Bcc: b"])
        let values = [mail.subject] + mail.headers.map(\.value) + mail.parts.flatMap { $0.parameters.values }
        #expect(values.allSatisfy { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    }

    @Test(
        "charsets are read, and what isn't what it says is read as well as can be",
        arguments: [
            ("iso-8859-15", [0xA4], "€"), ("windows-1252", [0x80, 0xE6], "€æ"), ("utf-8", [0xC3, 0xA6], "æ"),
            ("us-ascii", [0xC3, 0xA6], "æ"), ("utf-8", [0xE6, 0x61], "æa"), ("utf-8", [0xE6, 0xC3, 0xA6], "\u{FFFD}æ"),
            ("no-such-charset", [0x61], "a"),
        ] as [(String, [UInt8], String)])
    func charsets(name: String, bytes: [UInt8], text: String) throws {
        let head = "Content-Type: text/plain; charset=\(name)\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        #expect(try MailReader.read(Array(head.utf8) + bytes).parts.first?.text == text)
    }

    @Test("what is empty, too large, too deep or of too many parts is refused")
    func limits() throws {
        var limits = MailReader.Limits()
        limits.bytes = 100
        #expect(code("") == .unreadable)
        #expect(code(String(repeating: "a", count: 101), limits) == .tooLarge)
        #expect(code("Subject: a\nX-A: \(String(repeating: "a", count: 70_000))\n\nb") == .headerTooLarge)
        #expect(code(String(repeating: "X-A: a\n", count: 20_000)) == .headerTooLarge)
        let part =
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nX-A: \(String(repeating: "a", count: 70_000))\n\nb"
        #expect(code(part) == .headerTooLarge)
        let nested = { (count: Int) in
            (0..<count).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nb"
        }
        #expect(code(nested(19)) == nil)
        for count in [20, 200, 5_000] { #expect(code(nested(count)) == .tooDeep) }
        let many = { (count: Int) in
            "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\na\n", count: count) + "--b--\n"
        }
        #expect(code(many(200)) == nil)
        for count in [201, 5_000, 100_000] { #expect(code(many(count)) == .tooManyParts) }
    }

    @Test(
        "groups inside each other in an address header don't bring the parser down",
        arguments: [
            "To", "from", "Cc ", "REPLY-TO", "Bcc", "Sender",
        ])
    func groups(header: String) {
        #expect(code("\(header): \(String(repeating: "a:", count: 20_000))\n\nb") == .unreadable)
        #expect(code("\(header): \(String(repeating: "\n a:", count: 10_000))\n\nb") == .unreadable)
        let inner = "Content-Type: message/rfc822\n\n\(header): \(String(repeating: "a:", count: 60_000))\n\nb"
        #expect(code(inner) == .unreadable)
        #expect(code("\(header): a:b@c.no,d@e.no;\n\nb") == nil)
    }

    @Test(
        "a multipart in which its own boundary doesn't stand is a text, and bare CRs are line ends where no others are"
    )
    func faults() throws {
        let mail = try read("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\nUtført 41\n--c\n\nx\n--c--\n")
        #expect(mail.parts.map(\.mediaType) == ["text/plain"] && mail.ownWords.firstLine == "Utført 41")
        #expect(
            try read("Content-Type: multipart/mixed; boundary=b\n\nprolog\n--b\n\nx\n--b--\n").parts.map(\.text) == [
                "x"
            ])
        let old = try MailReader.read(Array("Subject: a\rTo: a@b.no\r\rUtført 41\r> x\r".utf8))
        #expect(old.subject == "a" && old.to.count == 1 && old.ownWords.lines == ["Utført 41"])
    }

    @Test("a part is cut at its limit, and says so")
    func truncated() throws {
        var limits = MailReader.Limits()
        limits.partBytes = 3
        let part = try #require(try read("Subject: a\n\nabcdef", limits).parts.first)
        #expect(part.text == "abc" && part.isTruncated)
        #expect(try read("Subject: a\n\nabc", limits).parts.first?.isTruncated == false)
    }

    @Test("no sequence of bytes brings the reader down")
    func anyBytes() throws {
        let pieces = [
            "From: ", "To: ", "Subject: ", "Content-Type: ", "multipart/mixed; boundary=b", "text/plain; charset=",
            "message/rfc822",
            "\r\n", "\n", "\r\n\r\n", "--b", "--b--", "=?utf-8?B?", "?=", "<a@b.no>", "\"", "(", ";", ",", ":", "\u{0}",
            " ", "\t",
            "base64", "Content-Transfer-Encoding: ", "x-uuencode", "begin 644 a", "=E5", "å", "utf-16", "name*0*=a''%",
            "Date: 99 Xxx",
        ]
        for seed in UInt64(0)..<2_000 {
            var chance = Chance(seed: seed)
            let text = (0..<60).compactMap { _ in pieces.randomElement(using: &chance) }.joined()
            let mail = try? MailReader.read(Array(text.utf8))
            #expect(mail.map { $0.parts.count <= 60 } ?? true, "\(seed)")
        }
    }
}
