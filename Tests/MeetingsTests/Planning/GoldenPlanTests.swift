import FoundationEssentials
import Meetings
import Testing

@Suite("The golden plan and the planning scenarios")
struct GoldenPlanTests {
    private let sixWeeks = [
        ("2023-07-21", "2023-08-18", 70), ("2023-09-29", "2023-09-29", 42), ("2023-11-10", "2023-11-10", 42),
        ("2023-12-22", "2023-12-15", 35), ("2024-01-26", "2024-01-26", 42), ("2024-03-08", "2024-03-08", 42),
        ("2024-04-19", "2024-04-19", 42), ("2024-05-31", "2024-05-31", 42), ("2024-07-12", "2024-06-28", 28),
        ("2024-08-09", "2024-08-16", 49),
    ]

    private func plan(_ planner: Planner, _ from: String, _ until: String) throws -> Plan {
        try planner.plan(from: PlanningExample.day(from), until: PlanningExample.day(until))
    }

    @Test("Scenario 1: from 9 June 2023 about every six weeks avoids Easter, bridge days and breaks")
    func goldenTable() throws {
        let plan = try plan(PlanningExample.sjustjerna(), "2023-06-10", "2024-06-30")
        #expect(plan.dates == sixWeeks.dropLast().map(\.1))
        #expect(plan.proposals.map(\.target.description) == sixWeeks.dropLast().map(\.0))
        #expect(plan.proposals.map(\.gapDays) == sixWeeks.dropLast().map(\.2))
        for proposal in plan.proposals {
            #expect((proposal.date == proposal.target) == proposal.passedOver.isEmpty)
            #expect(proposal.start.description == "09:00" && proposal.end.description == "14:30")
        }
        #expect(plan.warnings.isEmpty && plan.unplaced.isEmpty)
        let longer = try self.plan(PlanningExample.sjustjerna(), "2023-06-10", "2024-08-31")
        #expect(longer.dates == sixWeeks.map(\.1))
        #expect(longer.proposals.map(\.target.description) == sixWeeks.map(\.0))
    }

