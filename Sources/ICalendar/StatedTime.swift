/// A time as a foreign object states it: on a clock, or a whole day.
public enum StatedTime: Hashable, Sendable {
    /// The clock's zone is `.floating` where none was named, and `.named` where the name stands for no zone that is
    /// known: such a time is nobody's instant.
    case clock(LocalTime)
    case day(year: Int, month: Int, day: Int)

    /// Seconds since 1970-01-01T00:00:00Z; nil for a day, and for a clock of no known zone.
    public var instant: Int64? {
        switch self {
        case .clock(let time): time.instant
        case .day: nil
        }
    }

    /// Whether both are one moment: two instants where both are, else the same clock or day.
    public func isSame(as other: StatedTime) -> Bool {
        if let instant, let otherInstant = other.instant { return instant == otherInstant }
        return self == other
    }

    /// Nil for a day that would not end at midnight, and beyond the year 9999.
    func adding(seconds: Int64) -> StatedTime? {
        switch self {
        case .clock(let time): return time.adding(seconds: seconds).map(StatedTime.clock)
        case .day(let year, let month, let day):
            let midnight = LocalTime(year: year, month: month, day: day, hour: 0, minute: 0, zone: .floating)
            guard seconds % 86_400 == 0, let end = midnight.adding(seconds: seconds) else { return nil }
            return .day(year: end.year, month: end.month, day: end.day)
        }
    }
}

extension LocalTime {
    /// On the same clock, as if it were never changed.
    fileprivate func adding(seconds: Int64) -> LocalTime? {
        var time = LocalTime(secondsSince1970: secondsOnClock + seconds)
        time.zone = zone
        return time.exists ? time : nil
    }
}
