import Database

/// One moment of the database, on a connection of its own until it is ended.
struct PostgresSnapshot: Snapshot {
    let connection: PostgresConnection
    let pool: ConnectionPool

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await connection.readSnapshot(body)
    }

    func end() async {
        await connection.endSnapshot()
        await pool.giveBack(connection)
    }
}
