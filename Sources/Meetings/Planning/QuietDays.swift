/// Days on which nobody is reminded of anything: weekends, public holidays, the summer break, and Christmas Eve
/// to New Year's Eve.
public enum QuietDays {
    public static func isQuiet(_ date: CalendarDate) -> Bool {
        let (_, month, day) = date.parts
        return !Holidays.isWorkingDay(date) || SummerBreak.contains(date) || (month == 12 && day >= 24)
    }

    /// The date itself, or the first day after it that isn't quiet.
    public static func nextWorkingDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while isQuiet(day) { day = day.adding(days: 1) }
        return day
    }

    /// So many days that aren't quiet after the date; 0 gives the date, or the first such day after it.
    public static func adding(workingDays: Int, to date: CalendarDate) -> CalendarDate {
        var day = nextWorkingDay(onOrAfter: date)
        // From a quiet day the first working day after it is already one ahead.
        var left = day == date ? workingDays : workingDays - 1
        while left > 0 {
            day = nextWorkingDay(onOrAfter: day.adding(days: 1))
            left -= 1
        }
        return day
    }
}

/// The weeks in which neither meetings are held nor anybody is reminded: 27 to 32 (`domain.md` §2.8).
enum SummerBreak {
    static func contains(_ date: CalendarDate) -> Bool { (27...32).contains(date.week.number) }

    static let name = Trilingual("sommarpause", "sommerpause", "summer break")

    static func text(of date: CalendarDate) -> Trilingual {
        let number = date.week.number
        return Trilingual("sommarpause, veke \(number)", "sommerpause, uke \(number)", "summer break, week \(number)")
    }
}
