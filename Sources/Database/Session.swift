/// Statements inside one transaction. Valid only within the body it is given to.
///
/// Once a statement has failed the transaction is lost, whether the body catches the error or not: nothing more can be
/// done in it, and it is rolled back.
public protocol Session {
    /// How many rows were inserted, changed or removed.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// - Throws: `DatabaseError`.
    func query(_ sql: SQL) throws -> [Row]
}

extension Session {
    /// The first row, nil where there is none.
    public func queryOne(_ sql: SQL) throws -> Row? { try query(sql).first }
}

/// How far transactions that write at the same time are kept apart.
public enum Isolation: Sendable {
    /// They come out as if made one after the other. Where that can't be, one of them is made again: a body may run
    /// more than once, and must do nothing but read and write here.
    case serial
    /// Each statement sees what is committed when it begins: for rows that are claimed and fenced one by one, where
    /// who comes second has to find that out and not start again.
    case byStatement
}

/// A database. Every body runs synchronously inside one transaction and is finished, or undone, also when the one who
/// asked for it has been cancelled meanwhile: what a server has answered must not be lost because we are stopping.
public protocol DatabaseEngine: Sendable {
    var dialect: Dialect { get }

    /// Where who writes does so on the spot, one after the other; nil where there is no such thread.
    var writersThread: (any TaskExecutor)? { get }

    /// Sees the database as it was at one moment. Writing is refused.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result

    /// All of it is written, or nothing when the body throws.
    @discardableResult
    func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result

    /// What was there at one moment, to be read piece by piece.
    func snapshot() async throws -> any Snapshot

    /// Keys that the database counts up go on after the highest there is, however that one came in.
    func settleCounters() async throws

    /// Waits for what is under way; from then on everything is refused with code `closed`.
    func close() async throws
}

/// One moment of a database. It must be ended.
public protocol Snapshot: Sendable {
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    func end() async
}

extension DatabaseEngine {
    /// Writes come out as if made one after the other.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await write(.serial, body)
    }
}
