public import FoundationEssentials

/// How long to wait before the next try, and when to give up.
public struct RetryPolicy: Hashable, Sendable {
    /// Minutes before the second try, the third, and so on; the last holds for the rest.
    public var delayMinutes = [1, 5, 15, 60, 180, 360, 720]
    public var tries = 12

    public init() {}

    /// Nil when it is time to give up.
    public func nextTry(after attempts: Int, now: Date) -> Date? {
        guard attempts < tries else { return nil }
        let delay = delayMinutes[min(max(attempts - 1, 0), delayMinutes.count - 1)]
        return now.addingTimeInterval(Double(delay * 60))
    }
}
