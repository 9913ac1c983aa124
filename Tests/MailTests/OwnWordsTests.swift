import Testing

@testable import Mail

@Suite("Own words in plain text")
struct OwnWordsTests {
    private func words(_ text: String, _ type: String = "text/plain; charset=utf-8") throws -> OwnWords {
        try incoming("From: kari@kommune.example.no\nContent-Type: \(type)\n\n\(text)").ownWords
    }

    @Test("nothing of what is quoted in any form is the sender's own")
    func forms() throws {
        #expect(QuoteForms.all.count > 120)
        for quote in QuoteForms.all {
            let form = Comment(rawValue: quote.debugDescription)
            #expect(try words("Utført 41\n\(quote)") == OwnWords(lines: ["Utført 41"], isClipped: false), form)
            let several = try words("Hei\n\nNy frist 41 15.09\n41 er straks ferdig\n\(quote)").lines
            #expect(several == ["Hei", "", "Ny frist 41 15.09", "41 er straks ferdig"], form)
            let nothing = try words(quote)
            #expect(nothing.lines.isEmpty && nothing.firstLine == nil && nothing.text.isEmpty, form)
        }
    }

    @Test(
        "sentences of people that look a little like quotes stay",
        arguments: [
            "Frå: kl. 10\nTil: kl. 12", "Sendt på e-post i går", "Sendt frå kommunen i går, kjem snart",
            "I referatet skrev de dette:\nvi ventar", "Til Kari: ring meg\nEmne: budsjett", "On the way",
            "Den 3. august skrev eg til dei", "From now on we use the web page", "Original melding kjem seinare",
            "Eg og Ola skreiv:\n- budsjett", "2 > 1", "- Utført\n- Ferdig", "----", "Kari -- og Ola",
            "Fokusområde: velferd\nUtfordringar: folk", "Hei!\nDatoen er feil:\n03.08.2023", "41: utført",
            "Videresendt melding kjem", "Mandag 3.8. kl. 09:12:", "Om mobilen: han er borte",
            "Vi har bytta ut Outlook for godt", "--- Punkt 3 skrev eg om", "On 3 points we agree:\n- a",
            "Frist: 3. mai",
        ])
    func people(text: String) throws {
        #expect(try words(text).text == text)
    }

    @Test(
        "below headers or a divider, what isn't marked as quoted is own where what is quoted is marked",
        arguments: [
            "Fra: Samling <mote@nett.example.no>\nSendt: 3. august 2023\nTil: Kari\nEmne: Påminning\n\n",
            "-------- Opprinnelig melding --------\nFra: Samling\nDato: 3.8.2023\nTil: Kari\nEmne: Påminning\n\n",
            "------- Original Message -------\nOn Thursday, August 3rd, 2023 at 9:12 AM, A <a@b.no> wrote:\n\n\n",
        ])
    func belowHeaders(head: String) throws {
        #expect(try words("\(head)> Er 41 ferdig?\n> Hei\n\nUtført 41\n").lines == ["Utført 41"])
        #expect(try words("Takk\n\n\(head)> Er 41 ferdig?\n\nUtført 41\n").lines == ["Takk"])
        #expect(try words("Videresendt melding:\n\n\(head)> Er 41 ferdig?\n\nUtført 41\n").lines.isEmpty)
    }

    @Test("what is written below and between quoted lines is own too")
    func interleaved() throws {
        let bottom = try words(
            "On 03/08/2023 09:12, Samling wrote:\n> Hei\n> Er 41 ferdig?\n\nUtført 41\n\n-- \nKari\n")
        #expect(bottom.lines == ["Utført 41"] && bottom.firstLine == "Utført 41")
        let between = try words(
            "Hei!\n\ntor. 3. aug. 2023 kl. 09:12 skrev Samling <a@b.no>:\n> Er 41 ferdig?\nja\n> Og 42?\n\nnei\n> Hei\n"
        )
        #expect(between.lines == ["Hei!", "", "ja", "", "nei"])
        let named = try words(
            "\"Samling\" <mote@nett.example.no> – 3. august 2023 09:12\n> Er 41 ferdig?\n\nUtført 41\n")
        #expect(named.lines == ["Utført 41"])
        let signedAbove = try words("-- \nKari\n\n> Er 41 ferdig?\n\nja\n")
        #expect(signedAbove.lines == ["ja"])
        #expect(try words("> Hei\n\nUtført 41\n\nSendt fra min iPhone\n").lines == ["Utført 41"])
    }

