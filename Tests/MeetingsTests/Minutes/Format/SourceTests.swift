import Testing

@testable import Meetings

@Suite("Making the text ready")
struct SourceTests {
    private func lines(_ text: String) -> [String] { lines(Array(text.utf8)) }

    private func lines(_ bytes: [UInt8]) -> [String] {
        var problems = ProblemList()
        guard let source = MinutesSource(bytes, problems: &problems) else { return [] }
        return source.lines.map { source.text(of: $0) }
    }

    private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

    private func problems(_ bytes: [UInt8]) -> [String] {
        MinutesSample.summaries(MinutesReading.parse(bytes).errors)
    }

    @Test("all ways to end a line are one, and line numbers stay")
    func lineEnds() {
        #expect(lines("a\r\nb\rc\nd\n\r\ne") == ["a", "b", "c", "d", "", "e"])
    }

    @Test("a byte order mark at the start is passed over")
    func byteOrderMark() {
        #expect(lines("\u{FEFF}# a") == ["# a"])
        let bytes = TextFault.byteOrderMark + MinutesSample.sjustjerna
        #expect(MinutesReading.read(bytes, in: MinutesSample.surroundings).minutes?.items.count == 9)
    }

    @Test("hard, narrow and thin spaces are spaces, and spaces at both ends go")
    func spaces() {
        #expect(lines("a\u{A0}b\u{202F}c\u{2009}d \u{A0}\n  \u{A0}e\t") == ["a b c d", "e"])
        #expect(lines("a\tb\u{0B}c\u{0C}d") == ["a b c d"])
    }

    @Test("marks that nobody sees are passed over; those that put signs together stay")
    func invisible() {
        #expect(lines("### Opp\u{AD}føl\u{200B}ging\u{FEFF}") == ["### Oppfølging"])
        #expect(lines("\u{2060}Møte \u{202E}no\u{202C}, \u{2066}Volda\u{2069}\u{200F}") == ["Møte no, Volda"])
        #expect(lines("«a» – b … 👩‍⚕️ • \u{C2}") == ["«a» – b … 👩‍⚕️ • \u{C2}"])
    }

    @Test("indentation counts columns, a tab to the next multiple of four")
    func indentation() {
        var problems = ProblemList()
        let source = MinutesSource(Array("a\n  b\n\tc\n \td\n\u{A0} e".utf8), problems: &problems)
        #expect(source?.lines.map(\.indentColumns) == [0, 2, 4, 4, 2])
    }

    @Test("letters written with their marks apart are put together")
    func composition() {
        #expect(Array(lines("A\u{30A}lesund")[0].utf8) == Array("Ålesund".utf8))
        #expect(Array(lines("\u{212B}lesund og e\u{301}n")[0].utf8) == Array("Ålesund og én".utf8))
        #expect(Array(lines("Kautokeino – Guovdageaidnu, c\u{30C}").map(\.utf8)[0]).suffix(2) == Array("č".utf8))
        #expect(Array(lines("a\u{30A}\u{323}x")[0].utf8).suffix(3) == [0xCC, 0xA3, UInt8(ascii: "x")])
    }

    @Test("a whole file with its marks apart reads the same")
    func decomposedFile() {
        let marks = [("å", "a\u{30A}"), ("Å", "A\u{30A}")]
        var text = String(decoding: MinutesSample.sjustjerna, as: UTF8.self)
        for (one, other) in marks { text = text.replacing(one, with: other) }
        let result = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
        let plain = MinutesReading.read(MinutesSample.sjustjerna, in: MinutesSample.surroundings)
        #expect(result.minutes?.items == plain.minutes?.items)
    }

    @Test("comments are blanks, within a line and over several")
    func comments() {
        #expect(lines("a <!-- b --> c\nd <!-- e\nf\n--> g\n<!-->h") == ["a   c", "d", "", "g", "h"])
        #expect(lines("a < b <!- c -->") == ["a < b <!- c -->"])
    }

