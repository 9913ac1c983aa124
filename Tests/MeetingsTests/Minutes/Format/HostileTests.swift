import Testing

@testable import Meetings

@Suite("Whatever the bytes, an answer")
struct HostileTests {
    private func read(_ text: String) -> MinutesResult {
        MinutesReading.read(Array(text.utf8), in: MinutesSample.surroundings)
    }

    @Test("random bytes never stop the reading, and give errors", arguments: 1...40)
    func randomBytes(_ seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let bytes = (0..<Int.random(in: 1...600, using: &numbers)).map { _ in
            seed.isMultiple(of: 2)
                ? UInt8.random(in: 0...255, using: &numbers) : UInt8.random(in: 9...126, using: &numbers)
        }
        let result = MinutesReading.read(bytes, in: MinutesSample.surroundings)
        #expect(!result.errors.isEmpty)
        #expect(result.minutes == nil)
    }

    @Test("examples with bytes changed are read or refused, never both", arguments: 1...120)
    func mutations(_ seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        var bytes = seed.isMultiple(of: 2) ? MinutesSample.sjustjerna : MinutesSample.project
        for _ in 0..<Int.random(in: 1...12, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            let signs = Array("#-[]x:;,.?\n\r\t <>!/ 0123456789aÅ".utf8)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(signs.randomElement(using: &numbers) ?? 32, at: place)
            case 2: bytes[place] = signs.randomElement(using: &numbers) ?? 32
            default:
                let end = min(bytes.count, place + Int.random(in: 1...200, using: &numbers))
                bytes.append(contentsOf: bytes[place..<end])
            }
        }
        let result = MinutesReading.read(bytes, in: MinutesSample.surroundings)
        #expect((result.minutes == nil) == !result.errors.isEmpty)
        let lines = bytes.count { $0 == .lineFeed || $0 == .carriageReturn } + 1
        for problem in result.errors + result.warnings {
            #expect(problem.line.map { (1...lines).contains($0) } ?? true)
            #expect(!problem.message.nn.isEmpty && !problem.message.nb.isEmpty && !problem.message.en.isEmpty)
        }
        #expect(result.errors.map { $0.line ?? 0 } == result.errors.map { $0.line ?? 0 }.sorted())
    }

    @Test("lines in any order are read or refused", arguments: 1...30)
    func shuffled(_ seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let lines = String(decoding: MinutesSample.project, as: UTF8.self).split(separator: "\n")
        let result = read(lines.shuffled(using: &numbers).joined(separator: "\n"))
        #expect((result.minutes == nil) == !result.errors.isEmpty)
    }

    @Test("a file that is no minutes gives two hundred errors at most")
    func manyErrors() {
        let result = MinutesSample.read(MinutesSample.item(String(repeating: "x\n", count: 20_000)))
        #expect(result.errors.count == 200)
        #expect(MinutesSample.read("", head: Array(repeating: "- x: y", count: 20_000)).errors.count == 200)
    }

    @Test(
        "great files of one thing are answered",
        arguments: [
            ("## x\n", 100_000), ("## Sak 1/23 x\n", 10_000), ("### Oppfolgjing\n", 20_000), ("### Fritt\n", 5_000),
            ("- [ ] x\n", 50_000), ("  x\n", 100_000), ("[[[[[[\n", 50_000), ("<!-- x -->\n", 50_000),
            ("#\n", 50_000), (">\n", 50_000), ("\r", 200_000), ("a\u{30A}\n", 20_000), ("1. x\n", 50_000),
        ])
    func great(_ line: String, _ count: Int) {
        for opening in ["## A\n", "## A\n### Oppfølging\n- B\n", "## A\n### Vedtak\n", "## Frammøte\n### Forfall\n"] {
            let result = MinutesSample.read(opening + String(repeating: line, count: count))
            #expect((result.minutes == nil) == !result.errors.isEmpty)
        }
    }

    @Test("items that all make and all wait for one thing are no more work than they are many")
    func tangle() {
        let item = "- a\n  - Gjeld: leveranse 1\n  - Avheng av: leveranse 1\n"
        let items = "## A\n### Leveransar\n1. x\n### Oppfølging\n" + String(repeating: item, count: 20_000)
        #expect(MinutesSample.read(items).errors.count <= 200)
    }

    @Test("an open comment at the end of a great file is found")
    func openComment() {
        let text = MinutesSample.text("## A\n" + String(repeating: "x --\n", count: 100_000) + "<!--")
        #expect(MinutesSample.summaries(read(text).errors) == ["100007 unterminated-comment -->"])
    }
}
