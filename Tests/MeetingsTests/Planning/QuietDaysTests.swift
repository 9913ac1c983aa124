import Meetings
import Testing

@Suite("Quiet days")
struct QuietDaysTests {
    @Test(
        "Weekends, holidays, the summer break and Christmas are quiet; what lies beside them isn't",
        arguments: [
            ("2023-08-18", false), ("2023-08-19", true), ("2023-08-20", true), ("2023-08-21", false),
            ("2023-12-22", false), ("2023-12-24", true), ("2023-12-25", true), ("2023-12-27", true),
            ("2023-12-29", true), ("2024-01-01", true), ("2024-01-02", false), ("2024-03-27", false),
            ("2024-03-28", true), ("2024-05-10", false), ("2024-06-28", false), ("2024-07-01", true),
            ("2024-08-09", true), ("2024-08-12", false),
        ])
    func quietDays(date: String, expected: Bool) throws {
        #expect(QuietDays.isQuiet(try PlanningExample.day(date)) == expected)
    }

    @Test("The next working day is the date itself, or the first after the quiet ones")
    func nextWorkingDay() throws {
        func next(_ date: String) throws -> String {
            QuietDays.nextWorkingDay(onOrAfter: try PlanningExample.day(date)).description
        }
        #expect(try next("2023-08-21") == "2023-08-21")
        #expect(try next("2023-08-19") == "2023-08-21")
        #expect(try next("2023-12-23") == "2024-01-02")
        #expect(try next("2024-06-29") == "2024-08-12")
        #expect(try next("2024-03-28") == "2024-04-02")
    }

    @Test("So many working days later, counted from a working day or from a quiet one")
    func addingWorkingDays() throws {
        func add(_ days: Int, to date: String) throws -> String {
            QuietDays.adding(workingDays: days, to: try PlanningExample.day(date)).description
        }
        #expect(try add(0, to: "2023-08-18") == "2023-08-18")
        #expect(try add(1, to: "2023-08-18") == "2023-08-21")
        #expect(try add(0, to: "2023-08-19") == "2023-08-21")
        #expect(try add(1, to: "2023-08-19") == "2023-08-21")
        #expect(try add(2, to: "2023-08-19") == "2023-08-22")
        #expect(try add(5, to: "2023-12-20") == "2024-01-04")
    }
}
