import Testing

@testable import Markdown

@Suite("Markdown to plain text")
struct PlainTextTests {
    private func text(_ source: String, width: Int = 72) throws -> String {
        try MarkdownDocument(parsing: source).plainText(width: width)
    }

    @Test("a letter reads well by itself")
    func letter() throws {
        let source = """
            # Innkalling: Fagrådet
            **Fredag 29. september** kl. 09.00–14.30, Ulstein rådhus. Me går gjennom
            *alle* sakene før lunsj, og held fram etterpå.

            [Svar på innkallinga](https://mote.example.no/s/abc)

            ## Saker
            1. Godkjenning
            2. Orientering frå kommunane om kva som er nytt sidan sist, med ti minutt på kvar kommune
               - Hareid
               - Ørsta

            - [x] utsend
            - [ ] svar

            > Hugs å melde frå om allergi.

            ---

            <kari@example.no> · [kari@example.no](mailto:kari@example.no) · <https://example.no> · [sak](/sak)
            """
        #expect(
            try text(source) == """
                Innkalling: Fagrådet
                ====================

                Fredag 29. september kl. 09.00–14.30, Ulstein rådhus. Me går gjennom
                alle sakene før lunsj, og held fram etterpå.

                Svar på innkallinga: https://mote.example.no/s/abc

                Saker
                -----

                1. Godkjenning
                2. Orientering frå kommunane om kva som er nytt sidan sist, med ti
                   minutt på kvar kommune
                   – Hareid
                   – Ørsta

                – [x] utsend
                – [ ] svar

                    Hugs å melde frå om allergi.

                ------------------------

                kari@example.no · kari@example.no · https://example.no · sak

                """)
    }

    @Test("a table stands in columns")
    func columns() throws {
        let source = """
            | Tid | Sak | Minutt |
            |:----|-----|-------:|
            | 09.00 | Opning og velkomen | 10 |
            | 09.10 | *Orientering* | 115 |
            """
        #expect(
            try text(source) == """
                Tid    Sak                 Minutt
                -----  ------------------  ------
                09.00  Opning og velkomen      10
                09.10  Orientering            115

                """)
    }

    @Test("the widest column of a table gives way, so that the lines fit")
    func wideColumn() throws {
        let source = """
            | Nr. | Sak | Ansvarleg |
            |-----|-----|-----------|
            | 21/23 | Felles innkjøp av digitale tilsynsløysingar og vidare arbeid med responssenteret | Volda |
            """
        #expect(
            try text(source) == """
                Nr.    Sak                                                     Ansvarleg
                -----  ------------------------------------------------------  ---------
                21/23  Felles innkjøp av digitale tilsynsløysingar og vidare   Volda
                       arbeid med responssenteret

                """)
    }

    @Test("a table that is too wide for columns is read row by row")
    func records() throws {
        let source = """
            | Kommune | Kva som er nytt |  |
            |---|---|---|
            | Vanylven | https://example.no/ei/lang/adresse/som/ikkje/kan/delast/og/som/er/lengre/enn/lina | x |
            | Sande | Ingenting | |
            """
        #expect(
            try text(source, width: 40) == """
                Kommune: Vanylven
                Kva som er nytt:
                  https://example.no/ei/lang/adresse/som/ikkje/kan/delast/og/som/er/lengre/enn/lina
                x

                Kommune: Sande
                Kva som er nytt: Ingenting

                """)
    }

    @Test("numbers of two digits, loose items and code keep their edges")
    func edges() throws {
        #expect(try text("9. a\n\n   b\n10. c") == "9.  a\n\n    b\n\n10. c\n")
        #expect(try text("    kode\n      meir\n\n    slutt") == "    kode\n      meir\n\n    slutt\n")
        #expect(try text("a  \nb") == "a\nb\n")
        #expect(try text("") == "")
        #expect(try text("-") == "–\n")
    }

    @Test("no escape is left, and entities are the signs they stand for")
    func escapes() throws {
        #expect(try text("1\\. a\\_b \\<c\\> &aring; &#8211;") == "1. a_b <c> å –\n")
    }

    @Test("lines are broken by counting characters, never inside a word or at a hard space")
    func wrapping() throws {
        #expect(try text("åååå øøøø ææææ", width: 24) == "åååå øøøø ææææ\n")
        let word = String(repeating: "å", count: 12)
        #expect(try text("\(word) \(word)", width: 24) == "\(word)\n\(word)\n")
        #expect(
            try text("kl.\u{a0}09.00\u{a0}til\u{a0}10.00\u{a0}i\u{a0}Volda", width: 24).split(
                separator: "\n"
            ).count == 1)
    }

    @Test("an accent written as a scalar of its own, or joined signs, are one character with what they follow")
    func joinedScalars() throws {
        for (character, other) in [
            ("e\u{301}", "e"), ("👩‍👩‍👧", "x"), ("a\u{20DD}", "a"), ("–", "-"), ("Å", "A"), ("ŋ", "n"),
        ] {
            let source = "\(character)bc de\(character)f \(character) "
            let joined = try text("# " + String(repeating: source, count: 9), width: 30)
            let plain = try text(
                "# " + String(repeating: source.replacing(character, with: other), count: 9), width: 30)
            #expect(joined.replacing(character, with: other) == plain)
        }
    }

    @Test("however wide and deep, no line but one of a single long word is longer than the width")
    func anyWidth() throws {
        for seed in UInt64(0)..<200 {
            var chance = Chance(seed: seed)
            let width = Int.random(in: 60...100, using: &chance)
            let words = (0..<80).map { _ in
                String(repeating: "ø", count: Int.random(in: 1...12, using: &chance))
            }
            let marks = ["\n\n", " ", " ", " ", " ", "\n\n- ", "\n\n> ", "\n  - ", "\n1. ", "\n\n# "]
            let source = words.map { (marks.randomElement(using: &chance) ?? " ") + $0 }.joined()
            let plain = try text(source, width: width)
            #expect(plain.split(separator: "\n").allSatisfy { $0.count <= width })
            let seen = plain.filter { $0 == "ø" }.count
            #expect(seen == words.joined().count)
        }
    }

    @Test("HTML and plain text hold the same words")
    func sameWords() throws {
        for seed in UInt64(0)..<200 {
            var chance = Chance(seed: seed)
            let marks = [
                "\n\n", " ", " *b* ", " **c** ", "\n\n- ", "\n\n> ", "\n\n## ",
                "\n\n| a | b |\n|---|---|\n| x | y |\n\n", " `k` ",
            ]
            let source = (0..<30).map { (marks.randomElement(using: &chance) ?? " ") + "ord\($0)" }.joined()
            let document = try MarkdownDocument(parsing: source)
            let plain = document.plainText(width: .max).split { !$0.isLetter && !$0.isNumber }
            let html = document.html().replacing(/<[^>]*>/, with: " ").split {
                !$0.isLetter && !$0.isNumber
            }
            #expect(plain == html)
        }
    }
}
