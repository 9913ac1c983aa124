import FoundationEssentials
import Meetings
import Testing

@Suite("The planner's rules")
struct PlannerTests {
    private func day(_ text: String) throws -> CalendarDate { try PlanningExample.day(text) }

    private func plan(_ planner: Planner, _ from: String, _ until: String) throws -> Plan {
        try planner.plan(from: day(from), until: day(until))
    }

    private func planner(
        _ cadence: Cadence, meetings: [String] = [], busy: [Planner.BusyDay] = []
    ) throws -> Planner {
        try PlanningExample.planner(
            cadence, breaks: PlanningExample.breaks(2020...2032), meetings: meetings, busy: busy)
    }

    @Test("An anchored grid keeps its dates: what one meeting is shifted, the next is not")
    func anchored() throws {
        let planner = try planner(PlanningExample.cadence(mode: .anchored, last: "2023-06-09"))
        let plan = try plan(planner, "2023-06-10", "2024-09-30")
        #expect(
            plan.dates == [
                "2023-08-18", "2023-09-15", "2023-10-20", "2023-11-24", "2024-01-12", "2024-02-16", "2024-03-22",
                "2024-05-03", "2024-06-21", "2024-08-16", "2024-09-13",
            ])
        #expect(plan.proposals.map(\.gapDays).compactMap { $0 }.min() == 28)
        #expect(plan.proposals.map(\.gapDays).compactMap { $0 }.max() == 70)
        let start = try day("2023-06-09")
        #expect(plan.proposals.allSatisfy { start.days(until: $0.target).isMultiple(of: 42) })
    }

    @Test("A fortnightly grid falls back into step after a shift")
    func anchoredFortnightly() throws {
        let planner = try planner(PlanningExample.cadence(every: 2, .wednesday, mode: .anchored, last: "2023-08-30"))
        let plan = try plan(planner, "2023-09-01", "2023-12-01")
        #expect(
            plan.dates == ["2023-09-13", "2023-09-27", "2023-10-18", "2023-11-08", "2023-11-22"])
        #expect(plan.proposals.map(\.target.description)[2] == "2023-10-11")
    }

    @Test("Even weeks stay even across a year of 53 weeks")
    func evenWeeks() throws {
        let planner = try planner(PlanningExample.cadence(every: 2, .wednesday, mode: .evenWeeks, last: "2026-12-09"))
        let plan = try plan(planner, "2026-12-10", "2027-02-28")
        #expect(plan.dates == ["2027-01-13", "2027-01-27", "2027-02-10"])
        #expect(plan.proposals[0].passedOverCodes == ["2026-12-23 christmas"])
        #expect(plan.proposals.allSatisfy { $0.date.week.number.isMultiple(of: 2) })
    }

    @Test("A forum that has never met begins on the first of its weekdays, in a week of the right number")
    func firstMeeting() throws {
        let floating = try plan(planner(PlanningExample.cadence()), "2023-08-19", "2023-12-01")
        #expect(floating.dates == ["2023-08-25", "2023-10-06", "2023-11-17"])
        #expect(floating.proposals.map(\.gapDays) == [nil, 42, 42])
        let odd = try plan(
            planner(PlanningExample.cadence(every: 2, .wednesday, mode: .oddWeeks)), "2023-08-24", "2023-09-30")
        #expect(odd.dates == ["2023-08-30", "2023-09-13", "2023-09-27"])
        let anchored = try plan(planner(PlanningExample.cadence(mode: .anchored)), "2023-08-19", "2023-12-01")
        #expect(anchored.dates == ["2023-08-25", "2023-10-06", "2023-11-17"])
    }

    @Test("Nothing is proposed before the plan begins, and an overdue forum meets as soon as it can")
    func overdue() throws {
        let planner = try PlanningExample.sjustjerna()
        let late = try plan(planner, "2023-08-26", "2023-10-31")
        #expect(late.dates == ["2023-09-01", "2023-10-06"])
        #expect(late.proposals[1].passedOverCodes == ["2023-10-13 school-break"])
    }

    @Test("Meetings that already stand are kept clear of, and a hole between them is filled")
    func standingMeetings() throws {
        let planner = try PlanningExample.sjustjerna(meetings: ["2023-08-18", "2023-11-17", "2024-01-26"])
        let plan = try plan(planner, "2023-08-01", "2024-03-31")
        #expect(plan.dates == ["2023-09-29", "2023-12-15", "2024-03-08"])
        #expect(plan.proposals.map(\.gapDays) == [42, 28, 42])
        #expect(plan.unplaced.isEmpty)
    }

    @Test("A proposal keeps the minimum gap to the meeting after it as well")
    func gapToNext() throws {
        let busy = [Planner.BusyDay(date: try day("2023-09-29"), forum: "SSU")]
        let planner = try PlanningExample.planner(
            PlanningExample.cadence(last: "2023-08-18"), breaks: PlanningExample.breaks(2023...2023),
            meetings: ["2023-10-27"], busy: busy)
        let plan = try plan(planner, "2023-08-19", "2023-10-31")
        #expect(plan.dates == ["2023-09-22"])
        #expect(plan.proposals[0].passedOverCodes == ["2023-09-29 conflict"])
        let crowded = try PlanningExample.planner(
            PlanningExample.cadence(last: "2023-08-18"), breaks: PlanningExample.breaks(2023...2023),
            meetings: ["2023-10-20"])
        #expect(try self.plan(crowded, "2023-08-19", "2023-10-31").dates == [])
    }

    @Test("A meeting held a day late doesn't push the next one a week, and the weekday comes back")
    func movedWithinWeek() throws {
        let weekly = try planner(PlanningExample.cadence(every: 1, .wednesday, last: "2023-09-14"))
        #expect(try plan(weekly, "2023-09-15", "2023-09-30").dates == ["2023-09-20", "2023-09-27"])
        let sixWeekly = try planner(PlanningExample.cadence(last: "2023-06-08"))
        #expect(try plan(sixWeekly, "2023-06-09", "2023-10-01").dates == ["2023-08-18", "2023-09-29"])
    }

    @Test("Where every week around the target is taken, the target is reported and planning goes on from it")
    func unplaced() throws {
        let target = try day("2023-09-29")
        let busy = (-3...6).map { Planner.BusyDay(date: target.adding(days: $0 * 7), forum: "SSU") }
        let plan = try plan(
            planner(PlanningExample.cadence(last: "2023-08-18"), busy: busy), "2023-08-19", "2023-12-31")
        #expect(plan.unplaced.map(\.target) == [target])
        #expect(plan.unplaced[0].passedOver.count == 10)
        #expect(plan.unplaced[0].passedOver.allSatisfy { $0.reasons.contains { $0.code == .conflict } })
        #expect(plan.warnings.map(\.code) == [.noDateFound])
        #expect(plan.warnings[0].text.nn == "Fann ingen dato i vekene kring 29. september 2023.")
        #expect(plan.dates == ["2023-11-17", "2023-12-15"])
        #expect(plan.proposals[0].target.description == "2023-11-10")
    }

    @Test("A meeting due within the plan that can't be held within it is told of")
    func afterPlan() throws {
        let plan = try plan(PlanningExample.sjustjerna(), "2023-06-10", "2023-07-31")
        #expect(plan.dates.isEmpty)
        #expect(plan.warnings.map(\.code) == [.afterPlan])
        #expect(
            plan.warnings[0].text.nb == "Neste møte blir først fredag 18. august 2023; planen går til 31. juli 2023.")
    }

    @Test("29 February is a day like any other, and the weeks around it keep their distance")
    func leapDay() throws {
        let cadence = try PlanningExample.cadence(every: 4, .thursday, last: "2024-02-01")
        let plan = try plan(planner(cadence), "2024-02-02", "2024-04-30")
        #expect(plan.dates == ["2024-02-29", "2024-04-04"])
        #expect(plan.proposals[1].passedOverCodes.contains("2024-03-28 public-holiday easter-week"))
    }

    @Test("Nine o'clock stays nine o'clock when the clocks change")
    func daylightSaving() throws {
        let oslo = try #require(Zone(identifier: "Europe/Oslo"))
        let cadence = try PlanningExample.cadence(every: 1, .monday, last: "2026-10-12")
        let plan = try plan(planner(cadence), "2026-10-13", "2026-11-02")
        #expect(plan.dates == ["2026-10-19", "2026-10-26", "2026-11-02"])
        #expect(
            plan.proposals.map { oslo.instant($0.date, $0.start).rfc3339UTC } == [
                "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z", "2026-11-02T08:00:00Z",
            ])
        let spring = try #require(plan.proposals.first)
        #expect(oslo.local(oslo.instant(try day("2027-03-29"), spring.start)).time == spring.start)
    }

    @Test("A plan that ends before it begins, or goes on for ever, is refused")
    func refused() throws {
        let planner = try PlanningExample.sjustjerna()
        #expect(throws: Refusal.self) { try plan(planner, "2024-01-02", "2024-01-01") }
        #expect(throws: Refusal.self) { try plan(planner, "2024-01-01", "9999-12-31") }
    }

    @Test("An interval of nothing counts as a week, an enormous one as ten years")
    func oddIntervals() throws {
        let none = try planner(PlanningExample.cadence(every: 0, last: "2023-09-01"))
        #expect(try plan(none, "2023-09-02", "2023-09-16").dates == ["2023-09-08", "2023-09-15"])
        let huge = try planner(PlanningExample.cadence(every: 1_000_000, last: "2023-09-01"))
        #expect(try plan(huge, "2023-09-02", "2030-09-16").dates.isEmpty)
    }

    @Test("A planner made from the register knows the forum's municipalities, meetings and neighbours")
    func fromRegister() throws {
        let from = try day("2023-01-01")
        let people = ["kari", "per"].map {
            Person(id: PersonID($0), name: $0, email: "\($0)@example.no", language: .nn)
        }
        let volda = Organisation(id: "volda", name: "Volda", kind: .municipality)
        let sande = Organisation(id: "sande", name: "Sande", kind: .municipality)
        let lsu = Forum(id: "lsu", name: "LSU Volda", cadence: try PlanningExample.cadence(last: "2023-08-18"))
        let ssu = Forum(id: "ssu", name: "SSU")
        let other = Forum(id: "fsu", name: "FSU")
        func seat(_ forum: ForumID, _ organisation: OrganisationID, _ person: PersonID) -> Appointment {
            Appointment(forum: forum, role: "medlem", organisation: organisation, person: person, from: from)
        }
        let register = Register(
            network: Network(
                id: "mr", name: "MR", language: .nn, timezone: "Europe/Oslo", mailbox: "m@example.no",
                county: PlanningExample.county),
            organisations: [sande, volda], people: people, forums: [lsu, ssu, other],
            appointments: [seat("lsu", "volda", "kari"), seat("ssu", "volda", "kari"), seat("fsu", "sande", "per")])
        func meeting(_ forum: ForumID, _ date: String) throws -> Meeting {
            let start = try #require(TimeOfDay(9, 0))
            return Meeting(
                id: MeetingID("\(forum)-\(date)"), forum: forum, date: try day(date), start: start,
                end: start.adding(minutes: 60), place: "", uid: "\(forum)-\(date)", now: .distantPast)
        }
        var cancelled = try meeting("lsu", "2023-09-01")
        cancelled.cancellation = Cancellation(reason: nil, at: .distantPast)
        let meetings = [
            cancelled, try meeting("ssu", "2023-09-29"), try meeting("fsu", "2023-09-22"),
            try meeting("lsu", "2023-11-10"),
        ]
        let until = try day("2023-12-31")
        let planner = try #require(
            Planner(
                for: lsu, register: register, meetings: meetings, breaks: SchoolBreaks(), from: from, until: until))
        let plan = try planner.plan(from: from, until: until)
        #expect(planner.municipalities == [volda])
        #expect(plan.dates == ["2023-09-22", "2023-12-15"])
        #expect(plan.proposals[0].passedOver.flatMap(\.reasons).map(\.text.nn) == ["SSU møter same dag"])
        #expect(plan.warnings.first?.text.nn.contains("Volda") ?? false)
        #expect(
            Planner(
                for: ssu, register: register, meetings: [], breaks: SchoolBreaks(), from: from, until: until) == nil)
    }
}
