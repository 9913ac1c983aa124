import FoundationEssentials
import FoundationInternationalization
import Synchronization

extension LocalTime {
    /// Seconds since 1970-01-01T00:00:00Z; nil where the zone isn't known or the time doesn't exist. A time that a
    /// clock change skips or repeats is taken as RFC 5545 §3.3.5 says: with the offset before the gap, and the first
    /// of the two.
    public var instant: Int64? {
        guard exists else { return nil }
        switch zone {
        case .utc: return secondsOnClock
        case .rule(let rule): return ZoneClock.instant(secondsOnClock, in: rule.identifier)
        case .named(let name): return name.contains("/") ? ZoneClock.instant(secondsOnClock, in: name) : nil
        case .floating, .day: return nil
        }
    }
}

private enum ZoneClock {
    private static let known = Mutex<[String: TimeZone]>([:])

    static func instant(_ secondsOnClock: Int64, in identifier: String) -> Int64? {
        guard let zone = zone(identifier) else { return nil }
        func offset(at instant: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        }
        // The offset a day before is the one in force before any change around this time.
        let before = offset(at: secondsOnClock - 86_400)
        let first = secondsOnClock - before
        if offset(at: first) == before { return first }
        let after = offset(at: secondsOnClock + 86_400)
        let second = secondsOnClock - after
        return offset(at: second) == after ? second : first
    }

    /// Only zones the system has are kept, so that foreign names can't fill the memory.
    private static func zone(_ identifier: String) -> TimeZone? {
        if let zone = known.withLock({ $0[identifier] }) { return zone }
        guard ZoneFile.isZoneName(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
        known.withLock { $0[identifier] = zone }
        return zone
    }
}
