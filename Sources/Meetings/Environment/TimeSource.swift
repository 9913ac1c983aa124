public import FoundationEssentials

/// The only clock. Rules never hold it: they are given `now`.
public struct TimeSource: Sendable {
    public var now: @Sendable () -> Date
    public var sleepUntil: @Sendable (Date) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Date, sleepUntil: @escaping @Sendable (Date) async throws -> Void
    ) {
        self.now = now
        self.sleepUntil = sleepUntil
    }

    public static let system = TimeSource(
        now: { Date() },
        sleepUntil: { instant in
            let seconds = instant.timeIntervalSince(Date())
            if seconds > 0 { try await Task.sleep(for: .seconds(seconds)) }
        })

    /// Starts at another instant and goes on at the usual pace, to rehearse.
    public static func rehearsal(at instant: Date) -> TimeSource {
        let shift = instant.timeIntervalSince(Date())
        return TimeSource(
            now: { Date().addingTimeInterval(shift) },
            sleepUntil: { try await system.sleepUntil($0.addingTimeInterval(-shift)) })
    }

    /// Stands still, for a command that is rehearsed at one instant.
    public static func fixed(at instant: Date) -> TimeSource {
        TimeSource(now: { instant }, sleepUntil: { _ in })
    }
}
