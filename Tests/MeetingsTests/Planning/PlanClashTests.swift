import TestSupport
import Testing

@testable import Meetings

@Suite("A plan and other forums' meetings")
struct PlanClashTests {
    @Test("A meeting at the same time is refused until she says yes, and names who is double-booked")
    func overlap() async throws {
        let world = try await PlanningWorld()
        try await world.add("lsu-volda", "2023-10-20", "10:00", "12:00")
        var edited = try await world.edited(until: "2023-12-31")
        try edited.put(1, on: "2023-10-20")
        let review = try await world.review(edited)
        let objection = try #require(review.rows[1].objections.first)
        #expect(review.codes(1).sorted() == ["needs-yes conflict", "worth-knowing too-close"].sorted())
        #expect(objection.text.nn.contains("too") == false)
        let clash = try #require(review.rows[1].objections.first { $0.code == "conflict" })
        #expect(clash.text.nn == "LSU Volda møter same dag kl. 10.00–12.00; dobbeltbooka: Leiar Volda")
        #expect(clash.text.en == "LSU Volda meets the same day 10:00–12:00; double-booked: Leiar Volda")
        #expect(try await world.refusal { try await world.accept(edited) } == ["plan-not-acceptable", "conflict"])
        edited.allowed = [clash.key]
        #expect(try await world.accept(edited).count == 4)
    }

    @Test("A yes to one time is no yes to another that it has been moved to since")
    func yesToOne() async throws {
        let world = try await PlanningWorld()
        try await world.add("lsu-volda", "2023-10-20", "10:00", "12:00")
        var edited = try EditedPlan.single("2023-10-20", "11:30", "15:00")
        edited.allowed = Set(try await world.review(edited).standingObjections.map(\.key))
        #expect(try await world.review(edited).isAcceptable)
        _ = try await InvitationWorkflow(world.world.environment).move(
            MeetingName("lsu-volda/2023-10-20"),
            to: MoveTarget(date: PlanningExample.day("2023-10-20"), start: TimeOfDay("11:30"), end: TimeOfDay("14:00")),
            in: world.world.network)
        #expect(try await world.refusal { try await world.accept(edited) } == ["plan-not-acceptable", "conflict"])
    }

    @Test("At another time of the same day it is worth knowing; with nobody shared it is nothing")
    func sameDay() async throws {
        let world = try await PlanningWorld()
        try await world.add("lsu-volda", "2023-10-20", "12:00", "14:00")
        #expect(try await world.review(.single("2023-10-20")).codes(0) == ["worth-knowing conflict"])
        var alone = SampleRegister.sjustjerna
        alone.appointments.removeAll { $0.forum == "lsu-volda" }
        let other = try await PlanningWorld(alone)
        try await other.add("lsu-volda", "2023-10-20", "09:00", "14:00")
        #expect(try await other.review(.single("2023-10-20")).codes(0).isEmpty)
    }

    @Test("A cancelled meeting stands in nobody's way, and whoever has left their seat is not double-booked")
    func gone() async throws {
        let world = try await PlanningWorld()
        try await world.add("lsu-volda", "2023-10-20", "09:00", "12:00")
        _ = try await InvitationWorkflow(world.world.environment).cancel(
            MeetingName("lsu-volda/2023-10-20"), reason: nil, in: world.world.network)
        #expect(try await world.review(.single("2023-10-20")).codes(0).isEmpty)
        var left = SampleRegister.sjustjerna
        let seat = try #require(left.appointments.firstIndex { $0.forum == "lsu-volda" })
        left.appointments[seat].until = SampleRegister.day(2023, 10, 19)
        let other = try await PlanningWorld(left)
        try await other.add("lsu-volda", "2023-10-20", "09:00", "12:00")
        #expect(try await other.review(.single("2023-10-20")).codes(0).isEmpty)
    }
}

@Suite("A plan that somebody else accepts meanwhile")
struct ChangedPlanTests {
    @Test("The second is refused, is told what has changed, and adds nothing")
    func second() async throws {
        let world = try await PlanningWorld()
        let (mine, hers) = (try await world.edited(until: "2023-12-31"), try await world.edited(until: "2023-12-31"))
        try await world.accept(hers)
        let refusal = try await world.refusal { try await world.accept(mine) }
        #expect(
            refusal
                == ["plan-changed"] + Array(repeating: "now-stands", count: 4)
                + Array(repeating: "proposed-no-more", count: 4))
        #expect(try await world.dates().count == 4)
        #expect(try await world.refusal { _ = try await world.review(mine) }.first == "plan-changed")
    }

    @Test("Also when only one date of it was added, or one was taken away")
    func partly() async throws {
        let world = try await PlanningWorld()
        try await world.add("sjustjerna", "2023-08-18", "09:00", "14:30")
        let edited = try await world.edited(until: "2023-12-31")
        #expect(edited.standing.map(\.date.description) == ["2023-08-18"])
        _ = try await InvitationWorkflow(world.world.environment).cancel(
            MeetingName("sjustjerna/2023-08-18"), reason: nil, in: world.world.network)
        let refusal = try await world.refusal { try await world.accept(edited) }
        #expect(refusal == ["plan-changed", "stands-no-more", "now-proposed"])
    }

    @Test("A meeting of another forum that moves the proposals is a change too")
    func otherForum() async throws {
        let world = try await PlanningWorld()
        let edited = try await world.edited(until: "2023-12-31")
        try await world.add("lsu-volda", "2023-09-29", "09:00", "12:00")
        #expect(try await world.refusal { try await world.accept(edited) }.first == "plan-changed")
    }

    @Test("What is outside the span changes nothing")
    func outside() async throws {
        let world = try await PlanningWorld()
        let edited = try await world.edited(until: "2023-09-30")
        try await world.add("sjustjerna", "2024-05-03", "09:00", "12:00")
        #expect(try await world.accept(edited) == ["2023-08-18", "2023-09-29"])
    }

    @Test("However it is edited, either all that was taken is added, or nothing")
    func neverHalf() async throws {
        for seed in 0..<12 {
            var random = SeededRandom(seed: UInt64(seed))
            let world = try await PlanningWorld()
            try await world.add("lsu-volda", "2023-10-20", "10:00", "12:00")
            var edited = try await world.edited(until: "2024-06-30")
            for index in edited.choices.indices where Int.random(in: 0..<4, using: &random) == 0 {
                edited.choices[index].isTaken = Bool.random(using: &random)
                let moved = edited.choices[index].slot.date.adding(days: Int.random(in: -90...90, using: &random))
                edited.choices[index].slot.date = moved
                if Bool.random(using: &random) {
                    edited.allowed.formUnion(try await world.review(edited).standingObjections.map(\.key))
                }
            }
            let wanted = edited.taken.map(\.slot.date.description).sorted()
            let refused = try await world.refusal { try await world.accept(edited) }
            #expect(try await world.dates() == (refused.isEmpty ? wanted : []), "seed \(seed)")
        }
    }
}
