import Testing

@testable import Meetings

@Suite("A typo never turns items into prose")
struct NearKeywordTests {
    @Test("scenario 15: a misspelt heading refuses the file, with line and suggestion")
    func scenario15() {
        let text = String(decoding: MinutesSample.sjustjerna, as: UTF8.self)
            .replacing("### Oppfølging\n\n- [ ] #1", with: "### Oppfolgjing\n\n- [ ] #1")
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        #expect(result.minutes == nil)
        #expect(MinutesSample.summaries(result.errors) == ["100 near-keyword Oppfølging"])
        #expect(result.errors[0].message.nn.contains("meinte du «Oppfølging»?"))
        #expect(result.errors[0].message.nb.contains("mente du «Oppfølging»?"))
        #expect(result.errors[0].message.en.contains("did you mean “Oppfølging”?"))
    }

    @Test(
        "misspelt block headings are errors",
        arguments: [
            ("Oppfolgjing", "Oppfølging"), ("Oppfølgning", "Oppfølging"), ("Opfølging", "Oppfølging"),
            ("Oppfølgingar", "Oppfølging"), ("OPPFØLIGNG", "Oppfølging"), ("Vedtek", "Vedtak"),
            ("Vedtaket", "Vedtak"), ("Vetdak", "Vedtak"), ("Vedtak 1", "Vedtak"), ("Bedtak", "Vedtak"),
            ("Konklusjonar", "Konklusjon"), ("Tilrådning", "Tilråding"), ("Røystning", "Røysting"),
            ("Avstemming", "Avstemning"), ("Voteringa", "Votering"), ("Habilitetet", "Habilitet"),
            ("Forankrig", "Forankring"), ("Kostnadsdelng", "Kostnadsdeling"), ("Leveranse", "Leveranser"),
            ("Delprosjket 1: A", "Delprosjekt"), ("**Oppfølgjing:**", "Oppfølging"),
        ])
    func blocks(_ heading: String, _ keyword: String) {
        let found = MinutesSample.errors("## A\n\n### \(heading)\n")
        #expect(found.first == "8 near-keyword \(keyword)")
    }

    @Test(
        "ordinary headings pass",
        arguments: [
            "Bakgrunn", "Drøfting", "Saksopplysningar", "Saksopplysninger", "Vurdering", "Behandling",
            "Forslag til vedtak", "Fokusområde", "Utfordringar", "Merknader", "Herøy", "Sande", "Ørsta", "Volda",
            "Vanylven", "Ulstein", "Hareid", "Molde", "Orientering", "Oppsummering", "Forandring", "Forsikring",
            "Forenkling", "Løysing", "Løysingar", "Brøyting", "Røyking", "Dosering", "Mobilitet", "Stabilitet",
            "Leverandør", "Leverandørar", "Vedtekter", "Forhandling", "Opplæring", "Kostnader", "Vedlegg", "Høyring",
            "Høring", "Tiltak", "Mottak", "Val", "Oppfølging av saka", "Delprosjektleiarar", "Delprosjekt 1 og 2",
            "Rekruttering", "Finansiering", "Forebygging", "Rehabilitering", "Forventningar", "Forvaltning",
        ])
    func ordinary(_ heading: String) {
        let result = MinutesSample.read("## A\n\n### \(heading)\n\nTekst.")
        #expect(MinutesSample.summaries(result.errors) == [])
        #expect(result.minutes?.cases[0].decisions == [])
    }

    @Test(
        "ordinary case titles pass",
        arguments: [
            "Val", "Ymse", "Eventuelt", "Orientering", "Møteplan", "Formøte", "Framtidsplanar", "Oppmoding",
            "Opprop", "Innlegg", "Pålegg", "Fremme", "Opning", "Godkjenning av innkalling og sakliste", "Forankring",
            "Oppfølging frå sist", "Oppgåver",
        ])
    func caseTitles(_ title: String) {
        #expect(MinutesSample.errors("## \(title)\n\nTekst.") == [])
        #expect(MinutesSample.document("## \(title)").cases.map(\.title) == [title])
    }

    @Test(
        "misspelt sections are errors",
        arguments: [
            ("Framøte", "Frammøte"), ("Framøte:", "Frammøte"), ("Fremmøtt", "Fremmøte"), ("Opmøte", "Oppmøte"),
            ("Vedleg", "Vedlegg"), ("Frammöte", "Frammøte"),
        ])
    func sections(_ heading: String, _ keyword: String) {
        #expect(MinutesSample.errors("## \(heading)\n").first == "6 near-keyword \(keyword)")
    }

