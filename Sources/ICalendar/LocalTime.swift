/// A time on somebody's clock. Nothing here turns it into an instant, except in UTC.
public struct LocalTime: Hashable, Sendable {
    /// Whose clock it is.
    public enum Zone: Hashable, Sendable {
        case utc
        case rule(ZoneRule)
        /// Written only: nobody's clock, the day as a whole (RFC 5545 §3.3.4).
        case day
        /// Read only: a TZID that stands for no zone that is known, `Customized Time Zone`; or a zone whose rule has
        /// no such form, `Africa/Cairo`.
        case named(String)
        /// Read only: no zone was given.
        case floating
    }

    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    public var zone: Zone

    public init(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0, zone: Zone
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.zone = zone
    }

    /// The time in UTC, `secondsSince1970` after 1970-01-01T00:00:00Z.
    public init(secondsSince1970 seconds: Int64) {
        let (quotient, remainder) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let day = remainder < 0 ? quotient - 1 : quotient
        let rest = remainder < 0 ? remainder + 86_400 : remainder
        let date = CivilDate(dayNumber: day)
        self.init(
            year: date.year, month: date.month, day: date.day,
            hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60, zone: .utc)
    }

    /// Seconds from 1970-01-01T00:00:00 on the same clock; an instant only where the zone is UTC.
    var secondsOnClock: Int64 {
        let day = CivilDate(year: year, month: month, day: day).dayNumber
        return Int64(day * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// Whether the calendar and the clock have it, in a year of four digits.
    var exists: Bool {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return false }
        let date = CivilDate(year: year, month: month, day: day)
        return CivilDate(dayNumber: date.dayNumber) == date
            && (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
    }
}

/// A day of the Gregorian calendar, and its number from 1970-01-01.
struct CivilDate: Hashable {
    var year: Int
    var month: Int
    var day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Counts in eras of 400 years which begin on 1 March, so that the leap day comes last.
    init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 is Sunday, as POSIX and RFC 5545 count.
    var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }
}
