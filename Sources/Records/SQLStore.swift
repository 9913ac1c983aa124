public import Database
public import FoundationEssentials
public import Meetings

/// The store in SQL, on either engine.
public struct SQLStore: Store {
    let engine: any DatabaseEngine

    public init(engine: any DatabaseEngine) { self.engine = engine }

    public var writersThread: (any TaskExecutor)? { engine.writersThread }

    /// Brings the schema up to this program's. To be called once, before anything else.
    /// - Throws: `DatabaseError` with code `schema` where the database is newer than the program.
    public func prepare() async throws {
        try await Migrator(Schema.migrations).migrate(engine)
        try await engine.read { try $0.refuseHalfCopy() }
        try await refreshSearch()
        try await refreshStandings()
    }

    public func networks() async throws -> [NetworkID] {
        try await engine.read { session in
            try session.query("SELECT id FROM networks ORDER BY id").map { try $0.decode("id") }
        }
    }

    public func clock() async throws -> Date? {
        try await engine.read { try $0.queryOne("SELECT \(word: .clock) AS now")?.decode("now") }
    }

    public func changes(of network: NetworkID) async throws -> Int {
        try await engine.read { session in
            try session.queryOne("SELECT number FROM changes WHERE network = \(network)")?.decode("number") ?? 0
        }
    }

    public func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await engine.read { try body(SQLLedger(network: network, session: $0)) }
    }

    public func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result {
        try await engine.write { session in
            let counting = CountingSession(session)
            let result = try body(SQLLedger(network: network, session: counting))
            if counting.hasWritten { try session.countChange(of: network) }
            return result
        }
    }

    public func post<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try await engine.write(.byStatement) { try body(SQLOutbox(session: $0)) }
    }

    public func seePost<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        try await engine.read { try body(SQLOutbox(session: $0)) }
    }

    public func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await engine.write { try body(SQLAccess(session: $0)) }
    }

    public func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result {
        try await engine.read { try body(SQLAccess(session: $0)) }
    }
}

/// One network's books: every statement names the network. The stages stand in files of their own.
struct SQLLedger: Ledger {
    let network: NetworkID
    let session: any Session
}
