import Testing

@testable import Meetings

@Suite struct EditDistanceTests {
    @Test(
        "The distance counts signs put in, taken out and replaced",
        arguments: [
            ("", "", 0), ("leiar", "leiar", 0), ("leiar", "leder", 2), ("oppfolgjing", "oppfolging", 1),
            ("ansvar", "ansver", 1), ("frist", "rist", 1), ("frist", "fristen", 2), ("møte", "mote", 1),
            ("", "ab", 2), ("ab", "", 2), ("samlign", "samling", 2),
        ])
    func distance(_ one: String, _ other: String, _ expected: Int) {
        #expect(EditDistance.within(one, other, limit: 2) == expected)
        #expect(EditDistance.within(other, one, limit: 2) == expected)
    }

    @Test("Further away than the limit is nil")
    func tooFar() {
        #expect(EditDistance.within("leiar", "leder", limit: 1) == nil)
        #expect(EditDistance.within("vedtak", "voting", limit: 2) == nil)
        #expect(EditDistance.within("a", "abcd", limit: 2) == nil)
        #expect(EditDistance.within("a", "b", limit: 0) == nil)
        #expect(EditDistance.within("a", "a", limit: -1) == nil)
        #expect(EditDistance.within("a", String(repeating: "a", count: 1_000_000), limit: 2) == nil)
    }

    @Test("Within any limit it is the same as counted without one")
    func asCountedWithoutLimit() {
        var random = Seeded(state: 7)
        for _ in 0..<2000 {
            let one = random.text(from: ["a", "b", "å"], upTo: 7)
            let other = random.text(from: ["a", "b", "å"], upTo: 7)
            let full = whole(Array(one.unicodeScalars), Array(other.unicodeScalars))
            for limit in 0...4 {
                #expect(EditDistance.within(one, other, limit: limit) == (full <= limit ? full : nil))
            }
        }
    }

    private func whole(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var row = Array(0...other.count)
        for (index, scalar) in one.enumerated() {
            var next = [index + 1]
            for column in other.indices {
                next.append(
                    min(row[column] + (other[column] == scalar ? 0 : 1), row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[other.count]
    }

    @Test("The nearest names come first, then those that hold the words")
    func nearest() {
        let names = ["Herøy", "Hareid", "Molde kommune", "LSU Molde"]
        #expect(Suggestions.nearest(to: "Haried", among: names) == ["Hareid"])
        #expect(Suggestions.nearest(to: "hareid", among: names) == ["Hareid"])
        #expect(Suggestions.nearest(to: "Molde", among: names) == ["Molde kommune", "LSU Molde"])
        #expect(Suggestions.nearest(to: "Molde", among: names, limit: 1) == ["Molde kommune"])
        #expect(Suggestions.nearest(to: "Trondheim", among: names).isEmpty)
        #expect(Suggestions.nearest(to: String(repeating: "a", count: 10_000), among: names).isEmpty)
    }
}

/// A small generator that gives the same texts every time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text(from pieces: [String], upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
