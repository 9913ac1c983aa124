import TestSupport
import Testing

@testable import Meetings

@Suite("Words as they are looked for")
struct SearchWordTests {
    @Test(
        "a word is found however its letters are typed",
        arguments: [
            ("Ørsta", ["ørsta", "ØRSTA", "Orsta", "oersta", "Örsta"]),
            ("Ålesund", ["ålesund", "Aalesund", "Alesund", "A\u{30A}lesund"]),
            ("Vær", ["vaer", "VÆR", "Vǽr"]), ("Herøy", ["heroy", "Heroey"]),
            ("Helsefellesskap", ["helsefelleskap", "Helsefellesskapp", "helsefelesskap"]),
            ("Møte", ["mote", "moete", "MØTE"]), ("Čáhci", ["cahci", "čáhci"]), ("Đurđa", ["durda"]),
            ("sjukeheim", ["sykehjem", "Sjukeheim"]), ("kommunehøyring", ["kommunehøring"]),
            ("café", ["cafe", "cafe\u{301}"]),
        ])
    func folding(word: String, typed: [String]) {
        for other in typed { #expect(SearchKey.of(other) == SearchKey.of(word), "\(other)") }
    }

    @Test("different words stay different", arguments: [("vær", "var"), ("sak", "sek"), ("2022", "202"), ("11", "1")])
    func different(one: String, other: String) { #expect(SearchKey.of(one) != SearchKey.of(other)) }

    @Test(
        "the forms of a word have one stem",
        arguments: [
            ["møte", "møtet", "møta", "møter", "møtene"], ["sak", "saka", "saken", "saker", "sakene"],
            ["kommune", "kommunar", "kommunane", "kommuner", "kommunene"], ["vedtak", "vedtaket", "vedtaka"],
            ["referat", "referatet", "referata", "referater"], ["leiar", "leder", "leiaren"],
        ])
    func stems(forms: [String]) { #expect(Set(forms.map { SearchStem.of(SearchKey.of($0)) }).count == 1) }

    @Test("numbers of cases and items are words of their own")
    func numbers() {
        let keys = "Sak 21/23, og #41 (16.01.2024)".searchTokens.map(\.key)
        #expect(keys.contains("21/23") && keys.contains("#41"))
        #expect("sak 21/2023".searchTokens.map(\.key).contains("21/23"))
        #expect(!"16.01".searchTokens.map(\.key).contains("16/01"))
    }

    @Test("a text's words stand where they stand")
    func ranges() {
        let text = "Ho sa: «Ålesund», ikkje Volda – 🇳🇴 nei."
        #expect(text.searchTokens.map { String(text[$0.range]) } == ["Ho", "sa", "Ålesund", "ikkje", "Volda", "nei"])
    }

    @Test("whatever is typed, words come of it that hold nothing but letters and figures", arguments: 0..<200)
    func hostile(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let scalars = (0..<60).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...(seed % 2 == 0 ? 0x2FF : 0x1F9FF), using: &random))
        }
        let text = String(String.UnicodeScalarView(scalars))
        for token in text.searchTokens {
            #expect(!token.key.isEmpty && token.key.count <= SearchKey.mostLetters)
            #expect(!token.key.contains("%") && !token.key.contains("_") && !token.key.contains("'"))
            #expect(
                SearchKey.of(String(text[token.range])) == token.key || token.key.contains("#")
                    || token.key.contains("/"))
        }
    }
}

@Suite("A piece of a text around what was looked for")
struct SearchExcerptTests {
    private static let long = String(repeating: "Fyll ord her. ", count: 40)

    @Test("short texts are whole, with what matches marked")
    func short() {
        let parts = SearchExcerpt.of("Sak om alderspsykiatri i Volda", words: [SearchKey.of("alderspsykiatri")])
        #expect(parts.map(\.text) == ["Sak om ", "alderspsykiatri", " i Volda"])
        #expect(parts.map(\.isMatch) == [false, true, false])
    }

    @Test("long texts begin a little before the match, and end a little after")
    func middle() throws {
        let parts = SearchExcerpt.of("\(Self.long)Alderspsykiatri. \(Self.long)", words: ["alderspsykiatri"])
        let text = parts.map(\.text).joined()
        #expect(text.hasPrefix("… ") && text.hasSuffix(" …") && text.count < 260)
        #expect(parts.contains { $0.text == "Alderspsykiatri" && $0.isMatch })
    }

    @Test("what can't be found is the text's beginning, and nothing of nothing")
    func missing() {
        #expect(SearchExcerpt.of(Self.long, words: ["x"]).map(\.text).joined().hasPrefix("Fyll ord"))
        #expect(SearchExcerpt.of("", words: ["x"]).isEmpty)
        #expect(SearchExcerpt.of(String(repeating: "x", count: 5_000), words: []).map(\.text).joined().count < 300)
    }

    @Test("the parts are the text, in its order", arguments: 0..<50)
    func whole(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let words = ["møte", "sak", "Ørsta", "og", "referat", "—", "«ja»", "21/23"]
        let text = (0..<Int.random(in: 0...120, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined(separator: " ")
        let shown = SearchExcerpt.of(text, words: ["orsta", "21/23", "sak"]).map(\.text).joined()
        let inner = shown.replacing("… ", with: "").replacing(" …", with: "")
        #expect(text.contains(inner))
    }
}
