import Meetings
import Testing

@Suite("What the calendar has against a date")
struct ConstraintTests {
    private func reasons(_ date: String) throws -> [Constraint] {
        Constraint.ofCalendar(on: try PlanningExample.day(date))
    }

    private func found(_ date: String) throws -> [String] {
        try reasons(date).map { "\($0.code.rawValue): \($0.text.nn)" }
    }

    @Test("The bridge days of 2023 to 2030 are exactly these")
    func bridgeDays() throws {
        let first = try PlanningExample.day("2023-01-01")
        let last = try PlanningExample.day("2030-12-31")
        let bridges = (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:))
            .filter { Constraint.ofCalendar(on: $0).contains { $0.code == .bridgeDay } }
        #expect(
            bridges.map(\.description) == [
                "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-02", "2025-05-30", "2026-01-02", "2026-05-15",
                "2027-05-07", "2028-05-26", "2029-04-30", "2029-05-11", "2029-05-18", "2029-12-24", "2029-12-31",
                "2030-05-31", "2030-12-27",
            ])
    }

    @Test(
        "A date has every reason against it, each named",
        arguments: [
            ("2023-06-09", []),
            ("2023-06-10", ["weekend: laurdag"]),
            ("2023-06-11", ["weekend: søndag"]),
            ("2024-03-29", ["public-holiday: langfredag", "easter-week: påskeveka"]),
            ("2024-03-25", ["easter-week: påskeveka"]),
            ("2024-03-31", ["weekend: søndag", "public-holiday: 1. påskedag", "easter-week: påskeveka"]),
            ("2024-04-01", ["public-holiday: 2. påskedag"]),
            ("2024-04-02", []),
            ("2024-05-10", ["bridge-day: inneklemt dag etter Kristi himmelfartsdag"]),
            ("2029-04-30", ["bridge-day: inneklemt dag før 1. mai"]),
            ("2024-07-01", ["summer-break: sommarpause, veke 27"]),
            ("2024-08-09", ["summer-break: sommarpause, veke 32"]),
            ("2024-06-28", []), ("2024-08-12", []),
            ("2023-12-19", []),
            ("2023-12-20", ["christmas: jul"]),
            ("2024-12-24", ["christmas-eve: julaftan", "christmas: jul"]),
            ("2024-12-25", ["public-holiday: 1. juledag", "christmas: jul"]),
            ("2024-12-27", ["bridge-day: inneklemt dag etter 2. juledag", "christmas: romjul"]),
            ("2024-12-31", ["christmas-eve: nyttårsaftan", "christmas: jul"]),
            ("2024-01-01", ["public-holiday: 1. nyttårsdag", "new-year: nyttårsveka"]),
            ("2024-01-05", ["new-year: nyttårsveka"]),
            ("2027-01-06", []),
            ("2024-02-29", []),
        ])
    func everyReason(date: String, expected: [String]) throws {
        #expect(try found(date) == expected)
    }

    @Test("A day between two holidays is bridged from both sides")
    func betweenHolidays() throws {
        let text = try #require(reasons("2039-05-18").first).text
        #expect(
            text
                == Trilingual(
                    "inneklemt dag mellom 17. mai og Kristi himmelfartsdag",
                    "inneklemt dag mellom 17. mai og Kristi himmelfartsdag",
                    "bridge day between Constitution Day and Ascension Day"))
        #expect(try found("2035-05-02") == ["bridge-day: inneklemt dag mellom 1. mai og Kristi himmelfartsdag"])
    }

    @Test("Easter may end a quarter and week 53 an ISO year; both are seen")
    func edges() throws {
        let easter2024 = Holidays.easterSunday(of: 2024)
        #expect(easter2024.description == "2024-03-31")
        #expect(Holidays.workingDay(onOrBefore: easter2024).description == "2024-03-27")
        #expect(try PlanningExample.day("2026-12-30").week.number == 53)
        #expect(try found("2026-12-30") == ["christmas: romjul"])
        #expect(try found("2027-01-01") == ["public-holiday: 1. nyttårsdag", "new-year: nyttårsveka"])
    }

    @Test("School breaks, other forums and meetings nearby come on top of the calendar")
    func ofTheForum() throws {
        let busy = [
            Planner.BusyDay(date: try PlanningExample.day("2023-10-13"), forum: "LSU Volda"),
            Planner.BusyDay(date: try PlanningExample.day("2023-10-13"), forum: "SSU"),
        ]
        let planner = try PlanningExample.planner(
            PlanningExample.cadence(last: "2023-09-29"), breaks: PlanningExample.breaks(2023...2023),
            municipalities: PlanningExample.orstaAndVolda, meetings: ["2023-11-03"], busy: busy)
        let found = planner.constraints(on: try PlanningExample.day("2023-10-13"))
        #expect(found.map(\.code) == [.schoolBreak, .tooClose, .tooClose, .conflict, .conflict])
        #expect(
            found.map(\.text.nn) == [
                "haustferie i Ørsta og Volda", "berre 14 dagar etter møtet 29. september 2023, minst 28",
                "berre 21 dagar før møtet 3. november 2023, minst 28", "LSU Volda møter same dag",
                "SSU møter same dag",
            ])
        #expect(found[1].text.en == "only 14 days after the meeting on 29 September 2023, at least 28")
        #expect(found[3].text.nb == "LSU Volda møter samme dag")
    }

    @Test("Where no municipality is known, the county's breaks count")
    func countyBreaks() throws {
        let planner = try PlanningExample.planner(
            PlanningExample.cadence(), breaks: PlanningExample.breaks(2023...2023), municipalities: [])
        let found = planner.constraints(on: try PlanningExample.day("2024-02-19"))
        #expect(found.map(\.text.en) == ["winter break in Møre og Romsdal"])
    }
}
