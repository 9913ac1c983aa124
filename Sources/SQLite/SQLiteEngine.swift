import BlockingExecutor
public import Database
import GRDB
import Glibc

/// The embedded database: one file, or memory alone.
///
/// One writes at a time and everyone may read meanwhile (write-ahead log). What has been written survives a power
/// failure (`synchronous=FULL`), which the outbox relies on. Who has to wait too long for
/// another process gets a `busy` error.
public struct SQLiteEngine: DatabaseEngine {
    enum Connections: Sendable {
        case file(DatabasePool)
        case memory(DatabaseQueue)

        var writer: any DatabaseWriter {
            switch self {
            case .file(let pool): pool
            case .memory(let queue): queue
            }
        }
    }

    let connections: Connections
    private let thread = BlockingThread(label: "SQLite")

    public var writersThread: (any TaskExecutor)? { thread }

    public var dialect: Dialect { .sqlite }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            switch connections {
            case .file(let pool):
                pool.asyncRead { connection in
                    continuation.resume(with: outcome("reading") { try run(body, on: connection.get()) })
                }
            case .memory(let queue):
                // One connection serves all, one at a time, so that what is read can't change meanwhile. It isn't made
                // read-only and back (`PRAGMA query_only`): that makes SQLite compile every statement anew.
                queue.asyncWriteWithoutTransaction { connection in
                    continuation.resume(with: outcome("reading") { try run(body, on: connection, readOnly: true) })
                }
            }
        }
    }

    /// One writes at a time, whatever is asked for. Who may block does so: it saves handing the work to another thread
    /// and back.
    @discardableResult
    public func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        if BlockingExecutor.isHere {
            // Others who are ready to run go first: they may have more to write, and one commit has it all.
            if thread.isHere { sched_yield() }
            return try outcome("writing") {
                try connections.writer.writeWithoutTransaction { try transact(body, on: $0) }
            }.get()
        }
        return try await withCheckedThrowingContinuation { continuation in
            connections.writer.asyncWriteWithoutTransaction { connection in
                continuation.resume(with: outcome("writing") { try transact(body, on: connection) })
            }
        }
    }

    public func snapshot() async throws -> any Snapshot {
        switch connections {
        case .file(let pool): SQLiteSnapshot(snapshot: try outcome("reading") { try pool.makeSnapshot() }.get())
        case .memory: MemorySnapshot(engine: self)
        }
    }

    /// SQLite looks for the highest itself.
    public func settleCounters() async throws {}

    public func close() async throws {
        try outcome("closing") { try connections.writer.close() }.get()
    }
}

/// Takes the write lock at once, so that nothing that was read can have changed before it is written.
private func transact<Result>(
    _ body: (any Session) throws -> Result, on connection: GRDB::Database
) throws -> Result {
    // Kept prepared: every letter has a transaction of its own.
    try connection.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
    do {
        let result = try run(body, on: connection)
        try connection.cachedStatement(sql: "COMMIT").execute()
        return result
    } catch {
        try connection.rollback()
        throw error
    }
}

func run<Result>(
    _ body: (any Session) throws -> Result, on connection: GRDB::Database, readOnly: Bool = false
) throws -> Result {
    let session = SQLiteSession(connection, isReadOnly: readOnly)
    let result = try body(session)
    if let failure = session.failure { throw failure }
    return result
}

func outcome<Success>(_ attempt: String, _ body: () throws -> Success) -> Result<Success, any Error> {
    Result(catching: body).mapError { error in
        (error as? GRDB::DatabaseError).map { Database::DatabaseError($0, attempt: attempt) } ?? error
    }
}
