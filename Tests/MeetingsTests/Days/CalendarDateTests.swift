import Testing

@testable import Meetings

@Suite("Dates")
struct CalendarDateTests {
    @Test("every day of five centuries is counted once, and comes back as itself")
    func daysCount() throws {
        var date = try #require(CalendarDate(1800, 1, 1))
        let last = try #require(CalendarDate(2300, 1, 1))
        var previous = date.adding(days: -1)
        while date < last {
            let (year, month, day) = date.parts
            #expect(CalendarDate(year, month, day) == date)
            #expect(previous.days(until: date) == 1)
            previous = date
            date = date.adding(days: 1)
        }
    }

    @Test(
        "days that don't exist are refused",
        arguments: ["2023-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "0000-01-01"])
    func noSuchDay(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "only YYYY-MM-DD is read",
        arguments: ["2023-6-9", "20230609", "2023/06/09", "2023-06-09 ", "２０２３-06-09", "-023-06-09", ""])
    func onlyOneForm(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("29 February is there in leap years, and not in 1900")
    func leapYears() {
        #expect(CalendarDate(2024, 2, 29) != nil)
        #expect(CalendarDate(2000, 2, 29) != nil)
        #expect(CalendarDate(1900, 2, 29) == nil)
    }

    @Test("weekdays are right")
    func weekdays() throws {
        #expect(try #require(CalendarDate(2023, 6, 9)).weekday == .friday)
        #expect(try #require(CalendarDate(1970, 1, 1)).weekday == .thursday)
        #expect(try #require(CalendarDate(1969, 12, 28)).weekday == .sunday)
    }

    @Test("a month later is the same day, or the month's last")
    func months() throws {
        let january = try #require(CalendarDate(2024, 1, 31))
        #expect(january.adding(months: 1).description == "2024-02-29")
        #expect(january.adding(months: 12).description == "2025-01-31")
        #expect(january.adding(months: -2).description == "2023-11-30")
    }
}

@Suite("Weeks by ISO 8601")
struct ISOWeekTests {
    @Test("2026 has 53 weeks, and 1 January 2027 lies in the last of them")
    func longYear() throws {
        #expect(ISOWeek.count(in: 2026) == 53)
        #expect(ISOWeek.count(in: 2025) == 52)
        let newYear = try #require(CalendarDate(2027, 1, 1)).week
        #expect(newYear.year == 2026 && newYear.number == 53)
    }

    @Test("every day of forty years lies in the week that begins on its Monday")
    func everyDay() throws {
        var date = try #require(CalendarDate(2010, 1, 1))
        for _ in 0..<14_610 {
            let week = date.week
            #expect(week.monday <= date && date < week.monday.adding(days: 7))
            #expect(ISOWeek(year: week.year, number: week.number) == week)
            date = date.adding(days: 1)
        }
    }

    @Test("a week a year doesn't have is refused")
    func noSuchWeek() {
        #expect(ISOWeek(year: 2025, number: 53) == nil)
        #expect(ISOWeek(year: 2026, number: 53) != nil)
        #expect(ISOWeek(year: 2026, number: 0) == nil)
    }
}
