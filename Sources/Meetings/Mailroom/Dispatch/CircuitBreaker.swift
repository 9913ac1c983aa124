import FoundationEssentials
import Synchronization

/// Keeps letters at home while the server can't be reached: after each failure in a row it is left alone for longer,
/// and then one connection tries it for all.
final class CircuitBreaker: Sendable {
    private struct State {
        var failures = 0
        var openUntil = Date.distantPast
        /// One failure counts, however many connections run into the same wall.
        var hasFailed = false
    }

    private static let pauseSeconds = [0.0, 5, 15, 30, 60, 120, 300]
    private let state = Mutex(State())

    /// How many may try it at once: all of them, one, or nobody.
    func openings(of connections: Int, now: Date) -> Int {
        state.withLock { state in
            state.hasFailed = false
            if state.failures == 0 { return connections }
            return now < state.openUntil ? 0 : 1
        }
    }

    func worked() { state.withLock { ($0.failures, $0.hasFailed) = (0, false) } }

    func failed(now: Date) {
        state.withLock { state in
            guard !state.hasFailed else { return }
            state.hasFailed = true
            state.failures += 1
            let pause = CircuitBreaker.pauseSeconds[min(state.failures, CircuitBreaker.pauseSeconds.count) - 1]
            state.openUntil = now.addingTimeInterval(pause)
        }
    }
}