    @Test("a name of the register is no slip, however like a keyword")
    func names() {
        var register = MinutesSampleRegister.register
        register.organisations.append(Organisation(id: "vedtek", name: "Vedtek"))
        let text = Array(MinutesSample.text("## A\n\n### Vedtek\n").utf8)
        #expect(MinutesReading.read(text, in: MinutesSurroundings(register: register)).errors.isEmpty)
        #expect(MinutesSample.errors("## A\n\n### Vedtek\n") == ["8 near-keyword Vedtak"])
    }

    @Test("keywords fold: case, stars, colons, spaces, and å, æ, ø")
    func folding() {
        for heading in ["VEDTAK", "**Vedtak**", "Vedtak:", "vedtak", "Tilrading", "TILRÅDING", "  Vedtak  "] {
            let body = "## A\n\n### \(heading)\n\nJa."
            #expect(MinutesSample.document(body).cases[0].decisions.count == 1)
        }
        #expect(MinutesSample.document("## A\n### Roysting\nsemje").cases[0].vote?.form == .consensus)
        #expect(Fold.key("**Språk Æ Ø é:**") == Array("sprakaeo\u{E9}".utf8))
    }

    @Test("the distance counts letters added, left out, exchanged and swapped")
    func distance() {
        func distance(_ one: String, _ other: String, _ limit: Int = 2) -> Int? {
            TypingDistance.between(Array(one.utf8), Array(other.utf8), atMost: limit)
        }
        #expect(distance("type", "type") == 0)
        #expect(distance("tpye", "type") == 1)
        #expect(distance("typ", "type") == 1)
        #expect(distance("tyype", "type") == 1)
        #expect(distance("hype", "type") == 1)
        #expect(distance("ab", "ba") == 1)
        #expect(distance("vedtak", "vedtekt") == 2)
        #expect(distance("vedtak", "vedtekter") == nil)
        #expect(distance("", "ab") == 2)
        #expect(distance("", "abc") == nil)
        #expect(distance("abcd", "dcba") == nil)
    }

    @Test("the distance is the same both ways, and never more than the letters differ")
    func distanceProperties() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<300 {
            let one = (0..<Int.random(in: 0...8, using: &numbers)).map { _ in UInt8.random(in: 97...99, using: &numbers)
            }
            let other = (0..<Int.random(in: 0...8, using: &numbers)).map { _ in
                UInt8.random(in: 97...99, using: &numbers)
            }
            let there = TypingDistance.between(one, other, atMost: 8)
            #expect(there == TypingDistance.between(other, one, atMost: 8))
            #expect(there.map { $0 >= abs(one.count - other.count) } ?? false)
            #expect((there == 0) == (one == other))
            #expect(TypingDistance.between(one, other, atMost: 2) == there.flatMap { $0 <= 2 ? $0 : nil })
        }
    }

    @Test("two letters changed anywhere in a long keyword are still an error")
    func everyTwoSlips() {
        let keyword = Fold.key("Oppfølging")
        for first in keyword.indices {
            for second in keyword.indices where second > first {
                var slip = keyword
                slip[first] = UInt8(ascii: "q")
                slip[second] = UInt8(ascii: "q")
                #expect(MinutesKeywords.blocks.slip(slip) == "Oppfølging")
            }
        }
    }

    @Test("a heading a level too high is pointed out; where it would hide items it is an error")
    func wrongLevel() {
        #expect(MinutesSample.warnings("## A\n\n## Vedtak\n\nJa.") == ["8 heading-level ### Vedtak"])
        let items = "## Oppfølging\n\n- [ ] A\n  - Ansvar: ?\n"
        #expect(MinutesSample.errors(items) == ["8 heading-level ### Oppfølging"])
        #expect(MinutesSample.errors("## Oppfølging\n\n- A\n  - Ansvar: ?\n") == ["9 heading-level ### Oppfølging"])
        #expect(MinutesSample.errors("## Oppfølging\n\nVi gjekk gjennom lista.\n") == [])
    }

    @Test("a heading before any case, or without its space, is an error")
    func misplaced() {
        #expect(MinutesSample.errors("### Vedtak\n\nJa.") == ["6 heading-outside-case"])
        #expect(
            MinutesSample.errors("## A\n\n###Oppfølging\n\n- B\n  - Ansvar: ?\n  - Frist: ?")
                == ["8 heading-space ### Oppfølging"])
    }
}
