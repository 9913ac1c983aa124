import BlockingExecutor
import Database

/// A connection on a thread of its own, opened when it is needed and again where it was lost.
actor PostgresConnection {
    private let executor = BlockingExecutor(label: "PostgreSQL")
    private let address: PostgresAddress
    private var line: PostgresLine?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init(to address: PostgresAddress) { self.address = address }

    /// How a transaction ended.
    enum Ending<Result: Sendable>: Sendable {
        case done(Result)
        /// Nothing of it was kept, and it may be tried again at once.
        case again(DatabaseError)
        case failed(any Error)
        /// The way broke while it was being committed: the server knows under this number whether it was.
        case unsure(Result, number: Int64, CommitLost)
    }

    func transact<Result: Sendable>(
        _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Result
    ) -> Ending<Result> {
        let line: PostgresLine
        do {
            line = try opened(mode)
        } catch {
            return .failed(error)
        }
        do {
            let result = try body(line)
            if let failure = line.failure { throw failure.error }
            let number = mode == .reading ? nil : try line.transactionNumber()
            do {
                try line.commit()
                return .done(result)
            } catch let lost as CommitLost {
                self.line = nil
                guard let number else { return .done(result) }
                return .unsure(result, number: number, lost)
            }
        } catch {
            return ending(error, of: line)
        }
    }

    /// A line with a transaction open on it. One that has died while it lay idle is known by its first word.
    private func opened(_ mode: TransactionMode) throws -> PostgresLine {
        if let line, line.isUsable {
            do {
                try line.begin(mode)
                return line
            } catch {
                self.line = nil
            }
        }
        let line = try PostgresLine(to: address)
        try line.begin(mode)
        self.line = line
        return line
    }

    private func ending<Result>(_ error: any Error, of line: PostgresLine) -> Ending<Result> {
        let failure = line.failure
        line.rollback()
        if !line.isUsable { self.line = nil }
        // What the body made of it doesn't matter: the server has undone it, and another try may do. A key that is
        // taken may have been free when the transaction began.
        if let failure, ["40001", "40P01", "23505"].contains(failure.state) { return .again(failure.error) }
        return .failed(error)
    }

    /// Opens a transaction that stays open.
    func beginSnapshot() throws { _ = try opened(.reading) }

    func readSnapshot<Result: Sendable>(_ body: @Sendable (any Session) throws -> Result) throws -> Result {
        guard let line else {
            throw DatabaseError("reading", .closed, .permanent, "the snapshot has ended")
        }
        let result = try body(line)
        if let failure = line.failure { throw failure.error }
        return result
    }

    func endSnapshot() {
        line?.rollback()
        if line?.isUsable == false { line = nil }
    }

    /// Whether a transaction whose end wasn't seen was committed; nil while the server is still at it.
    func wasCommitted(_ number: Int64) throws -> Bool? {
        let line = try opened(.byStatement)
        defer { line.rollback() }
        let status = try line.queryOne("SELECT pg_xact_status(CAST(CAST(\(String(number)) AS TEXT) AS xid8)) AS status")
        switch try status?.decode("status", as: String?.self) ?? nil {
        case "committed": return true
        case "in progress": return nil
        default: return false
        }
    }

    func close() { line = nil }
}
