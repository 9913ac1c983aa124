extension YearWheel {
    /// One line of the table that says the same as the wheel.
    public struct Row: Hashable, Sendable {
        public enum What: Hashable, Sendable {
            case meeting(Mark)
            case deadline(Tick)
            case span(DaySpan)
        }

        public var date: CalendarDate
        public var what: What
        /// Nil for what is every forum's.
        public var forum: Forum?
    }

    /// By date; on one day what holds for all first, then the forums in order.
    public var rows: [Row] {
        var rows = spans.map { Row(date: $0.from, what: .span($0), forum: nil) }
        for ring in rings {
            rows += ring.marks.map { Row(date: $0.meeting.date, what: .meeting($0), forum: ring.forum) }
            rows += ring.deadlines.map { Row(date: $0.date, what: .deadline($0), forum: ring.forum) }
        }
        return rows.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    }
}
