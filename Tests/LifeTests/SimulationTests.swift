import FoundationEssentials
import Meetings
import TestSupport
import Testing

/// Whole years from a seed: `Scripts/simulate` lives more of them, and longer ones.
@Suite("Simulated years")
struct SimulationTests {
    @Test("nothing that should never happen happens", arguments: Simulation.plans)
    func years(plan: YearPlan) async throws {
        let began = ContinuousClock.now
        let account = try await SimulatedYear.live(plan)
        Simulation.tell(account, took: ContinuousClock.now - began)
        #expect(account.failure.isEmpty, "\(account.failure)")
    }

    @Test("the same seed gives the same year", .enabled(if: Simulation.isShort))
    func sameYear() async throws {
        let plan = YearPlan(seed: 11, days: 40)
        let (one, other) = (try await SimulatedYear.live(plan), try await SimulatedYear.live(plan))
        #expect(one == other)
    }

    @Test("the network of 40 forums and 600 people is one that could be applied", arguments: [1, 2, 3] as [UInt64])
    func largeNetwork(seed: UInt64) {
        let register = LargeNetwork(seed: seed).register
        #expect(register.forums.count == LargeNetwork.forums && register.people.count == LargeNetwork.people)
        let problems = RegisterRules.check(RegisterDraft(register: register), on: SampleRegister.day(2024, 1, 1))
        #expect(problems.isEmpty, "\(problems)")
    }
}
