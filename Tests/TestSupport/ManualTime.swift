public import FoundationEssentials
public import Meetings
import Synchronization

/// A clock that moves when it is told to.
public final class ManualTime: Sendable {
    private let instant: Mutex<Date>

    public init(_ text: String) {
        instant = Mutex(Date(rfc3339: text) ?? Date(timeIntervalSince1970: 0))
    }

    public var now: Date { instant.withLock { $0 } }

    public func set(_ text: String) {
        if let new = Date(rfc3339: text) { instant.withLock { $0 = new } }
    }

    public func set(_ new: Date) { instant.withLock { $0 = new } }

    public func advance(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) {
        let seconds = Double(days * 86_400 + hours * 3_600 + minutes * 60 + seconds)
        instant.withLock { $0 += seconds }
    }

    public var source: TimeSource { TimeSource(now: { self.now }, sleepUntil: { _ in }) }
}
