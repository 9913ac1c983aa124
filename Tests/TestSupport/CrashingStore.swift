public import Meetings
import Synchronization

/// A store under a process that dies now and then: before a transaction, so that nothing of it happened, or right
/// after its commit, so that all of it did and nobody was told. A dead process does nothing more until `revive()`.
public final class CrashingStore: StoreAround {
    public struct Crash: Error {}

    /// When in a transaction of the outbox the process dies.
    public enum Moment: Sendable { case before, after }

    private struct Life {
        var crashes = 0
        var isDead = false
        var next: Moment?
    }

    public let inner: any Store
    private let random: Mutex<SeededRandom>
    /// One transaction in so many dies.
    private let oneIn: UInt64
    private let outboxOneIn: UInt64
    private let life = Mutex(Life())

    /// - Parameter spareOutbox: in transactions of the outbox it dies only when it is told to.
    public init(_ store: any Store, seed: UInt64, oneIn: UInt64, spareOutbox: Bool = false) {
        inner = store
        self.oneIn = oneIn
        outboxOneIn = spareOutbox ? .max : oneIn
        random = Mutex(SeededRandom(seed: seed))
    }

    public var crashes: Int { life.withLock { $0.crashes } }

    /// The next process begins.
    public func revive() {
        life.withLock { life in
            life.isDead = false
            life.next = nil
        }
    }

    public var isDead: Bool { life.withLock { $0.isDead } }

    /// The process dies in the next transaction of the outbox.
    public func dieInOutbox(_ moment: Moment) { life.withLock { $0.next = moment } }

    private func mayDie(_ moment: Moment, inOutbox: Bool = false) throws {
        let oneIn = inOutbox ? outboxOneIn : oneIn
        let isDrawn = oneIn < .max && random.withLock { $0.next() % oneIn } == 0
        try life.withLock { life in
            if life.isDead { throw Crash() }
            guard isDrawn || (inOutbox && life.next == moment) else { return }
            life = Life(crashes: life.crashes + 1, isDead: true)
            throw Crash()
        }
    }

    public func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try mayDie(.before)
        let result = try await inner.write(network, body)
        try mayDie(.after)
        return result
    }

    public func post<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try mayDie(.before, inOutbox: true)
        let result = try await inner.post(body)
        try mayDie(.after, inOutbox: true)
        return result
    }

    public func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try mayDie(.before)
        let result = try await inner.access(body)
        try mayDie(.after)
        return result
    }
}
