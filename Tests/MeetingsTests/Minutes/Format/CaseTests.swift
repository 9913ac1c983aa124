import Testing

@testable import Meetings

@Suite("A case's fields and blocks")
struct CaseTests {
    @Test("all fields are read in Nynorsk and in Bokmål")
    func fields() throws {
        let nynorsk = """
            ## Sak 1/23 A

            - Type: orientering
            - Tid: kl. 09.10–09.45
            - Innleiar: Eli Otterlei, samhandlingssjef, HMR
            - Saksdokument: notat.pdf
            - Offentleg: unntatt (offl. § 13)
            - Arkivsak: 23/1234
            """
        let bokmål = nynorsk.replacing("Innleiar", with: "Innleder").replacing("Offentleg", with: "Offentlig")
        for body in [nynorsk, bokmål] {
            let section = try #require(MinutesSample.read(body).minutes?.cases.first)
            #expect(section.kind == .information)
            #expect(section.start == TimeOfDay(9, 10))
            #expect(section.end == TimeOfDay(9, 45))
            #expect(section.presenters.map(\.person) == ["eli-otterlei"])
            #expect(section.papers == "notat.pdf")
            #expect(section.publicity == "unntatt (offl. § 13)")
            #expect(section.archive == "23/1234")
        }
    }

    @Test(
        "times are read as people write them",
        arguments: [
            ("kl. 09.10–09.45", "09:10", "09:45"), ("kl 0910-0945", "09:10", "09:45"),
            ("09:10 - 09:45", "09:10", "09:45"), ("kl. 9–10", "09:00", "10:00"),
            ("kl. 09.10 til 09.45", "09:10", "09:45"), ("kl. 09.10 – kl. 09.45", "09:10", "09:45"),
            ("kl. 09.10", "09:10", ""), ("?", "", ""), ("0830 - 1100", "08:30", "11:00"),
            ("2000–2130", "20:00", "21:30"),
        ])
    func times(_ text: String, _ start: String, _ end: String) throws {
        let section = try #require(MinutesSample.read("## A\n- Tid: \(text)").minutes?.cases.first)
        #expect(section.start?.description ?? "" == start)
        #expect(section.end?.description ?? "" == end)
    }

    @Test(
        "what is no time is an error",
        arguments: ["2018-2024", "0910", "2500-2600", "kl. 09.45–09.10", "etter lunsj", "9"])
    func badTimes(_ text: String) {
        #expect(MinutesSample.errors("## A\n- Tid: \(text)") == ["7 time"])
    }

    @Test("a time outside the meeting's is worth a warning")
    func outside() {
        let head = ["- Tid: kl. 09.00–14.30"]
        #expect(MinutesSample.warnings("## A\n- Tid: kl. 14.00–15.00", head: head) == ["8 time-outside-meeting"])
        #expect(MinutesSample.warnings("## A\n- Tid: kl. 09.00–14.30", head: head) == [])
    }

    @Test(
        "every type has a name in both languages",
        arguments: CaseKind.allCases)
    func types(_ kind: CaseKind) {
        for word in [kind.words.nn, kind.words.nb] {
            #expect(MinutesSample.read("## A\n- Type: \(word)").minutes?.cases.first?.kind == kind)
        }
    }

    @Test("a slip of a type is an error, an unknown type a warning")
    func unknownTypes() {
        #expect(MinutesSample.errors("## A\n- Type: orientring") == ["7 near-keyword orientering"])
        #expect(MinutesSample.errors("## A\n- Type: synfaring") == [])
        #expect(MinutesSample.warnings("## A\n- Type: synfaring") == ["7 unknown-type"])
    }

    @Test("the fields end at the first line that is none; what follows is prose")
    func endOfFields() {
        let section = MinutesSample.document("## A\n\n- Type: drøfting\n\n- Fastlegeordninga: avtalar\n- Tid: ymse\n")
            .cases[0]
        #expect(section.fields == [.kind: Written("drøfting", line: 8)])
        #expect(MinutesSample.errors("## A\n- Type: drøfting\n\n- Type: A-bygg") == [])
        #expect(MinutesSample.errors("## A\n- Type: drøfting\n\n- Typer: A-bygg") == [])
    }

    @Test("empty lines between fields are nothing")
    func loose() {
        let fields = MinutesSample.document("## A\n\n- Type: drøfting\n\n- Tid: kl. 09.00\n").cases[0].fields
        #expect(fields.count == 2)
    }

