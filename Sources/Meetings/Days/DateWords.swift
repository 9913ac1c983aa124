/// Dates, times and weeks in words. Our own tables, not the system's, which change between releases
/// (decision 14): `fredag 9. juni 2023`, `kl. 09.00–14.30`, `veke 36`.
public struct DateWords: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    public static let weekdays: [Trilingual] = [
        Trilingual("måndag", "mandag", "Monday"), Trilingual("tysdag", "tirsdag", "Tuesday"),
        Trilingual("onsdag", "onsdag", "Wednesday"), Trilingual("torsdag", "torsdag", "Thursday"),
        Trilingual("fredag", "fredag", "Friday"), Trilingual("laurdag", "lørdag", "Saturday"),
        Trilingual("søndag", "søndag", "Sunday"),
    ]

    public static let months: [Trilingual] = [
        Trilingual("januar", "januar", "January"), Trilingual("februar", "februar", "February"),
        Trilingual("mars", "mars", "March"), Trilingual("april", "april", "April"),
        Trilingual("mai", "mai", "May"), Trilingual("juni", "juni", "June"),
        Trilingual("juli", "juli", "July"), Trilingual("august", "august", "August"),
        Trilingual("september", "september", "September"), Trilingual("oktober", "oktober", "October"),
        Trilingual("november", "november", "November"), Trilingual("desember", "desember", "December"),
    ]

    public func weekday(_ weekday: Weekday) -> String { DateWords.weekdays[weekday.isoNumber - 1][language] }

    public func month(_ month: Int) -> String { DateWords.months[month - 1][language] }

    /// `fredag 9. juni 2023`, `Friday 9 June 2023`.
    public func full(_ date: CalendarDate) -> String { "\(weekday(date.weekday)) \(long(date))" }

    /// `9. juni 2023`, `9 June 2023`.
    public func long(_ date: CalendarDate) -> String { "\(dayAndMonth(date)) \(date.year)" }

    /// `9. juni`, `9 June`.
    public func dayAndMonth(_ date: CalendarDate) -> String {
        let (_, month, day) = date.parts
        return language == .en ? "\(day) \(self.month(month))" : "\(day). \(self.month(month))"
    }

    /// `09.06.2023` in every language, the same as in the minutes.
    public func short(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        return "\(zeroPadded(day, width: 2)).\(zeroPadded(month, width: 2)).\(year)"
    }

    /// `09.00`, `09:00` in English.
    public func time(_ time: TimeOfDay) -> String {
        let mark = language == .en ? ":" : "."
        return "\(zeroPadded(time.hour, width: 2))\(mark)\(zeroPadded(time.minute, width: 2))"
    }

    /// `kl. 09.00–14.30`, `09:00–14:30` in English.
    public func span(_ start: TimeOfDay, _ end: TimeOfDay) -> String {
        let times = "\(time(start))–\(time(end))"
        return language == .en ? times : "kl. \(times)"
    }

    /// `veke 36`, `uke 36`, `week 36`.
    public func week(_ week: ISOWeek) -> String {
        "\(Trilingual("veke", "uke", "week")[language]) \(week.number)"
    }
}
