import TestSupport

/// Chance drawn from the seed. Each part of the year draws from a stream of its own, by name, so that one draw more in
/// one place changes nothing in another.
struct Chance {
    private var random: SeededRandom

    init(_ seed: UInt64, _ stream: String) { random = SeededRandom(seed: seed &* 0x100_0000_01B3 ^ stream.fingerprint) }

    mutating func happens(_ percent: Double) -> Bool { Double(random.next() % 1_000_000) < percent * 10_000 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &random) }

    /// One of several, each as often as its weight out of the whole says; in all other cases the last one.
    mutating func weighted<Element>(
        _ choices: [(Element, weight: Int)], of whole: Int = 100, else other: Element
    ) -> Element {
        var left = number(0...(whole - 1))
        for (choice, weight) in choices {
            if left < weight { return choice }
            left -= weight
        }
        return other
    }
}

extension String {
    /// The same in every process: FNV-1a.
    var fingerprint: UInt64 { utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
}
