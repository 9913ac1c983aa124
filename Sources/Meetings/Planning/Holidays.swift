/// Norway's public holidays (lov om helligdager; lov om 1. og 17. mai), by rule for any year.
public enum Holidays {
    /// Easter Sunday of a Gregorian year (the anonymous Gregorian computus of Meeus, Jones and Butcher).
    public static func easterSunday(of year: Int) -> CalendarDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 19 * l) / 433
        let month = (h + l - 7 * m + 90) / 25
        let day = (h + l - 7 * m + 33 * month + 19) % 32
        return CalendarDate(year, month, day) ?? CalendarDate(dayNumber: 0)
    }

    /// The holidays that fall on the date: none, one, or two as on 17 May 2027.
    public static func names(on date: CalendarDate) -> [Trilingual] {
        let (year, month, day) = date.parts
        let fixed = fixedHolidays.filter { $0.month == month && $0.day == day }.map(\.name)
        let sinceEaster = easterSunday(of: year).days(until: date)
        let movable = movableHolidays.filter { $0.offsetDays == sinceEaster }.map(\.name)
        return fixed + movable
    }

    public static func isPublicHoliday(_ date: CalendarDate) -> Bool { !names(on: date).isEmpty }

    /// Monday to Friday and no public holiday.
    public static func isWorkingDay(_ date: CalendarDate) -> Bool {
        !date.weekday.isWeekend && !isPublicHoliday(date)
    }

    /// The date itself, or the nearest working day before it.
    public static func workingDay(onOrBefore date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day) { day = day.adding(days: -1) }
        return day
    }

    /// The date itself, or the nearest working day after it.
    public static func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    private static let fixedHolidays: [(month: Int, day: Int, name: Trilingual)] = [
        (1, 1, Trilingual("1. nyttårsdag", "1. nyttårsdag", "New Year's Day")),
        (5, 1, Trilingual("1. mai", "1. mai", "Labour Day")),
        (5, 17, Trilingual("17. mai", "17. mai", "Constitution Day")),
        (12, 25, Trilingual("1. juledag", "1. juledag", "Christmas Day")),
        (12, 26, Trilingual("2. juledag", "2. juledag", "Boxing Day")),
    ]

    private static let movableHolidays: [(offsetDays: Int, name: Trilingual)] = [
        (-3, Trilingual("skjærtorsdag", "skjærtorsdag", "Maundy Thursday")),
        (-2, Trilingual("langfredag", "langfredag", "Good Friday")),
        (0, Trilingual("1. påskedag", "1. påskedag", "Easter Sunday")),
        (1, Trilingual("2. påskedag", "2. påskedag", "Easter Monday")),
        (39, Trilingual("Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day")),
        (49, Trilingual("1. pinsedag", "1. pinsedag", "Whit Sunday")),
        (50, Trilingual("2. pinsedag", "2. pinsedag", "Whit Monday")),
    ]
}
