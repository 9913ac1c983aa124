import TestSupport
import Testing

@testable import Meetings

@Suite("Planning for a forum that has ended")
struct EndedForumTests {
    @Test("no meetings are planned from the day it ended, and those before it are")
    func ended() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[0].ended = SampleRegister.day(2023, 10, 1)
        let world = try await World(register, at: "2023-10-02T08:00:00+02:00")
        let planning = PlanningWorkflow(world.environment)
        let until = SampleRegister.day(2023, 12, 31)
        let refusal = await #expect(throws: Refusal.self) {
            try await planning.accept("sjustjerna", from: nil, until: until, in: world.network)
        }
        #expect(refusal?.code == "forum-ended")
        #expect(try await planning.meetings(of: nil, in: world.network).isEmpty)
        let before = SampleRegister.day(2023, 6, 10)
        #expect(
            try await !planning.propose("sjustjerna", from: before, until: until, in: world.network).plan.proposals
                .isEmpty)
    }
}
