public import FoundationEssentials
import Synchronization

/// How the services of this process are doing, for those who watch over the machine. It is kept in memory alone: what
/// counts for the letters stands in the books.
public final class Pulse: Sendable {
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case scheduler, dispatcher, collector
    }

    /// Why nothing can be written.
    public enum WriteTrouble: String, Hashable, Sendable {
        case full, readOnly, disk
        /// Somebody else holds what is to be written, and for too long.
        case busy
    }

    /// What has been seen since the process began.
    public struct Seen: Sendable {
        /// When each of those that run last came to the end of a pass, or began to run.
        public var beats: [Part: Date] = [:]
        /// How letters' tries ended, by outcome.
        public var deliveries: [String: Int] = [:]
        /// What went wrong in the store, by the error's code.
        public var faults: [String: Int] = [:]
        /// Nil once something could be written again.
        public var writeTrouble: WriteTrouble?
    }

    private let kept = Mutex(Seen())
    private let isTrying = Mutex(false)

    public init() {}

    public var seen: Seen { kept.withLock { $0 } }

    /// The part begins to run, or has come to the end of a pass.
    public func beat(_ part: Part, at now: Date) { kept.withLock { $0.beats[part] = now } }

    /// A letter's try has ended, so the dispatcher is alive, however long its pass takes.
    public func count(_ result: DeliveryResult, at now: Date) {
        kept.withLock { seen in
            seen.deliveries[result.outcome, default: 0] += 1
            seen.beats[.dispatcher] = now
        }
    }

    /// - Parameter trouble: why nothing could be written; nil where that isn't known, or it was about reading.
    public func countFault(_ code: String, _ trouble: WriteTrouble? = nil) {
        kept.withLock { seen in
            seen.faults[code, default: 0] += 1
            if let trouble { seen.writeTrouble = trouble }
        }
    }

    /// Something has been written.
    public func wrote() { kept.withLock { $0.writeTrouble = nil } }

    /// Whether to try now if something can be written: false while somebody else does.
    public func beginTrying() -> Bool {
        isTrying.withLock { isTrying in
            defer { isTrying = true }
            return !isTrying
        }
    }

    public func endTrying() { isTrying.withLock { $0 = false } }
}

extension DeliveryResult {
    /// As it stands in figures: `refused-for-now`.
    public var outcome: String {
        switch self {
        case .accepted: "accepted"
        case .refusedForNow: "refused-for-now"
        case .refusedForGood: "refused-for-good"
        case .notSent: "not-sent"
        case .unknown: "unknown"
        }
    }

    /// Every outcome there is.
    public static let outcomes = ["accepted", "refused-for-now", "refused-for-good", "not-sent", "unknown"]
}
