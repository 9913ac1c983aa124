import Testing

@testable import Meetings

@Suite("Writing numbers back")
struct WriterTests {
    @Test(
        "the number goes before the text, and not a byte else is changed",
        arguments: [
            ("- [ ] A", "- [ ] #7: A"), ("- A", "- #7: A"), ("* [x] A", "* [x] #7: A"), ("• A", "• #7: A"),
            ("•A", "•#7: A"),
            ("- [-]  A ", "- [-]  #7: A "), ("\t- [ ]\tA", "\t- [ ]\t#7: A"), (" -   A", " -   #7: A"),
            ("-\u{A0}[\u{A0}]\u{A0}A", "-\u{A0}[\u{A0}]\u{A0}#7: A"), ("- <!-- x --> A", "- <!-- x --> #7: A"),
            ("- [ ] #skule", "- [ ] #7: #skule"), ("- [ ] a\u{30A}", "- [ ] #7: a\u{30A}"),
            ("- [ ] #3: A", "- [ ] #3: A"), ("Tekst", "Tekst"), ("-", "-"), ("- [ ]", "- [ ]"), ("", ""),
        ])
    func oneLine(_ line: String, _ written: String) {
        #expect(Array(MinutesWriter.numbered(line, numbers: [1: 7]).utf8) == Array(written.utf8))
    }

    @Test("ends of lines, the byte order mark and the last line stay as they are")
    func lineEnds() {
        let text = "\u{FEFF}x\r\n- A\r- B\n\r\n- C"
        let written = MinutesWriter.numbered(text, numbers: [2: 1, 3: 2, 5: 3, 9: 4])
        #expect(Array(written.utf8) == Array("\u{FEFF}x\r\n- #1: A\r- #2: B\n\r\n- #3: C".utf8))
    }

    @Test("what is numbered reads as the same items, in every kind of file")
    func readBack() throws {
        for example in [MinutesSample.sjustjerna, MinutesSample.project] {
            for lineEnd in ["\n", "\r\n", "\r"] {
                let text = String(decoding: example, as: UTF8.self).replacing("\n", with: lineEnd)
                let before = try #require(
                    MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings).minutes)
                let open = before.items.filter { $0.number == nil }
                let numbers = Dictionary(uniqueKeysWithValues: zip(open.map(\.line), 100...))
                let written = MinutesWriter.numbered(text, numbers: numbers)
                #expect(written.utf8.count == text.utf8.count + open.count * 6)
                let after = try #require(
                    MinutesReading.read(Array(written.utf8), in: MinutesSample.surroundings).minutes)
                #expect(after.items.map(\.text) == before.items.map(\.text))
                #expect(after.items.map(\.owners) == before.items.map(\.owners))
                #expect(after.items.map(\.number) == before.items.map { $0.number ?? numbers[$0.line] })
                #expect(MinutesWriter.numbered(written, numbers: numbers) == written)
            }
        }
    }

    @Test("any item that is read can be numbered")
    func everyShape() throws {
        var numbers = SeededNumbers(seed: 11)
        let bullets = ["-", "*", "•"]
        let boxes = ["", "[ ] ", "[x] ", "[-] ", "[\u{A0}]\u{A0}", "[X]  "]
        let spaces = [" ", "  ", "\u{A0}", "\t", " <!-- - [ ] --> "]
        let texts = ["A", "#a", "# b", "[lenkje](x)", "«sitat»", "- B", "3", "A\u{30A}", "(x)"]
        for _ in 0..<300 {
            let line = [
                bullets.randomElement(using: &numbers), spaces.randomElement(using: &numbers),
                boxes.randomElement(using: &numbers), texts.randomElement(using: &numbers),
            ].compactMap(\.self).joined()
            let text = MinutesSample.text(MinutesSample.item("\(line)\n  - Ansvar: ?\n  - Frist: ?"))
            let before = MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
            guard let item = before.minutes?.items.first else { continue }
            let written = MinutesWriter.numbered(text, numbers: [item.line: 5])
            let after = MinutesReading.read(Array(written.utf8), in: MinutesSample.surroundings).minutes?.items.first
            #expect(after?.number == 5, "\(line)")
            #expect(after?.text == item.text, "\(line)")
        }
    }
}
