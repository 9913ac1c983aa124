import Testing

@testable import Meetings

/// `domain.md` §3.6.4, line by line, for the meeting of LSU Molde on 1 December 2023.
@Suite struct DeadlineTableTests {
    private let reader = DeadlineReader(context: ResolutionExample.molde)

    @Test(
        "The table of deadlines holds",
        arguments: [
            ("23.01", "date 2024-01-23"),
            ("29.02", "date 2024-02-29"),
            ("1.12.23", "date 2023-12-01"),
            ("januar 2025", "month 2025-01-31 ~"),
            ("våren 2023", "season 2023-06-20 ~"),
            ("høsten 2024/vår 25?", "season 2025-06-20 ~ ? [2024-12-13, 2025-06-20]"),
            ("veke 36", "week 2024-09-06 ~"),
            ("1. kvartal 2024", "quarter 2024-03-27 ~"),
            ("til påske", "holiday 2024-03-22 ~"),
            ("etter påske", "holiday 2024-04-12 ~"),
            ("før sommaren", "holiday 2024-06-20 ~"),
            ("før 1.1.2025", "date 2024-12-31"),
            ("innan 2 veker", "relative 2023-12-15"),
            ("neste møte i SSU", "meeting 2024-02-29 #ssu"),
            ("til neste samling", "meeting 2024-01-12 ~ #lsu-molde provisional"),
            ("veke 53 2026", "week 2026-12-31 ~"),
        ])
    func table(_ text: String, _ expected: String) {
        let reading = reader.read(text, line: 1)
        #expect(reading.value?.summary == expected)
        #expect(reading.value?.text == text)
        #expect(reading.problems.isEmpty)
        #expect(reading.warnings.isEmpty == (text != "våren 2023"))
    }

    @Test(
        "The table's errors are errors, with what could be written instead",
        arguments: [
            ("torsdag 01.12.2023", "fredag 01.12.2023"), ("5-10-25", "05.10.2025"), ("0910-0945", "?"),
            ("2018-2024", "31.12.2024"), ("31.02.2024", "29.02.2024"), ("fredag", "fredag 08.12.2023"),
            ("vinteren 2024", "februar 2024"), ("vinter", "februar"),
        ])
    func refused(_ text: String, _ suggestion: String) {
        let reading = reader.read(text, line: 9)
        #expect(reading.value == nil)
        #expect(reading.problems.map(\.line) == [9])
        #expect(reading.problems.first?.suggestion == suggestion)
    }

    @Test("A weekday that doesn't match says which day it is")
    func weekday() {
        let problem = reader.read("torsdag 01.12.2023", line: 1).problems.first
        #expect(problem?.message.nn == "01.12.2023 er ein fredag")
    }

    @Test("A deadline before the meeting is kept, with a warning")
    func beforeTheMeeting() {
        for text in ["våren 2023", "30.11.2023", "før 1.12.2023"] {
            let reading = reader.read(text, line: 4)
            #expect(reading.value?.date != nil)
            #expect(reading.warnings.map(\.code) == ["due-before-meeting"])
            #expect(reading.warnings.map(\.line) == [4])
        }
    }

    @Test("17: 29.02 is 29.02.2024 in minutes of 16.01.2024, and an error in those of 01.03.2024")
    func leapDay() {
        let january = DeadlineReader(context: ResolutionExample.project)
        #expect(january.read("29.02", line: 1).value?.summary == "date 2024-02-29")
        let march = DeadlineReader(context: ResolutionExample.context("prosjektgruppa", on: "2024-03-01"))
        let reading = march.read("29.02", line: 40)
        #expect(reading.value == nil)
        #expect(reading.problems.first?.message.nn == "29.02 finst ikkje innan 12 månader")
        #expect(reading.problems.first?.line == 40)
    }
}
