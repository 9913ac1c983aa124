import Testing

@testable import Mail

@Suite("Receivers, senders and parts")
struct EnvelopeTests {
    @Test("receivers stand in the order in which they are to be trusted, each once")
    func recipients() throws {
        let mail = try incoming(
            """
            Delivered-To: mote+t0ken@nett.example.no
            Delivered-To: <mote@nett.example.no>
            X-Original-To: mote+T0KEN@NETT.example.no
            X-Envelope-To: c@x.no
            Envelope-To: a@x.no, b@x.no
            To: Styret <styret@x.no>, a@x.no, "feil, ja" <ikkje-gyldig>, undisclosed: ;
            Cc: Åse <cc@x.no>
            Bcc: skjult@x.no
            From: kari@x.no
            Sender: Sekretær <sekr@x.no>

            Hei
            """)
        #expect(
            mail.recipients.map(\.description) == [
                "mote+t0ken@nett.example.no", "mote@nett.example.no", "a@x.no", "b@x.no", "c@x.no", "styret@x.no",
                "cc@x.no",
            ])
        #expect(mail.cc.map(\.addressText) == ["cc@x.no"])
        #expect(mail.sender?.addressText == "sekr@x.no" && mail.sender?.name == "Sekretær")
        #expect(mail.mediaType == "text/plain" && mail.parameters.isEmpty)
        #expect(try incoming("From: a@b.no\n\nHei").recipients.isEmpty)
        #expect(try incoming("From: a@b.no\n\nHei").sender == nil)
    }

    @Test("no number of receivers is too many to be read")
    func manyRecipients() throws {
        let addresses = (0..<4_000).map { "a\($0)@x.no" }.joined(separator: ", ")
        for header in ["To", "Cc", "Delivered-To", "X-Envelope-To"] {
            #expect(try incoming("\(header): \(addresses)\n\nHei").recipients.count == 500)
        }
    }

    @Test("the empty return path is seen, and no other")
    func returnPath() throws {
        #expect(try incoming("Return-Path: <>\n\nHei").hasNullReturnPath)
        #expect(try incoming("return-path:<>\n\nHei").hasNullReturnPath)
        for path in [
            "Return-Path: <a@b.no>", "Return-Path:", "X-Return-Path: <>", "Return-Path: <a@b.no>\nReturn-Path: <>",
        ] {
            #expect(try !incoming("\(path)\nSubject: a\n\nHei").hasNullReturnPath)
        }
    }

    @Test("the headers of the content are among the headers")
    func contentHeaders() throws {
        let mail = try incoming("Subject: a\nContent-Type: Multipart/Mixed; Boundary=b\nX-A: b\n\n--b\n\nHei\n--b--")
        #expect(mail.header("content-type")?.hasPrefix("Multipart/Mixed") == true && mail.header("X-A") == "b")
        #expect(mail.mediaType == "multipart/mixed" && mail.parameters == ["boundary": "b"])
    }

    @Test("calendar objects are found as parts and as files, but not in a mail inside the mail")
    func calendarParts() throws {
        let mail = try incoming(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: Text/Calendar; method=REPLY

            ein
            --c--
            --b
            Content-Type: application/ics; name=invite.ics

            to
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="SVAR.ICS"

            tre
            --b
            Content-Type: text/x-vcalendar

            fire
            --b
            Content-Type: application/octet-stream; name=liste.ics

            fem
            --b
            Content-Type: application/pdf; name=plan.ics

            nei
            --b
            Content-Type: message/rfc822

            Content-Type: text/calendar; method=REQUEST

            nei
            --b--
            """)
        #expect(
            mail.calendarParts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["ein", "to", "tre", "fire", "fem"])
        #expect(!mail.hasTNEF)
        #expect(mail.calendarParts.first?.text == "ein" && mail.calendarParts[1].text == nil)
    }

    @Test(
        "what only Outlook can read is seen",
        arguments: [
            "application/ms-tnef", "Application/MS-TNEF; name=\"x.dat\"", "application/vnd.ms-tnef",
            "application/octet-stream; name=\"WINMAIL.DAT\"",
            "application/octet-stream\nContent-Disposition: attachment; filename=winmail.dat",
        ])
    func tnef(type: String) throws {
        let mail = try incoming(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHei\n--b\nContent-Type: \(type)\n\n\u{78}\u{9F}\n--b--"
        )
        #expect(mail.hasTNEF && mail.calendarParts.isEmpty && mail.ownWords.lines == ["Hei"])
        #expect(mail.parts.map(\.isTNEF) == [false, true])
    }

    @Test(
        "charsets that lie, are unknown or are seldom used give text, and nothing else",
        arguments: [
            ("utf-16", Array("Utført 41\r\n".utf8), "Utført 41\r\n"), ("utf-16le", [0x41, 0, 0xE5, 0], "Aå"),
            ("utf-16", [0x41], "A"), ("iso-8859-1", [0x93, 0xE5, 0x94], "“å”"),
            ("iso-8859-1", [0x81, 0xE5], "\u{81}å"),
            ("", [0xE5], "å"), ("us-ascii", [0xE5], "å"), ("us-ascii", [0xC3, 0xA5], "å"), ("x-unknown", [0x61], "a"),
            ("utf-7", Array("+AOU-".utf8), "+AOU-"), ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x61], "\u{1B}$)Ca"),
            ("iso-2022-cn-ext", [0x61], "a"), ("\"utf-8\"", [0xC3, 0xA5], "å"), ("iso-8859-15", [0xA4], "€"),
            ("iso-8859-999", [0x61], "a"), ("iso-8859-1//TRANSLIT", [0x61], "a"), ("koi8-r", [0xC1], "а"),
        ] as [(String, [UInt8], String)])
    func charsets(name: String, bytes: [UInt8], text: String) {
        #expect(Charset.text(bytes, named: name) == text)
    }
}

@Suite("What the receiving server found out")
struct AuthenticationResultsTests {
    private func results(_ head: String, by server: String = "mx.nett.example.no") throws -> AuthenticationResults? {
        try incoming("\(head)\nFrom: kari@x.no\n\nHei").authenticationResults(by: server)
    }

    @Test("the results of the server are read, with comments, versions and properties around them")
    func read() throws {
        let results = try #require(
            try results(
                """
                Return-Path: <kari@x.no>
                Authentication-Results: MX.nett.example.no (mx) 1;
                 dkim=fail (bad; signature) header.d=other.no;
                 dkim = pass (2048-bit) header.d=x.no header.i="@x.no";
                 spf/1=softfail reason="not; listed" smtp.mailfrom=kari@x.no;
                 DMARC=Pass (p=quarantine) header.from=X.no
                Received: from x.no by mx.nett.example.no
                """))
        #expect(results.dkim == .pass && results.spf == .softfail && results.dmarc == .pass)
        #expect(results.dmarcDomain == "x.no")
    }

    @Test("several headers of the server count together, the first for each method")
    func several() throws {
        let results = try #require(
            try results(
                """
                Authentication-Results: mx.nett.example.no; dmarc=fail header.from=x.no
                Authentication-Results: mx.nett.example.no; spf=pass smtp.mailfrom=x.no
                X-A: b
                Authentication-Results: mx.nett.example.no; dmarc=pass header.from=x.no; dkim=none
                """))
        #expect(results.dmarc == .fail && results.spf == .pass && results.dkim == AuthenticationResults.Verdict.none)
    }

    @Test("what came with the mail is disregarded")
    func foreign() throws {
        let received = "Received: from evil.example by mx.nett.example.no"
        let forged = "Authentication-Results: mx.nett.example.no; dmarc=pass; spf=pass; dkim=pass"
        let results = try #require(
            try results("Authentication-Results: mx.nett.example.no; dmarc=none\n\(received)\n\(forged)"))
        #expect(results.dmarc == AuthenticationResults.Verdict.none && results.spf == nil && results.dkim == nil)
        for other in ["evil.example", "mx.nett.example.no.evil.example", "nett.example.no", "", ";", "\"", "("] {
            #expect(try self.results("Authentication-Results: \(other); dmarc=pass\n\(received)") == nil)
        }
        #expect(try self.results("ARC-Authentication-Results: i=1; mx.nett.example.no; dmarc=pass") == nil)
        #expect(try self.results("X-A: b") == nil)
    }

    @Test(
        "what can't be understood is no pass",
        arguments: [
            "mx.nett.example.no", "mx.nett.example.no; none", "mx.nett.example.no; dmarc", "mx.nett.example.no; dmarc=",
            "mx.nett.example.no; =pass", "mx.nett.example.no; (dmarc=pass)", "mx.nett.example.no; \"dmarc=pass",
            "mx.nett.example.no; x dmarc=pass", "mx.nett.example.no; dmarc=passed", "mx.nett.example.no; xdmarc=pass",
            "mx.nett.example.no; spf=fail dmarc=pass", "mx.nett.example.no; spf=fail reason=\"; dmarc=pass\"",
            "mx.nett.example.no; dmarc=fail (dmarc=pass); dmarc=pass",
        ])
    func unclear(value: String) throws {
        let found = try results("Authentication-Results: \(value)")
        #expect(found != nil && found?.dmarc != .pass)
    }
}