    @Test("words right above a broken line of quoting stay")
    func aboveAttribution() throws {
        for end in ["\n> a\n", "\n\n> a\n"] {
            for line in ["41 er utført", "On the way", "Den er grei", "Kl. 09:12", "3. aug. er greitt"] {
                let own = try words(
                    "\(line)\nOn Thu, Aug 3, 2023 at 9:12 AM Samling <\nmote@nett.example.no> wrote:\(end)")
                #expect(own.lines == [line])
            }
        }
    }

    @Test("spaces, marks without width and marks of direction don't stand in the way of a word")
    func cleaned() throws {
        let own = try words(
            "\u{FEFF}\n \u{A0}\n\u{200B}\u{202A}\u{2066}Ut\u{AD}f\u{200D}ørt\u{A0}\u{2009}41"
                + "\u{2069}\u{202C}\u{0}\t \u{3000}\n"
        )
        #expect(own.lines == ["Utført  41"] && own.firstLine == "Utført  41")
        #expect(try words("a\u{2028}b\u{85}c\u{B}d").lines == ["a", "b", "c", "d"])
        #expect(try words("  Utført 41  \n").firstLine == "Utført 41")
        #expect(try words("a\n\n\n\n \n\u{A0}\nb\n\n\n").lines == ["a", "", "b"])
        #expect(try words("Eg kjem \u{1F697} čálliinguin").lines == ["Eg kjem \u{1F697} čálliinguin"])
    }

    @Test("line ends of every kind end lines", arguments: ["\r\n", "\n", "\r"])
    func lineEnds(end: String) throws {
        let text = ["Subject: a\r\n\r\nUtført 41", "", "> hei", "takk"].joined(separator: end)
        #expect(try MailReader.read(Array(text.utf8)).ownWords.lines == ["Utført 41", "", "takk"])
    }

    @Test("lines that a program broke are whole again")
    func flowed() throws {
        let flowed = "text/plain; charset=utf-8; format=flowed"
        #expect(
            try words("Ny frist \n41 15.09 \nfordi vi ventar\nHelsing \nKari\n", flowed).lines
                == ["Ny frist 41 15.09 fordi vi ventar", "Helsing Kari"])
        #expect(try words("Ny frist \n41\n", flowed + "; delsp=yes").lines == ["Ny frist41"])
        #expect(try words("Utført 41 \n-- \nKari\n", flowed).lines == ["Utført 41"])
        #expect(try words("a \n> b \n> c\n>> d\nOn 03/08/2023 09:12, X wrote:\n> e\nf\n", flowed).lines == ["a", "f"])
        #expect(try words(" > større enn\n From her\n", flowed).lines == [" > større enn", "From her"])
        #expect(try words("Den 3. aug. 2023 kl. 09:12 skrev \nSamling <a@b.no>:\n\n> hei\n", flowed).lines.isEmpty)
        #expect(try words("Ny frist \n41").lines == ["Ny frist", "41"])
    }

    @Test("a long mail is cut, and says so unless the rest is quoted")
    func clipped() throws {
        let long = try words(String(repeating: "eit ord til \n", count: 10_000))
        #expect(long.isClipped && long.lines.count == 2_000)
        let wide = try words(String(repeating: "å", count: 100_000))
        #expect(wide.isClipped && wide.text.utf8.count <= 65_536)
        let quote = "-----Original Message-----\n" + String(repeating: "eit ord til \n", count: 10_000)
        #expect(try words("Utført 41\n\(quote)") == OwnWords(lines: ["Utført 41"], isClipped: false))
        #expect(try words(String(repeating: "\n", count: 100_000)).lines.isEmpty)
        #expect(try words("Utført 41\n" + String(repeating: "> hei\n", count: 100_000)).lines == ["Utført 41"])
    }

    @Test("files are no words")
    func attachments() throws {
        let mail = try incoming(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; name=a.txt
            Content-Disposition: attachment; filename=a.txt

            fil
            --b
            Content-Type: text/plain

            Utført 41
            --b
            Content-Type: message/rfc822

            Subject: Innkalling

            Innkalling
            --b--
            """)
        #expect(mail.ownWords.lines == ["Utført 41"])
        #expect(try incoming("Content-Type: application/pdf\n\nUtført 41").ownWords.lines.isEmpty)
    }
}
