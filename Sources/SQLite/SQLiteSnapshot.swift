import Database
import GRDB

/// The file as it was at one moment, while others go on writing to it.
struct SQLiteSnapshot: Snapshot {
    let snapshot: DatabaseSnapshot

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            snapshot.asyncRead { connection in
                continuation.resume(with: outcome("reading") { try run(body, on: connection.get()) })
            }
        }
    }

    func end() async { try? snapshot.close() }
}

/// Of a database in memory, which tests alone use: nobody writes to it meanwhile.
struct MemorySnapshot: Snapshot {
    let engine: SQLiteEngine

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.read(body)
    }

    func end() async {}
}
