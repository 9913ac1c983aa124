import Meetings
import Testing

@Suite("The planner, whatever the cadence")
struct PlannerPropertyTests {
    /// A planner, and what it was made from, drawn from a seed.
    private struct Draw {
        var cadence: Cadence
        var from: CalendarDate
        var until: CalendarDate
        var meetings: [CalendarDate]
        var busy: [Planner.BusyDay]

        init(seed: UInt64) throws {
            var random = Seeded(state: seed)
            let origin = try PlanningExample.day("2021-01-01")
            let last = origin.adding(days: Int.random(in: 0...1500, using: &random))
            cadence = try PlanningExample.cadence(
                every: Int.random(in: 1...9, using: &random),
                try #require(Weekday.allCases.dropLast(2).randomElement(using: &random)),
                mode: try #require(Cadence.Mode.allCases.randomElement(using: &random)))
            // A grid that no date is given for begins with the forum's first meeting, wherever that one landed.
            if cadence.mode == .anchored || Bool.random(using: &random) { cadence.last = last }
            let start = last.adding(days: Int.random(in: 0...90, using: &random))
            from = start
            until = start.adding(days: Int.random(in: 0...1200, using: &random))
            meetings = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                start.adding(days: Int.random(in: -60...400, using: &random))
            }
            busy = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Planner.BusyDay(date: start.adding(days: Int.random(in: 0...1000, using: &random)), forum: "SSU")
            }
        }

        func planner() throws -> Planner {
            Planner(
                cadence: cadence, breaks: try PlanningExample.breaks(2020...2029), county: PlanningExample.county,
                municipalities: PlanningExample.municipalities, meetings: meetings, busy: busy)
        }
    }

    /// SplitMix64: the same seed draws the same plan everywhere.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("No proposal breaks a rule, and every date passed over has a reason", arguments: 0..<20)
    func rulesHold(block: UInt64) throws {
        var proposals = 0
        for seed in block * 50..<(block + 1) * 50 {
            let draw = try Draw(seed: seed)
            let planner = try draw.planner()
            let plan = try planner.plan(from: draw.from, until: draw.until)
            proposals += plan.proposals.count
            #expect(try planner.plan(from: draw.from, until: draw.until) == plan, "seed \(seed)")
            for proposal in plan.proposals {
                #expect(planner.constraints(on: proposal.date).isEmpty, "seed \(seed): \(proposal.date)")
                #expect(proposal.date.weekday == draw.cadence.weekday, "seed \(seed): \(proposal.date)")
                #expect(draw.from <= proposal.date && proposal.date <= draw.until, "seed \(seed): \(proposal.date)")
                let odd = !proposal.date.week.number.isMultiple(of: 2)
                #expect(draw.cadence.mode != .oddWeeks || odd, "seed \(seed): \(proposal.date)")
                #expect(draw.cadence.mode != .evenWeeks || !odd, "seed \(seed): \(proposal.date)")
                #expect(!proposal.passedOver.contains { $0.date == proposal.date }, "seed \(seed)")
            }
            for (one, next) in zip(plan.proposals, plan.proposals.dropFirst()) {
                #expect(one.date.days(until: next.date) >= draw.cadence.minimumGapDays, "seed \(seed): \(next.date)")
            }
            let passedOver = plan.proposals.flatMap(\.passedOver) + plan.unplaced.flatMap(\.passedOver)
            #expect(passedOver.allSatisfy { !$0.reasons.isEmpty }, "seed \(seed)")
            #expect(plan.unplaced.allSatisfy { !$0.passedOver.isEmpty }, "seed \(seed)")
        }
        #expect(proposals > 100)
    }

    @Test("Accepted and planned once more, a plan proposes nothing new", arguments: 0..<20)
    func acceptedPlanIsFull(block: UInt64) throws {
        for seed in block * 50..<(block + 1) * 50 {
            var draw = try Draw(seed: seed)
            let plan = try draw.planner().plan(from: draw.from, until: draw.until)
            draw.meetings += plan.proposals.map(\.date)
            let again = try draw.planner().plan(from: draw.from, until: draw.until)
            #expect(again.dates == [], "seed \(seed)")
        }
    }
}
