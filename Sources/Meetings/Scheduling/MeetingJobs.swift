/// What a planned meeting makes it necessary to wake up for. The key holds the date, so that a meeting that
/// moves gets new jobs, and the old ones are seen to be about another date.
extension Meeting {
    func jobs(rules: RuleBook, zone: Zone) -> [Job] {
        func job(_ kind: Job.Kind, daysBefore: Int) -> Job {
            let day = rules.openDay(onOrBefore: date.adding(days: -daysBefore))
            return Job(
                key: "\(kind.rawValue):\(id):\(date)", kind: kind, meeting: id, due: zone.instant(day, rules.daily))
        }
        var reminder = job(.collectReminder, daysBefore: 0)
        reminder.due = zone.instant(rules.openDay(onOrAfter: collectAnswerBy(rules).adding(days: 1)), rules.daily)
        return [
            job(.collect, daysBefore: rules.collectDays), reminder, job(.agendaDue, daysBefore: rules.clearingDays),
        ]
    }

    /// Cases and contributions are wanted by then: a working day.
    func collectAnswerBy(_ rules: RuleBook) -> CalendarDate {
        Holidays.workingDay(onOrBefore: date.adding(days: -rules.casesInDays))
    }
}

extension RuleBook {
    /// Whether nothing that can wait goes out on the date.
    public func isQuiet(_ date: CalendarDate) -> Bool { quiet && QuietDays.isQuiet(date) }

    /// The date itself or the nearest day before it on which letters go out.
    func openDay(onOrBefore date: CalendarDate) -> CalendarDate {
        var day = date
        while isQuiet(day) { day = day.adding(days: -1) }
        return day
    }
}
