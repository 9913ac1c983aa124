/// An instant, and the offset of the clock it is written by.
public struct MailDate: Hashable, Sendable {
    /// Since 1970-01-01 00:00:00 UTC.
    public var secondsSince1970: Int64
    /// East of UTC; whole minutes.
    public var offsetSeconds: Int

    public init(secondsSince1970: Int64, offsetSeconds: Int = 0) {
        self.secondsSince1970 = secondsSince1970
        self.offsetSeconds = offsetSeconds
    }

    /// `Fri, 29 Sep 2023 09:00:00 +0200` (RFC 5322 §3.3), from 1970 to 9999.
    func headerText() throws(MailError) -> String {
        let lastSecond: Int64 = 253_402_300_799
        guard (0...lastSecond - 86_400).contains(secondsSince1970), offsetSeconds % 60 == 0,
            abs(offsetSeconds) < 86_400
        else { throw MailError(.composeMail, .badDate, "\(secondsSince1970) s, offset \(offsetSeconds) s") }
        let local = secondsSince1970 + Int64(offsetSeconds)
        let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
        let second = Int(local) - days * 86_400
        let (year, month, day) = Self.civil(daysSince1970: days)
        let weekday = Self.weekdays[(days + 11) % 7]
        let clock = [second / 3_600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
        let offset = abs(offsetSeconds) / 60
        let zone = (offsetSeconds < 0 ? "-" : "+") + Self.twoDigits(offset / 60) + Self.twoDigits(offset % 60)
        return "\(weekday), \(Self.twoDigits(day)) \(Self.months[month - 1]) \(year) \(clock) \(zone)"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// Counted in years that begin on 1 March, so that the leap day is a year's last day, and in eras of 400 years.
    private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let days = daysSince1970 + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
