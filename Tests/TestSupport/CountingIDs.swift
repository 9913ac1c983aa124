public import Meetings
import Synchronization

/// Identifiers that count, so that golden files need no masks.
public final class CountingIDs: Sendable {
    private let count = Mutex(0)
    private let hasLongTokens: Bool

    /// - Parameter hasLongTokens: whether tokens are as long as real ones, as links need them.
    public init(hasLongTokens: Bool = false) { self.hasLongTokens = hasLongTokens }

    private func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    /// 26 letters: a digit is written as the letter of its place.
    private static func long(_ number: Int) -> String {
        let letters = Array("abcdefghij")
        let digits = String(number).compactMap(\.wholeNumberValue).map { letters[$0] }
        return String(repeating: "t", count: 26 - digits.count) + String(digits)
    }

    public var source: IDSource {
        IDSource(
            uuid: { _ in
                let digits = String(self.next())
                return "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
            },
            token: { self.hasLongTokens ? Self.long(self.next()) : "t" + String(self.next()) })
    }
}
