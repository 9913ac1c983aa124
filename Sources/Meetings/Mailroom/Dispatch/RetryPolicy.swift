public import FoundationEssentials

/// How long to wait before the next try, and when to give up.
public struct RetryPolicy: Hashable, Sendable {
    /// Minutes before the second try, the third, and so on; the last holds for the rest.
    public var delayMinutes = [1, 5, 15, 60, 180, 360, 720]
    public var tries = 12

    public init() {}

    /// Nil when it is time to give up.
    /// - Parameter spread: from 0 up to 1, by which the delay grows by up to a quarter: letters that were refused
    ///   together don't come back together.
    public func nextTry(after attempts: Int, now: Date, spread: Double = 0) -> Date? {
        guard attempts < tries else { return nil }
        let delay = delayMinutes[min(max(attempts - 1, 0), delayMinutes.count - 1)]
        return now.addingTimeInterval(Double(delay * 60) * (1 + spread / 4))
    }
}

extension OutboxLetter {
    /// A number from 0 up to 1 that is the letter's own.
    var spread: Double {
        let hash = id.rawValue.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return Double(hash % 1_000) / 1_000
    }
}
