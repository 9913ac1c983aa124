/// Where a cadence alone would have the next meeting, whatever the calendar says.
struct Targets {
    private let cadence: Cadence
    private let intervalDays: Int
    /// The grid's first date, where the cadence is anchored.
    private let origin: CalendarDate

    /// The grid begins with the first meeting that is known, or else with the first date that could be one.
    init(_ cadence: Cadence, origin: CalendarDate?, from: CalendarDate) {
        self.cadence = cadence
        intervalDays = cadence.intervalDays
        self.origin = origin.map(cadence.nearestWeekday) ?? cadence.firstWeekday(onOrAfter: from)
    }

    /// The first target of a forum that has never met.
    func first(onOrAfter from: CalendarDate) -> CalendarDate {
        cadence.mode == .anchored ? gridDate(onOrAfter: from) : inRightWeek(cadence.firstWeekday(onOrAfter: from))
    }

    /// The target after a meeting, none before `from`. `base` is the date the interval is counted from: the
    /// meeting, or a target after it that found no date. `done` is the last target dealt with.
    func next(
        after meeting: CalendarDate, base: CalendarDate, done: CalendarDate?, from: CalendarDate
    ) -> CalendarDate {
        if cadence.mode == .anchored { return nextOnGrid(after: meeting, done: done, from: from) }
        let target = inRightWeek(cadence.nearestWeekday(to: base).adding(days: intervalDays))
        // Overdue: as soon as there is a day for it.
        return target < from ? first(onOrAfter: from) : target
    }

    private func nextOnGrid(after meeting: CalendarDate, done: CalendarDate?, from: CalendarDate) -> CalendarDate {
        // A grid date so near the meeting before that making room for it would push the next one off the grid
        // as well is left out; otherwise one shift would drag all later meetings along.
        let slackDays = intervalDays - cadence.minimumGap(to: meeting)
        let nearest = meeting.adding(days: cadence.minimumGap(to: meeting) - slackDays)
        return gridDate(onOrAfter: max(nearest, meeting.adding(days: 1), done?.adding(days: 1) ?? nearest, from))
    }

    private func gridDate(onOrAfter date: CalendarDate) -> CalendarDate {
        let past = origin.days(until: date) % intervalDays
        return date.adding(days: past > 0 ? intervalDays - past : -past)
    }

    /// The date, or the same weekday of the next week with the right number.
    private func inRightWeek(_ date: CalendarDate) -> CalendarDate {
        var date = date
        // More than once only for even weeks: 53 and 1 are both odd.
        while !cadence.allowsWeek(of: date) { date = date.adding(days: 7) }
        return date
    }
}

extension Cadence {
    /// Days from one target to the next: at least a week, at most ten years.
    var intervalDays: Int { min(max(1, everyWeeks), 520) * 7 }

    /// Days at least between the meeting and any other. A meeting that was moved a day or two within its week
    /// doesn't push the next one a whole week.
    func minimumGap(to meeting: CalendarDate) -> Int {
        min(max(1, minimumGapDays), intervalDays - abs(meeting.days(until: nearestWeekday(to: meeting))))
    }

    func firstWeekday(onOrAfter date: CalendarDate) -> CalendarDate {
        date.adding(days: weekday.daysAfter(date.weekday))
    }

    /// The cadence's weekday that is at most three days away.
    func nearestWeekday(to date: CalendarDate) -> CalendarDate {
        let days = weekday.daysAfter(date.weekday)
        return date.adding(days: days > 3 ? days - 7 : days)
    }

    func allowsWeek(of date: CalendarDate) -> Bool {
        switch mode {
        case .floating, .anchored: true
        case .oddWeeks: !date.week.number.isMultiple(of: 2)
        case .evenWeeks: date.week.number.isMultiple(of: 2)
        }
    }
}

extension Weekday {
    /// 0 for the same day, 6 for the day before it.
    fileprivate func daysAfter(_ other: Weekday) -> Int { (isoNumber - other.isoNumber + 7) % 7 }
}
