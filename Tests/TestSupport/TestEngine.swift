public import Database
import FoundationEssentials
import Postgres
import SQLite
import Synchronization

/// The engine that tests keep their books in: SQLite in memory or, where `SAMLING_TEST_ENGINE` is `postgres`, a schema
/// of the test's own on the server that `SAMLING_TEST_POSTGRES` names (`Scripts/servers`).
public enum TestEngine {
    /// With nothing in it.
    public static func open() async throws -> any DatabaseEngine {
        isPostgres ? try await ScratchSchema.take() : try SQLiteEngine.inMemory()
    }

    public static var isPostgres: Bool { environment["SAMLING_TEST_ENGINE"] == "postgres" }

    /// The server's address; nil where there is none.
    public static var postgresURL: String? { environment["SAMLING_TEST_POSTGRES"] }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

/// A schema on the server with nothing in it. Its name is used again when the test is over.
public final class ScratchSchema: DatabaseEngine {
    private static let free = Mutex<[String]>([])

    private let name: String
    private let engine: PostgresEngine

    public static func take(connections: Int = 4) async throws -> ScratchSchema {
        guard let url = TestEngine.postgresURL else {
            throw DatabaseError("opening", .unavailable, .permanent, "SAMLING_TEST_POSTGRES names no server")
        }
        let name = free.withLock { $0.popLast() } ?? "test_\(UUID().uuidString.lowercased().prefix(12))"
        let options = "options=-csearch_path%3D%22\(name)%22&application_name=\(name)"
        let address = try PostgresAddress("\(url)\(url.contains("?") ? "&" : "?")\(options)")
        let schema = ScratchSchema(name, PostgresEngine(address, connections: connections))
        try await schema.empty()
        return schema
    }

    private init(_ name: String, _ engine: PostgresEngine) {
        self.name = name
        self.engine = engine
    }

    deinit {
        let name = name
        ScratchSchema.free.withLock { $0.append(name) }
    }

    /// As the server knows its connections.
    public var applicationName: String { name }

    public var dialect: Dialect { engine.dialect }

    public var writersThread: (any TaskExecutor)? { engine.writersThread }

    private func empty() async throws {
        try await engine.write(.byStatement) { [name] session in
            _ = try session.query("SELECT set_config('samling.scratch', \(name), true) AS name")
            try session.execute(
                """
                DO $$ BEGIN
                    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', current_setting('samling.scratch'));
                    EXECUTE format('CREATE SCHEMA %I', current_setting('samling.scratch'));
                END $$
                """)
        }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.read(body)
    }

    @discardableResult
    public func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.write(isolation, body)
    }

    public func snapshot() async throws -> any Snapshot { try await engine.snapshot() }

    public func settleCounters() async throws { try await engine.settleCounters() }

    public func close() async throws { try await engine.close() }
}
