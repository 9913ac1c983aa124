import FoundationEssentials
import Logging
import Synchronization
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
        let delivery = Filling(disk, before: place, ScriptedDelivery(connections: connections))
        let dispatcher = dispatcher(called, disk, delivery)
        await #expect(throws: TroubledStore.Full.self) { _ = try await dispatcher.pass() }
        // The mail server has done nothing wrong: it isn't left alone for a while.
        _ = try await dispatcher.pass()
        let letters = try await called.world.letters()
        #expect(letters.allSatisfy { $0.state == .sent })
        #expect(letters.allSatisfy { $0.attempts == 1 }, "what never came to the dot was counted as a try")
        #expect(delivery.inner.delivered.count == 8 && Set(delivery.inner.delivered).count == 8)
    }
}

/// Fills the disk just before the fence of one of the letters.
private final class Filling: Delivery {
    let inner: ScriptedDelivery
    private let disk: TroubledStore
    private let place: Int
    private let begun = Mutex(0)

    init(_ disk: TroubledStore, before place: Int, _ inner: ScriptedDelivery) {
        self.disk = disk
        self.place = place
        self.inner = inner
    }

    var connections: Int { inner.connections }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        let number = begun.withLock { begun in
            begun += 1
            return begun
        }
        if number == place { disk.then(.beforeBody, .beforeBody, .beforeBody) }
        return await inner.deliver(letter, next: next, beforeDot: beforeDot)
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}
