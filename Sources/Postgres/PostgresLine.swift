import Database

/// One connection, and the statements of the transaction that is open on it.
final class PostgresLine: Session {
    private let handle: ConnectionHandle
    /// Why the transaction is lost, and the five letters that say so.
    private(set) var failure: (error: DatabaseError, state: String?)?

    /// Connects.
    /// - Throws: `DatabaseError` with code `unavailable`, `schema` where the server is too old or keeps no UTF-8.
    init(to address: PostgresAddress) throws {
        let attempt = "opening the database \(address.shown)"
        guard let handle = ConnectionHandle(address.parameters) else {
            throw DatabaseError(attempt, .unavailable, .temporary, "no room for a connection")
        }
        guard handle.isGood else {
            let said = address.masked(handle.complaint)
            throw DatabaseError(attempt, .unavailable, said.isForGood ? .permanent : .temporary, said)
        }
        guard handle.serverVersion >= 150_000 else {
            throw DatabaseError(attempt, .schema, .permanent, "PostgreSQL 15 or later is needed")
        }
        self.handle = handle
        let settings = try query(
            """
            SELECT set_config('statement_timeout', \(String(address.statementTimeoutMilliseconds)), false) AS a,
                set_config('lock_timeout', \(String(address.statementTimeoutMilliseconds / 2)), false) AS b,
                set_config('idle_in_transaction_session_timeout', '600000', false) AS c,
                set_config('client_min_messages', 'error', false) AS d,
                current_setting('server_encoding') AS encoding
            """)
        guard try settings.first?.decode("encoding", as: String.self) == "UTF8" else {
            throw DatabaseError(attempt, .schema, .permanent, "the database must keep its texts in UTF8")
        }
    }

    /// Whether it can be used for another transaction.
    var isUsable: Bool { handle.isGood && handle.isIdle }

    func begin(_ mode: TransactionMode) throws {
        failure = nil
        _ = try send("\(raw: mode.opening)")
    }

    /// The number of the transaction, where it has written anything: by it the server tells afterwards whether it was
    /// committed (`pg_xact_status`).
    func transactionNumber() throws -> Int64? {
        try queryOne("SELECT pg_current_xact_id_if_assigned() AS number")?.decode("number") ?? nil
    }

    /// - Throws: what made the transaction be lost. A `CommitLost` where nobody knows.
    func commit() throws {
        let answer = handle.run("COMMIT", BoundValues([]))
        if answer.isGood, answer.command == "COMMIT" { return }
        guard handle.isGood else { throw CommitLost(reason: handle.complaint) }
        let error = DatabaseError(
            state: answer.state ?? "25P02", said: answer.message ?? "it was rolled back", attempt: "committing")
        failure = (error, answer.state)
        throw error
    }

    func rollback() { _ = handle.run("ROLLBACK", BoundValues([])) }

    func execute(_ sql: SQL) throws -> Int { try send(sql).result.changedRows }

    func query(_ sql: SQL) throws -> [Row] {
        let answer = try send(sql)
        return try answer.result.rows(of: answer.text)
    }

    private struct Answer: ~Copyable {
        let result: ResultHandle
        let text: String
    }

    private func send(_ sql: SQL) throws -> Answer {
        if let failure {
            throw DatabaseError(
                "going on", .lost, .permanent, "the transaction was lost before: \(failure.error)",
                cause: failure.error)
        }
        let statement = sql.statement(in: .postgres)
        let result = handle.run(statement.text, BoundValues(statement.values))
        guard result.isGood else {
            let error = DatabaseError(
                state: result.state, said: result.message ?? handle.complaint,
                attempt: "running “\(statement.text)”")
            failure = (error, result.state)
            throw error
        }
        return Answer(result: result, text: statement.text)
    }
}

/// The way to the server broke while it was committing: it may have been done, or not.
struct CommitLost: Error {
    let reason: String
}

/// How a transaction is opened.
enum TransactionMode: Sendable {
    /// Sees one moment, and can't write.
    case reading
    /// As if it had the database to itself.
    case serial
    /// Each statement sees what is committed when it begins.
    case byStatement

    var opening: StaticString {
        switch self {
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .serial: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case .byStatement: "BEGIN ISOLATION LEVEL READ COMMITTED"
        }
    }
}

extension String {
    /// Whether the server said that trying again as things are is of no use: a wrong name or password.
    fileprivate var isForGood: Bool {
        ["password authentication failed", "does not exist", "no pg_hba.conf entry", "certificate"].contains {
            contains($0)
        }
    }
}
