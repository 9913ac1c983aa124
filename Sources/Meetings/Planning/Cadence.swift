/// How often a forum meets, on which day and at what time.
public struct Cadence: Hashable, Codable, Sendable {
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// Counted from the meeting before, wherever that one landed.
        case floating
        /// A fixed grid from the first date.
        case anchored
        /// Only in weeks of odd ISO number, at least the interval apart.
        case oddWeeks = "odd-weeks"
        case evenWeeks = "even-weeks"
    }

    public var everyWeeks: Int
    public var weekday: Weekday
    public var start: TimeOfDay
    public var end: TimeOfDay
    public var mode: Mode
    /// The last meeting held before Samling kept count.
    public var last: CalendarDate?
    /// Days at least between two meetings; 28 where an interval of four weeks or more doesn't say.
    public var minimumGapDays: Int

    public init(
        everyWeeks: Int, weekday: Weekday, start: TimeOfDay, end: TimeOfDay, mode: Mode = .floating,
        last: CalendarDate? = nil, minimumGapDays: Int? = nil
    ) {
        self.everyWeeks = everyWeeks
        self.weekday = weekday
        self.start = start
        self.end = end
        self.mode = mode
        self.last = last
        self.minimumGapDays = minimumGapDays ?? min(28, everyWeeks * 7)
    }
}
