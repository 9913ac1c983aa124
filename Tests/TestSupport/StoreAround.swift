public import FoundationEssentials
public import Meetings

/// A store around another, which does all that isn't said otherwise.
public protocol StoreAround: Store {
    var inner: any Store { get }
}

extension StoreAround {
    public var writersThread: (any TaskExecutor)? { inner.writersThread }

    public func networks() async throws -> [NetworkID] { try await inner.networks() }

    public func clock() async throws -> Date? { try await inner.clock() }

    public func queues() async throws -> Queues { try await inner.queues() }

    public func changes(of network: NetworkID) async throws -> Int { try await inner.changes(of: network) }

    public func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await inner.read(network, body)
    }

    public func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await inner.write(network, body)
    }

    public func seePost<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try await inner.seePost(body)
    }

    public func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await inner.access(body)
    }

    public func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await inner.seeAccess(body)
    }
}