    @Test(
        "a slip of a field is an error",
        arguments: [
            ("- Tpye: vedtak", "7 near-keyword Type"), ("- Typ: vedtak", "7 near-keyword Type"),
            ("- Innleier: A", "7 near-keyword Innleiar"), ("- Inleder: A", "7 near-keyword Innleder"),
            ("- Saksdokumentar: A", "7 near-keyword Saksdokument"), ("- Ofentleg: A", "7 near-keyword Offentleg"),
            ("- Arkivsk: A", "7 near-keyword Arkivsak"), ("- Tidd: kl. 10", "7 near-keyword Tid"),
            ("- Type: vedtak\n- Type: val", "8 repeated-key"), ("- Type:", "7 empty-value ?"),
            ("- Type: vedtak\n- Tdi: kl. 10", "8 near-keyword Tid"), ("- Innleiar: Ukjend", "7 unknown-party"),
        ])
    func badFields(_ lines: String, _ problem: String) {
        #expect(MinutesSample.errors("## A\n\(lines)") == [problem])
    }

    @Test(
        "a list of prose right beneath the heading stays prose",
        arguments: [
            "- Til: alle", "- Tal: 40", "- Tips: ring", "- Tema: helse", "- Frist: dette er ein vanleg setning",
            "- Ansvar: alle", "- Innleige: dyrt", "- Leiar: vi manglar", "- Val: to alternativ", "- Time: kommune",
            "- NB: hugs", "- Pris: 5-10-25", "- https://example.no",
        ])
    func proseLists(_ line: String) {
        let result = MinutesSample.read("## A\n\n\(line)")
        #expect(MinutesSample.summaries(result.errors) == [])
        #expect(result.minutes?.cases[0].presenters == [])
    }

    @Test("several may present")
    func presenters() {
        let section = MinutesSample.read("## A\n- Innleiar: Oddvar; helseleiar, Sande").minutes?.cases[0]
        #expect(section?.presenters.map(\.kind) == [.person, .role])
    }

    @Test("decisions keep their text, lines joined and paragraphs parted")
    func decisions() {
        let section = MinutesSample.document("## A\n\n### Vedtak\n\nUtvalet går inn\nfor planen.\n\nGjeld frå no.\n")
            .cases[0]
        #expect(section.decisions.map(\.text) == ["Utvalet går inn for planen.\n\nGjeld frå no."])
        #expect(section.decisions.map(\.line) == [8])
    }

    @Test("numbered points are kept apart")
    func points() {
        let body = "## A\n\n### Konklusjon\n\nUtvalet meiner:\n\n1. Ein\n   til\n2. To\n\n### Tilråding\n\n1) Tre"
        let decisions = MinutesSample.document(body).cases[0].decisions
        #expect(decisions.map(\.kind) == [.conclusion, .recommendation])
        #expect(decisions[0].text == "Utvalet meiner:")
        #expect(decisions[0].points == ["Ein til", "To"])
        #expect(decisions[1].points == ["Tre"])
        let read = MinutesSample.read(body).minutes?.cases[0]
        #expect(read?.decisionTexts == ["Utvalet meiner:", "Ein til", "To", "Tre"])
    }

    @Test("an empty decision is worth a warning")
    func emptyDecision() {
        #expect(MinutesSample.warnings("## A\n\n### Vedtak\n\n### Bakgrunn\n") == ["8 empty-decision"])
    }

    @Test("deeper headings belong to the case and are read alike")
    func deeper() {
        let body = "## A\n\n### Sande\n\n#### Fokusområde\n\nX\n\n#### Oppfølging\n\n- Y\n  - Ansvar: ?\n  - Frist: ?"
        #expect(MinutesSample.document(body).cases[0].items.map(\.text) == ["Y"])
    }

    @Test("impartiality is kept line by line")
    func impartiality() {
        let section = MinutesSample.read("## A\n### Habilitet\n- Kari var inhabil\n\nHo gjekk ut.").minutes?.cases[0]
        #expect(section?.impartiality == ["Kari var inhabil", "Ho gjekk ut."])
    }

    @Test("attachments are a list of their own")
    func attachments() {
        let minutes = MinutesSample.read("## A\n\n## Vedlegg\n\n- notat.pdf\n- plan.pdf\n\n### Meir\n\n## B").minutes
        #expect(minutes?.attachments == ["notat.pdf", "plan.pdf"])
        #expect(minutes?.cases.map(\.title) == ["A", "B"])
    }
}
