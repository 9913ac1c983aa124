public import Meetings
import Synchronization

/// A store that dies now and then: before a transaction, so that nothing of it happened, or right after its commit,
/// so that all of it did and nobody was told.
public final class CrashingStore: Store {
    public struct Crash: Error {}

    private let store: any Store
    private let random: Mutex<SeededRandom>
    /// One transaction in so many dies.
    private let oneIn: UInt64
    private let crashCount = Mutex(0)

    public init(_ store: any Store, seed: UInt64, oneIn: UInt64) {
        self.store = store
        self.oneIn = oneIn
        random = Mutex(SeededRandom(seed: seed))
    }

    public var crashes: Int { crashCount.withLock { $0 } }

    private func mayDie() throws {
        guard random.withLock({ $0.next() % oneIn }) == 0 else { return }
        crashCount.withLock { $0 += 1 }
        throw Crash()
    }

    public func networks() async throws -> [NetworkID] { try await store.networks() }

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
}
