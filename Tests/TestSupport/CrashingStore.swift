public import FoundationEssentials
public import Meetings
import Synchronization

/// A store under a process that dies now and then: before a transaction, so that nothing of it happened, or right
/// after its commit, so that all of it did and nobody was told. A dead process does nothing more until `revive()`.
public final class CrashingStore: Store {
    public struct Crash: Error {}

    private let store: any Store
    private let random: Mutex<SeededRandom>
    /// One transaction in so many dies.
    private let oneIn: UInt64
    private let life = Mutex((crashes: 0, isDead: false))

    public init(_ store: any Store, seed: UInt64, oneIn: UInt64) {
        self.store = store
        self.oneIn = oneIn
        random = Mutex(SeededRandom(seed: seed))
    }

    public var crashes: Int { life.withLock { $0.crashes } }

    /// The next process begins.
    public func revive() { life.withLock { $0.isDead = false } }

    private func mayDie() throws {
        if life.withLock({ $0.isDead }) { throw Crash() }
        guard random.withLock({ $0.next() % oneIn }) == 0 else { return }
        life.withLock { $0 = ($0.crashes + 1, true) }
        throw Crash()
    }

    public func networks() async throws -> [NetworkID] { try await store.networks() }

    public func clock() async throws -> Date? { try await store.clock() }

    public func queues() async throws -> Queues { try await store.queues() }

    public func changes(of network: NetworkID) async throws -> Int { try await store.changes(of: network) }

    public func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await store.read(network, body)
    }

    public func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try mayDie()
        let result = try await store.write(network, body)
        try mayDie()
        return result
    }

    public func post<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try mayDie()
        let result = try await store.post(body)
        try mayDie()
        return result
    }

    public func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try mayDie()
        let result = try await store.access(body)
        try mayDie()
        return result
    }

    public func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await store.seeAccess(body)
    }
}
