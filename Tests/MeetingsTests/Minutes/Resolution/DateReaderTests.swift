import Testing

@testable import Meetings

@Suite struct DateReaderTests {
    private let december = ResolutionExample.day("2023-12-01")

    @Test(
        "Every way people write a date is read",
        arguments: [
            ("9.6.2023", "2023-06-09"), ("09.06.2023", "2023-06-09"), ("1.12.23", "2023-12-01"),
            ("27.5.21", "2021-05-27"), ("9. juni 2023", "2023-06-09"), ("11. juni 2020", "2020-06-11"),
            ("13. desember 2018", "2018-12-13"), ("9.juni 2023", "2023-06-09"), ("9 juni 2023", "2023-06-09"),
            ("9. JUNI 2023", "2023-06-09"), ("9. des. 2023", "2023-12-09"), ("2023-06-09", "2023-06-09"),
            ("1.1.2025", "2025-01-01"), ("fredag 09.06.2023", "2023-06-09"), ("Fredag 9. juni 2023", "2023-06-09"),
            ("fredag 2023-06-09", "2023-06-09"), ("  9.6.2023  ", "2023-06-09"), ("29.02.2024", "2024-02-29"),
        ])
    func fullDates(_ text: String, _ expected: String) {
        #expect(DateReader.read(text, line: 1, from: nil).value?.description == expected)
    }

    @Test(
        "A date without a year is the first one from the anchor on",
        arguments: [
            ("23.01", "2024-01-23"), ("29.02", "2024-02-29"), ("1.12", "2023-12-01"), ("30.11", "2024-11-30"),
            ("1.desember", "2023-12-01"), ("9. juni", "2024-06-09"), ("23.01.", "2024-01-23"),
            ("tysdag 23.01", "2024-01-23"), ("tirsdag 23.01", "2024-01-23"),
        ])
    func yearless(_ text: String, _ expected: String) {
        #expect(DateReader.read(text, line: 1, from: december).value?.description == expected)
    }

    @Test("Weekdays go in both Norwegians, and sundag too")
    func weekdays() {
        let monday = ResolutionExample.day("2023-06-05")
        let names = [
            ["måndag", "mandag"], ["tysdag", "tirsdag"], ["onsdag"], ["torsdag"], ["fredag"],
            ["laurdag", "lørdag"], ["søndag", "sundag"],
        ]
        for (offset, spellings) in names.enumerated() {
            let date = monday.adding(days: offset)
            for name in spellings {
                let text = "\(name) \(DateWords(.nn).short(date))"
                #expect(DateReader.read(text, line: 1, from: nil).value == date)
            }
        }
    }

    @Test("A weekday that doesn't match is refused with the right one")
    func otherWeekday() throws {
        let problem = try #require(DateReader.read("torsdag 09.06.2023", line: 12, from: nil).problems.first)
        #expect(problem.line == 12)
        #expect(problem.message.nn == "09.06.2023 er ein fredag")
        #expect(problem.message.nb == "09.06.2023 er en fredag")
        #expect(problem.suggestion == "fredag 09.06.2023")
        let yearless = try #require(DateReader.read("fredag 23.01", line: 1, from: december).problems.first)
        #expect(yearless.message.nn == "23.01.2024 er ein tysdag")
        #expect(yearless.suggestion == "23.01.2024")
    }

    @Test("29 February comes within twelve months or is refused")
    func leapDay() throws {
        for (anchor, expected) in [
            ("2024-01-16", "2024-02-29"), ("2023-12-01", "2024-02-29"), ("2024-02-29", "2024-02-29"),
            ("2023-03-01", "2024-02-29"),
        ] {
            let reading = DateReader.read("29.02", line: 1, from: ResolutionExample.day(anchor))
            #expect(reading.value?.description == expected)
        }
        for anchor in ["2024-03-01", "2023-02-28", "2025-01-16"] {
            let reading = DateReader.read("29.02", line: 7, from: ResolutionExample.day(anchor))
            #expect(reading.value == nil)
            #expect(reading.problems.first?.message.nn == "29.02 finst ikkje innan 12 månader")
            #expect(reading.problems.first?.message.nb == "29.02 finnes ikke innen 12 måneder")
        }
    }

    @Test("Days that no calendar has are refused")
    func noSuchDay() {
        for text in [
            "31.02.2024", "29.02.2023", "00.01.2024", "1.13.2024", "31.04", "30. februar", "1.0", "2023-02-29",
        ] {
            let reading = DateReader.read(text, line: 1, from: december)
            #expect(reading.value == nil, "\(text)")
            #expect(reading.problems.map(\.code) == ["no-such-date"], "\(text)")
        }
        #expect(DateReader.read("31.02.2024", line: 1, from: nil).problems.first?.suggestion == "29.02.2024")
        #expect(
            DateReader.read("31.02.2024", line: 1, from: nil).problems.first?.message.nn == "31.02.2024 finst ikkje")
    }

    @Test("Without an anchor a year is asked for")
    func noAnchor() {
        #expect(DateReader.read("23.01", line: 1, from: nil).problems.map(\.code) == ["year-missing"])
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "", "?", "fredag", "5-10-25", "0910-0945", "2018-2024", "juni 2023", "9.6.2023 kl. 09", "9.6.023",
            "9.6.20233",
            "2023-6-9", "9..6.2023", "i dag", "punkt 10.1", "9.6.0023", "123.6.2023", "99999999999999999999",
        ])
    func noDate(_ text: String) {
        let reading = DateReader.read(text, line: 3, from: december)
        #expect(reading.value == nil)
        #expect(reading.problems.count == 1)
    }

    @Test("A slip of the pen is put right in the suggestion, never in the date")
    func suggestions() {
        #expect(DateReader.read("5-10-25", line: 1, from: nil).problems.first?.suggestion == "05.10.2025")
        #expect(DateReader.read("09/06/2023", line: 1, from: nil).problems.first?.suggestion == "09.06.2023")
        #expect(DateReader.read("9. desmber 2023", line: 1, from: nil).problems.first?.suggestion == "9. desember 2023")
        #expect(
            DateReader.read("fredg 09.06.2023", line: 1, from: nil).problems.first?.suggestion == "fredag 09.06.2023")
    }
}
