public import Database

/// A database on a server, for several machines at a time.
///
/// What has been written is on the server's disk, and on that of its synchronous standby where it has one. Writes that
/// got in each other's way are made again, so a body may run more than once; what it returns is of the last time.
public struct PostgresEngine: DatabaseEngine {
    private let pool: ConnectionPool
    /// How often a write that others got in the way of is tried.
    private static let tries = 25
    /// And one that found a key taken, which may be so for good.
    private static let triesForKey = 4

    public var dialect: Dialect { .postgres }

    /// Several write at a time, each where its connection is.
    public var writersThread: (any TaskExecutor)? { nil }

    /// - Parameter connections: at most so many at a time.
    public init(_ address: PostgresAddress, connections: Int = 8) {
        pool = ConnectionPool(to: address, connections: connections)
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await transact(.reading, body)
    }

    @discardableResult
    public func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await transact(isolation == .serial ? .serial : .byStatement, body)
    }

    public func snapshot() async throws -> any Snapshot {
        let connection = try await pool.take()
        do {
            try await connection.beginSnapshot()
            return PostgresSnapshot(connection: connection, pool: pool)
        } catch {
            await pool.giveBack(connection)
            throw error
        }
    }

    public func settleCounters() async throws {
        try await write(.byStatement) { session in
            try session.execute(
                """
                DO $$ DECLARE found record; BEGIN
                    FOR found IN
                        SELECT table_name, column_name FROM information_schema.columns
                        WHERE table_schema = current_schema() AND is_identity = 'YES'
                    LOOP
                        EXECUTE format(
                            'SELECT setval(pg_get_serial_sequence(%L, %L), COALESCE(MAX(%I), 0) + 1, false) FROM %I',
                            found.table_name, found.column_name, found.column_name, found.table_name);
                    END LOOP;
                END $$
                """)
        }
    }

    public func close() async throws { await pool.close() }

    private func transact<Result: Sendable>(
        _ mode: TransactionMode, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        var tried = 0
        while true {
            tried += 1
            let connection = try await pool.take()
            let ending = await connection.transact(mode, body)
            await pool.giveBack(connection)
            switch ending {
            case .done(let result): return result
            case .failed(let error): throw error
            case .again(let error):
                guard tried < (error.code == .unique ? PostgresEngine.triesForKey : PostgresEngine.tries) else {
                    throw error
                }
                await pause(afterTry: tried)
            case .unsure(let result, let number, let lost):
                if try await settle(number, lost) { return result }
            }
        }
    }

    /// Those that ran into each other must not do so again: each waits a time of its own, longer each time.
    private func pause(afterTry tried: Int) async {
        let most = min(2 << min(tried, 7), 250)
        await sleep(milliseconds: Int.random(in: 0...most))
    }

    /// Asks the server, when it answers again, whether what it was committing as the way broke was committed.
    /// - Throws: `DatabaseError` with permanence `unknown` where it didn't come back in time to say.
    private func settle(_ number: Int64, _ lost: CommitLost) async throws -> Bool {
        for wait in [50, 200, 500, 1000, 2000, 4000, 8000] {
            await sleep(milliseconds: wait)
            let connection = try await pool.take()
            let answer = try? await connection.wasCommitted(number)
            await pool.giveBack(connection)
            if let committed = answer ?? nil { return committed }
        }
        throw DatabaseError(
            "committing", .unavailable, .unknown, "nobody knows whether it was done: \(lost.reason.trimmed)")
    }

    /// Also where the one who asked has been cancelled: what was begun is seen to its end.
    private func sleep(milliseconds: Int) async {
        await Task.detached { try? await Task.sleep(for: .milliseconds(milliseconds)) }.value
    }
}
