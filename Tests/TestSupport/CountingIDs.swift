public import Meetings
import Synchronization

/// Identifiers that count, so that golden files need no masks.
public final class CountingIDs: Sendable {
    private let count = Mutex(0)

    public init() {}

    private func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    public var source: IDSource {
        IDSource(
            uuid: { _ in
                let digits = String(self.next())
                return "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
            },
            token: { "t" + String(self.next()) })
    }
}
