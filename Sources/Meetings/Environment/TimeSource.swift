public import FoundationEssentials
import Synchronization

/// The only clock. Rules never hold it: they are given `now`.
public struct TimeSource: Sendable {
    public var now: @Sendable () -> Date
    public var sleepUntil: @Sendable (Date) async throws -> Void
    /// Looks again at the clock that rules, before anything is decided by what it shows.
    public var adjust: @Sendable () async throws -> Void

    public init(
        now: @escaping @Sendable () -> Date, sleepUntil: @escaping @Sendable (Date) async throws -> Void,
        adjust: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.now = now
        self.sleepUntil = sleepUntil
        self.adjust = adjust
    }

    public static let system = TimeSource(
        now: { Date() },
        sleepUntil: { instant in
            let seconds = instant.timeIntervalSince(Date())
            if seconds > 0 { try await Task.sleep(for: .seconds(seconds)) }
        })

    /// Goes by a clock that several machines share, however wrong this one's own is: how far it is from that is
    /// measured whenever it is adjusted.
    public static func shared(_ ask: @escaping @Sendable () async throws -> Date?) -> TimeSource {
        let ahead = Mutex(0.0)
        return TimeSource(
            now: { Date().addingTimeInterval(ahead.withLock { $0 }) },
            sleepUntil: { instant in
                let ahead = ahead.withLock { $0 }
                try await system.sleepUntil(instant.addingTimeInterval(-ahead))
            },
            adjust: {
                let asked = Date()
                guard let answer = try await ask() else { return }
                let between = asked.addingTimeInterval(Date().timeIntervalSince(asked) / 2)
                ahead.withLock { $0 = answer.timeIntervalSince(between) }
            })
    }

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