    @Test("a comment that doesn't end is an error on the line where it begins")
    func unterminatedComment() {
        #expect(problems("# Referat: A\n- Forum: A\n- Dato: 1.1.2023\n<!-- x\n## B") == ["4 unterminated-comment -->"])
    }

    @Test("what was commented out is not read")
    func commentedOut() {
        let body = MinutesSample.item("- [ ] A\n  - Ansvar: Sande <!-- eller Herøy -->\n  - Frist: ?\n<!-- - B -->")
        #expect(MinutesSample.read(body).minutes?.items.map(\.owners.count) == [1])
    }

    @Test("bytes that are no UTF-8 are refused with line and byte")
    func invalid() {
        let bytes = Array("# Referat: A\n- For".utf8) + [0xFF] + Array("um: B".utf8)
        #expect(problems(bytes) == ["2 not-utf8"])
        let message = MinutesReading.parse(bytes).errors.first?.message.nn
        #expect(message == "Fila er ikkje gyldig UTF-8 (byte 6 i linja); lagre ho som UTF-8")
        #expect(
            problems(Array("# Referat: Sjustj\u{E6}rna".unicodeScalars.map { UInt8($0.value & 0xFF) })) == [
                "1 not-utf8"
            ])
        #expect(problems([0xC3]) == ["1 not-utf8"])
        #expect(problems(Array("a\rb\r\nc\n".utf8) + [0xFF]) == ["4 not-utf8"])
        #expect(problems([0xED, 0xA0, 0x80]) == ["1 not-utf8"])
    }

    @Test("a file saved as UTF-16 is named as such")
    func wide() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00]
        #expect(MinutesReading.parse(bytes).errors.first?.message.nn == "Fila er lagra som UTF-16; lagre ho som UTF-8")
    }

    @Test("control characters are refused, once")
    func controls() {
        #expect(problems("# Referat: A\n- Forum: B\u{0}\u{1B}[2J\n- Dato: 1.1.2023") == ["2 control-character"])
    }

    @Test("a file of 5 MB is refused before it is read")
    func tooLarge() {
        let head = Array(MinutesSample.text("## A").utf8)
        let bytes = head + [UInt8](repeating: UInt8(ascii: "\n"), count: 5_000_000 - head.count)
        #expect(problems(bytes) == ["- file-too-large"])
        #expect(
            MinutesReading.parse(bytes).errors.first?.message.nn
                == "Fila er på 6 MB; eit referat kan vere høgst 4 MB")
    }

    @Test("one enormous line is refused with its number")
    func longLine() {
        let bytes = Array("# Referat: A\r\n- Forum: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        #expect(problems(bytes) == ["2 line-too-long"])
        let longest = String(repeating: "x", count: MinutesLimits.lineBytes)
        #expect(problems(MinutesSample.text("## A\n\n\(longest)")) == [])
        #expect(problems(MinutesSample.text("## A\n\n\(longest)x\ny")) == ["8 line-too-long"])
    }

    @Test(
        "what lies too deep is refused",
        arguments: [
            String(repeating: "- ", count: 1000) + "x", String(repeating: ">", count: 4000) + "x",
            String(repeating: " ", count: 44) + "- x", String(repeating: "#", count: 7) + " x",
        ])
    func tooDeep(_ line: String) {
        #expect(problems(MinutesSample.text("## A\n\n\(line)")) == ["8 too-deep"])
    }

    @Test("ordinary depths and rules of dashes are fine")
    func ordinaryDepth() {
        let nested = (0..<8).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n")
        let rule = String(repeating: "- ", count: 30)
        #expect(problems(MinutesSample.text("## A\n\n\(nested)\n\n\(rule)\n\n> sitat\n> > meir")) == [])
    }

    @Test("an empty file says what a file begins with")
    func empty() {
        #expect(problems("") == ["1 missing-title # Referat:", "1 missing-key - Forum:", "1 missing-key - Dato:"])
        #expect(problems("\n \n<!-- x -->\n").first == "1 missing-title # Referat:")
    }
}
