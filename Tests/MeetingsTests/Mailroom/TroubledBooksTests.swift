import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

@Suite("Letters that leave while the books can't be written")
struct TroubledBooksTests {
    private func dispatcher(_ called: CalledWorld, _ store: TroubledStore, _ delivery: any Delivery) -> Dispatcher {
        var environment = called.world.environment
        environment.store = store
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Dispatcher(environment, delivery: delivery, presence: ScriptedPresence("one"), logger: logger)
    }

    @Test(
        "the pass ends and says why, nothing is lost or sent twice, and all of it goes as soon as it can",
        arguments: [1, 4], [1, 3, 6])
    func fence(connections: Int, place: Int) async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        let disk = TroubledStore(called.world.environment.store)
        let delivery = ScriptedDelivery(connections: connections)
        delivery.before(place) { disk.then(.beforeBody, .beforeBody, .beforeBody) }
        let dispatcher = dispatcher(called, disk, delivery)
        await #expect(throws: TroubledStore.Full.self) { _ = try await dispatcher.pass() }
        // The mail server has done nothing wrong: it isn't left alone for a while.
        _ = try await dispatcher.pass()
        let letters = try await called.world.letters()
        #expect(letters.allSatisfy { $0.state == .sent })
        #expect(letters.allSatisfy { $0.attempts == 1 }, "what never came to the dot was counted as a try")
        #expect(delivery.delivered.count == 8 && Set(delivery.delivered).count == 8)
    }
}
