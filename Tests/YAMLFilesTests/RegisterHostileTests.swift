import Meetings
import Testing
import YAMLFiles

@Suite("A register file that means harm")
struct RegisterHostileTests {
    @Test("A file that is too large is refused unread")
    func large() {
        let text = RegisterExamples.small + "\n" + String(repeating: "# x\n", count: 300_000)
        #expect(RegisterExamples.faults(text) == ["- too-large"])
    }

    @Test("Bytes that are no text are refused with their line")
    func notUTF8() {
        let bytes = Array("network:\n  name: K".utf8) + [0xE5] + Array("re\n".utf8)
        let refusal = #expect(throws: Refusal.self) { try RegisterFile.read(bytes) }
        #expect(refusal?.problems.map(\.line) == [2])
        #expect(refusal?.code == "not-utf8")
    }

    @Test("Aliases, which let a small file stand for an endless one, are refused before they are followed")
    func aliases() {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1...60 {
            bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(RegisterExamples.faults(bomb) == ["2 yaml-alias"])
        #expect(RegisterExamples.faults("? &a {? &b [x] : y}\n: z\n? [*a, *b]\n: z") == ["3 yaml-alias"])
        #expect(RegisterExamples.faults("a: *b") == ["1 yaml-syntax"])
    }

    @Test("An ampersand or a star in a name is no alias")
    func ampersand() {
        #expect(RegisterExamples.faults(RegisterExamples.small("name: Kari Nes", "name: Nes &co *s")) == [])
    }

    @Test(
        "Nesting without end is refused",
        arguments: ["[", "{", "- ", "? ", "{a: ", "[[{a: ", "- - ? "])
    func nesting(opening: String) {
        for count in [100, 990, 5_000, 100_000] {
            #expect(!RegisterExamples.faults("a: " + String(repeating: opening, count: count)).isEmpty)
            #expect(!RegisterExamples.faults(String(repeating: opening, count: count)).isEmpty)
        }
        let closed = String(repeating: "[", count: 990) + String(repeating: "]", count: 990)
        #expect(RegisterExamples.faults("network: " + closed).count > 1)
    }

    @Test("One enormous line, and very many keys, are answered")
    func enormous() {
        let line = "network: {name: " + String(repeating: "a", count: 1_000_000) + "}"
        #expect(!RegisterExamples.faults(line).isEmpty)
        let keys = (0..<60_000).map { "k\($0): 1" }.joined(separator: "\n")
        let refusal = #expect(throws: Refusal.self) { try RegisterFile.read(keys) }
        #expect(refusal?.problems.count == 100)
        let same = String(repeating: "a: 1\n", count: 100_000)
        #expect(RegisterExamples.faults(same).map { $0.hasSuffix("duplicate-key") } == [true])
    }

    @Test("However a file is damaged, it is read or refused, and every fault of form has its line", arguments: 1...8)
    func mutated(seed: UInt64) {
        var dice = Dice(state: seed)
        let original = Array(RegisterExamples.small.utf8)
        let pieces = ["{", "}", "[", "]", ":", "-", "\"", "'", "\n", "  ", "\t", "&a", "*a", "!!int ", "|\n", "#", "?"]
        for _ in 0..<250 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch dice.next() % 4 {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: bytes.remove(at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                default:
                    let piece = pieces[Int.random(in: 0..<pieces.count, using: &dice)]
                    bytes.insert(contentsOf: piece.utf8, at: place)
                }
            }
            do throws(Refusal) {
                let draft = try RegisterFile.read(bytes)
                _ = RegisterRules.check(draft, on: RegisterExamples.today)
            } catch {
                #expect(error.problems.allSatisfy { ($0.line ?? 0) >= 1 && !$0.message.nn.contains("\n") })
                #expect(!error.problems.isEmpty)
            }
        }
    }

    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
