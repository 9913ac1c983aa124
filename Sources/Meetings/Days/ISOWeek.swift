/// A week by ISO 8601: it begins on Monday, and week 1 holds the year's first Thursday.
public struct ISOWeek: Hashable, Comparable, Sendable {
    public let year: Int
    public let number: Int

    /// Nil where the year has no such week.
    public init?(year: Int, number: Int) {
        guard (1...9998).contains(year), number >= 1, number <= ISOWeek.count(in: year) else { return nil }
        self.year = year
        self.number = number
    }

    public init(of date: CalendarDate) {
        let thursday = date.adding(days: 4 - date.weekday.isoNumber)
        year = thursday.year
        let first = CalendarDate(thursday.year, 1, 1) ?? thursday
        number = first.days(until: thursday) / 7 + 1
    }

    public var monday: CalendarDate {
        let fourth = CalendarDate(year, 1, 4) ?? CalendarDate(dayNumber: 0)
        return fourth.adding(days: 1 - fourth.weekday.isoNumber + (number - 1) * 7)
    }

    /// 52, or 53 in a long year.
    public static func count(in year: Int) -> Int {
        guard let last = CalendarDate(year, 12, 28) else { return 52 }
        return ISOWeek(of: last).number
    }

    public static func < (one: ISOWeek, other: ISOWeek) -> Bool { one.monday < other.monday }
}

extension CalendarDate {
    public var week: ISOWeek { ISOWeek(of: self) }
}
