import FoundationEssentials
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Meetings

@Suite("Letters that leave while the books can't be written")
struct TroubledBooksTests {
    private func dispatcher(_ called: CalledWorld, _ store: FullDisk, _ delivery: any Delivery) -> Dispatcher {
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
        let disk = FullDisk(called.world.environment.store)
        let delivery = Filling(disk, before: place, ScriptedDelivery(connections: connections))
        let dispatcher = dispatcher(called, disk, delivery)
        await #expect(throws: FullDisk.Full.self) { _ = try await dispatcher.pass() }
        // The mail server has done nothing wrong: it isn't left alone for a while.
        _ = try await dispatcher.pass()
        let letters = try await called.world.letters()
        #expect(letters.allSatisfy { $0.state == .sent })
        #expect(letters.allSatisfy { $0.attempts == 1 }, "what never came to the dot was counted as a try")
        #expect(delivery.inner.delivered.count == 8 && Set(delivery.inner.delivered).count == 8)
    }
}

/// A store that can't write for as long as so many writes are asked for.
private final class FullDisk: Store {
    struct Full: PassingFault {
        var willPass: Bool { true }
    }

    private let inner: any Store
    private let failing = Mutex(0)

    init(_ inner: any Store) { self.inner = inner }

    func fail(times: Int) { failing.withLock { $0 = times } }

    func networks() async throws -> [NetworkID] { try await inner.networks() }

    func clock() async throws -> Date? { try await inner.clock() }

    func queues() async throws -> Queues { try await inner.queues() }

    func changes(of network: NetworkID) async throws -> Int { try await inner.changes(of: network) }

    func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await inner.read(network, body)
    }

    func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await inner.write(network, body)
    }

    func post<Result: Sendable>(_ body: @escaping @Sendable (any Outbox) throws -> Result) async throws -> Result {
        let isFull = failing.withLock { times in
            times -= times > 0 ? 1 : 0
            return times > 0
        }
        if isFull { throw Full() }
        return try await inner.post(body)
    }

    func seePost<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try await inner.seePost(body)
    }

    func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await inner.access(body)
    }

    func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await inner.seeAccess(body)
    }
}

/// Fills the disk just before the fence of one of the letters.
private final class Filling: Delivery {
    let inner: ScriptedDelivery
    private let disk: FullDisk
    private let place: Int
    private let begun = Mutex(0)

    init(_ disk: FullDisk, before place: Int, _ inner: ScriptedDelivery) {
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
        if number == place { disk.fail(times: 4) }
        return await inner.deliver(letter, next: next, beforeDot: beforeDot)
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}
