import Testing

@testable import Meetings

@Suite struct ResolutionPropertyTests {
    private static let words =
        CalendarWord.known.keys.sorted() + [
            "0", "1", "2", "4", "9", "12", "31", "36", "53", "99", "2023", "2024", "9999", "123456789012345678901",
            ".", ".", "/", "-", "–", "?", ",", ";", ":", "SSU", "Sande", "Oddvar", "leiar", "helseleiar", "og", "alle",
            "LSU Volda", "Å", "é", "e\u{301}", "\u{0}", "\u{FFFD}", "👨‍👩‍👧", "\t", " ", " ", " ", " ",
        ]

    private func texts(_ count: Int, seed: UInt64) -> [String] {
        var random = Seeded(state: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 0...7, using: &random)).map { _ in
                (Self.words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
            }.joined()
        }
    }

    @Test("Any text is a value or a problem, never both and never neither")
    func valueOrProblem() {
        let (deadlines, parties) = (
            DeadlineReader(context: ResolutionExample.molde), PartyReader(context: ResolutionExample.sjustjerna)
        )
        for text in texts(4000, seed: 1) {
            let due = deadlines.read(text, line: 1)
            #expect((due.value == nil) == !due.problems.isEmpty, "\(text)")
            let owners = parties.read(text, line: 1)
            #expect((owners.value == nil) == !owners.problems.isEmpty, "\(text)")
            let one = parties.readOne(text, line: 1)
            #expect((one.value == nil) == !one.problems.isEmpty, "\(text)")
            let date = DateReader.read(text, line: 1, from: ResolutionExample.day("2023-12-01"))
            #expect((date.value == nil) == !date.problems.isEmpty, "\(text)")
        }
    }

    @Test("What is suggested instead of a deadline or a party can be read")
    func suggestionsHold() {
        let (deadlines, parties) = (
            DeadlineReader(context: ResolutionExample.molde), PartyReader(context: ResolutionExample.sjustjerna)
        )
        for text in texts(1000, seed: 2) {
            for problem in deadlines.read(text, line: 1).problems where problem.code == "not-a-deadline" {
                let suggestion = problem.suggestion ?? ""
                #expect(deadlines.read(suggestion, line: 1).value != nil, "\(text) → \(suggestion)")
            }
            for problem in parties.readOne(text, line: 1).problems {
                guard let suggestion = problem.suggestion else { continue }
                #expect(parties.read(suggestion, line: 1).value != nil, "\(text) → \(suggestion)")
            }
        }
    }

    @Test("A deadline without a year is never before the meeting, on any day of eight years")
    func forwardOnly() {
        let texts = [
            "23.01", "9. juni", "før 1.1", "veke 36", "veke 1", "veke 52", "januar", "desember", "1. kvartal",
            "2. halvår",
            "vår", "sommar", "haust", "til påske", "etter påske", "før sommaren", "etter sommaren", "til jul",
            "etter jul",
            "straks", "om 1 dag", "innan ein månad", "neste møte",
        ]
        var random = Seeded(state: 3)
        for offset in stride(from: 0, to: 2920, by: 1) {
            var context = ResolutionExample.molde
            context.nextMeetings = [:]
            context.date = ResolutionExample.day("2023-01-01").adding(days: offset)
            let text = texts[Int.random(in: texts.indices, using: &random)]
            let due = DeadlineReader(context: context).read(text, line: 1)
            let date = due.value?.date
            #expect(date.map { $0 >= context.date } == true, "\(text) on \(context.date)")
            #expect(date.map { context.date.days(until: $0) <= 402 } == true, "\(text) on \(context.date)")
            if due.value?.approximate == true, due.value?.form != .meeting {
                #expect(date.map(Holidays.isWorkingDay) == true, "\(text) on \(context.date)")
            }
        }
    }

    @Test("Every date is read back from every way of writing it")
    func everyWay() {
        let first = ResolutionExample.day("2023-01-01")
        for offset in 0..<1500 {
            let date = first.adding(days: offset)
            let (year, month, day) = date.parts
            let (nn, nb) = (DateWords(.nn), DateWords(.nb))
            let ways = [
                nn.full(date), nb.full(date), nn.long(date), nn.short(date), "\(day).\(month).\(year % 100)",
                "\(nb.weekday(date.weekday)) \(day).\(month).\(year)", date.description,
            ]
            for way in ways { #expect(DateReader.read(way, line: 1, from: nil).value == date, "\(way)") }
            for way in ["\(day).\(month)", nn.dayAndMonth(date)] {
                #expect(DateReader.read(way, line: 1, from: date).value == date, "\(way)")
            }
        }
    }
}
