/// A stretch of the year that people set as a deadline, and the working day it comes to (`domain.md` §3.6.4):
/// the last of the period, Easter, weekends and 17 May thought of.
enum DuePeriod: Hashable {
    case month(Int)
    /// By ISO 8601, so its year is the week's and not always the calendar's.
    case week(Int)
    case quarter(Int)
    case halfYear(Int)
    case season(CalendarWord.Season)
    case beforeEaster, afterEaster
    case beforeSummer, afterSummer
    case beforeChristmas, afterChristmas

    var form: Deadline.Form {
        switch self {
        case .month: .month
        case .week: .week
        case .quarter: .quarter
        case .halfYear: .halfYear
        case .season: .season
        case .beforeEaster, .afterEaster, .beforeSummer, .afterSummer, .beforeChristmas, .afterChristmas: .holiday
        }
    }

    /// Nil where the year has no such period (week 53 of most years, a fifth quarter).
    func due(in year: Int) -> CalendarDate? {
        lastDay(in: year).map(Holidays.workingDay(onOrBefore:))
    }

    /// The first time it comes to a day that isn't before the anchor.
    func due(from anchor: CalendarDate) -> CalendarDate? {
        let coming = (anchor.year - 1...anchor.year + 1).lazy.compactMap { due(in: $0) }.first { $0 >= anchor }
        // From the end of one week 36 to the end of the next there are 53 weeks at most. Only week 53 can be
        // further off, and is then not guessed at.
        if case .week = self, let coming, anchor.days(until: coming) > 53 * 7 { return nil }
        return coming
    }

    private func lastDay(in year: Int) -> CalendarDate? {
        switch self {
        case .month(let month): DuePeriod.lastDay(ofMonth: month, in: year)
        case .week(let number): ISOWeek(year: year, number: number)?.monday.adding(days: 4)
        case .quarter(let number): DuePeriod.lastDay(ofMonth: number * 3, in: year)
        case .halfYear(let number): DuePeriod.lastDay(ofMonth: number * 6, in: year)
        case .season(.spring), .beforeSummer: CalendarDate(year, 6, 20)
        case .season(.summer): CalendarDate(year, 8, 14)
        case .season(.autumn): CalendarDate(year, 12, 15)
        // The Friday before Palm Sunday: in Easter week many are away already.
        case .beforeEaster: Holidays.easterSunday(of: year).adding(days: -9)
        // The Friday of the first whole week after it.
        case .afterEaster: Holidays.easterSunday(of: year).adding(days: 12)
        // When the schools have begun and people are back.
        case .afterSummer: CalendarDate(year, 8, 31)
        case .beforeChristmas: DuePeriod.friday(onOrBefore: CalendarDate(year, 12, 20))
        // In the middle of January, in the year after.
        case .afterChristmas: CalendarDate(year + 1, 1, 15)
        }
    }

    private static func lastDay(ofMonth month: Int, in year: Int) -> CalendarDate? {
        guard let first = CalendarDate(year, month, 1) else { return nil }
        return first.adding(days: CalendarDate.daysInMonth(month, of: year) - 1)
    }

    private static func friday(onOrBefore date: CalendarDate?) -> CalendarDate? {
        date.map { $0.adding(days: -(($0.weekday.isoNumber + 2) % 7)) }
    }
}