    @Test("Every date that was tried first stands there with its reasons, in the order they were tried")
    func passedOver() throws {
        let plan = try plan(PlanningExample.sjustjerna(), "2023-06-10", "2024-06-30")
        #expect(
            plan.proposals[0].passedOverCodes == [
                "2023-07-21 summer-break", "2023-07-14 summer-break", "2023-07-28 summer-break",
                "2023-07-07 summer-break", "2023-08-04 summer-break", "2023-06-30 too-close",
                "2023-08-11 summer-break",
            ])
        #expect(plan.proposals[3].passedOverCodes == ["2023-12-22 christmas"])
        #expect(
            plan.proposals[8].passedOverCodes == [
                "2024-07-12 summer-break", "2024-07-05 summer-break", "2024-07-19 summer-break",
            ])
        let first = try #require(plan.proposals[0].passedOver.first?.reasons.first)
        #expect(first.text == Trilingual("sommarpause, veke 29", "sommerpause, uke 29", "summer break, week 29"))
    }

    @Test("Planned day by day or term by term, accepted as it goes, the same dates come out")
    func acceptedInPieces() throws {
        var meetings: [String] = []
        for until in ["2023-12-31", "2024-01-31", "2024-06-30", "2024-08-31"] {
            meetings += try plan(PlanningExample.sjustjerna(meetings: meetings), "2023-06-10", until).dates
        }
        #expect(meetings == sixWeeks.map(\.1))
        let again = try plan(PlanningExample.sjustjerna(meetings: meetings), "2023-06-10", "2024-08-31")
        #expect(again.dates == [] && again.warnings.isEmpty && again.unplaced.isEmpty)
    }

    @Test("Scenario 2: 17 May 2027 is one blocked day named after both holidays")
    func doubleHoliday() throws {
        let cadence = try PlanningExample.cadence(.monday, last: "2027-04-05")
        let plan = try plan(
            PlanningExample.planner(cadence, breaks: PlanningExample.breaks(2026...2026)), "2027-04-06", "2027-06-30")
        let blocked = try #require(plan.proposals.first?.passedOver.first)
        #expect(blocked.date.description == "2027-05-17")
        #expect(blocked.reasons.map(\.code) == [.publicHoliday])
        #expect(
            blocked.reasons.map(\.text) == [
                Trilingual("17. mai og 2. pinsedag", "17. mai og 2. pinsedag", "Constitution Day and Whit Monday")
            ])
        #expect(plan.dates == ["2027-05-10", "2027-06-21"])
    }

    @Test("Scenario 3: no school data for 2027/28 gives a plan, a warning that names year and places, and no guess")
    func schoolDataMissing() throws {
        let cadence = try PlanningExample.cadence(every: 1, last: "2027-05-28")
        let planner = try PlanningExample.planner(
            cadence, breaks: PlanningExample.breaks(2026...2026), municipalities: PlanningExample.orstaAndVolda)
        let plan = try plan(planner, "2027-06-01", "2028-06-30")
        #expect(plan.dates.contains("2027-10-15") && plan.dates.contains("2028-02-25"))
        #expect(plan.warnings.map(\.code) == [.schoolBreaksMissing])
        let text = try #require(plan.warnings.first?.text)
        #expect(
            text.nn
                == "Skuleruta for 2027/28 manglar for Ørsta og Volda: haust- og vinterferie er ikkje tekne omsyn til.")
        #expect(text.nb.contains("2027/28") && text.nb.contains("Ørsta og Volda"))
        #expect(text.en.contains("2027/28") && text.en.contains("Ørsta and Volda"))
    }

    @Test(
        "Scenario 35: odd Wednesdays leave out 30 December 2026, take 6 January 2027 and never drift",
        arguments: [1, 2])
    func oddWeeks(every weeks: Int) throws {
        let cadence = try PlanningExample.cadence(every: weeks, .wednesday, mode: .oddWeeks, last: "2026-12-02")
        let planner = try PlanningExample.planner(cadence, breaks: PlanningExample.breaks(2026...2026))
        let plan = try plan(planner, "2026-12-03", "2027-06-30")
        #expect(
            plan.dates == [
                "2026-12-16", "2027-01-06", "2027-01-20", "2027-02-03", "2027-02-17", "2027-03-03", "2027-03-17",
                "2027-03-31", "2027-04-14", "2027-04-28", "2027-05-12", "2027-05-26", "2027-06-09", "2027-06-23",
            ])
        #expect(plan.proposals.allSatisfy { !$0.date.week.number.isMultiple(of: 2) })
        let january = plan.proposals[1]
        #expect(january.target.description == "2026-12-30" && january.target.week.number == 53)
        let reasons = try #require(january.passedOver.first { $0.date == january.target }).reasons
        #expect(reasons.map(\.code) == [.christmas])
        #expect(reasons.map(\.text.nn) == ["romjul"])
    }

    @Test("The report has the contract's keys, and texts in the language asked for")
    func report() throws {
        let plan = try plan(PlanningExample.sjustjerna(), "2023-06-10", "2023-12-31")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let report = PlanReport(plan, forum: "sjustjerna", language: .nb)
        let json = String(decoding: try encoder.encode(report), as: UTF8.self)
        #expect(json.hasPrefix(#"{"forum":"sjustjerna","proposals":[{"date":"2023-08-18","end":"14:30","gapDays":70,"#))
        #expect(
            json.contains(
                #"{"date":"2023-12-15","end":"14:30","gapDays":35,"passedOver":[{"date":"2023-12-22","reasons":"#
                    + #"[{"code":"christmas","text":"jul"}]}],"start":"09:00","target":"2023-12-22"}"#))
        #expect(json.contains(#"{"code":"summer-break","text":"sommerpause, uke 29"}"#))
        #expect(json.hasSuffix(#""unplaced":[],"warnings":[]}"#))
    }
}
