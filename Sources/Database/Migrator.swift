/// One step of the schema. Frozen once released: a later change is a later step.
public struct Migration: Sendable {
    /// From 1, without gaps.
    public let number: Int
    public let name: String
    public let statements: [SQL]

    public init(number: Int, name: String, statements: [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }
}

/// Brings a database's schema up to the program's, step by step, each step in one transaction. Run by several at
/// a time, each step is still made once.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// - Throws: `DatabaseError` with code `schema` unless the steps are numbered 1, 2, 3… and have a name each.
    public init(_ migrations: [Migration]) throws {
        for (index, migration) in migrations.enumerated() {
            guard migration.number == index + 1 else {
                throw Migrator.fault("step \(index + 1) is numbered \(migration.number)")
            }
        }
        let names = Set(migrations.map(\.name))
        guard names.count == migrations.count, !names.contains("") else {
            throw Migrator.fault("a step has no name, or another's")
        }
        self.migrations = migrations
    }

    /// - Throws: `DatabaseError` with code `schema` where the database is newer than the program or has been through
    ///   other steps; nothing is changed then.
    /// - Returns: how many steps were made.
    @discardableResult
    public func migrate(_ engine: any DatabaseEngine) async throws -> Int {
        var made = 0
        // Who has waited for another must see what that one has made.
        while try await engine.write(.byStatement, { session in try makeNext(in: session) }) { made += 1 }
        return made
    }

    /// False when there was no step left to make.
    private func makeNext(in session: any Session) throws -> Bool {
        try session.execute("\(word: .lockMigrations)")
        try session.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)
            """)
        let applied = try session.query("SELECT number, name FROM schema_migrations ORDER BY number")
        try check(applied)
        guard applied.count < migrations.count else { return false }
        let migration = migrations[applied.count]
        for statement in migration.statements { try session.execute(statement) }
        try session.execute(
            """
            INSERT INTO schema_migrations (number, name, applied_at)
            VALUES (\(migration.number), \(migration.name), CAST(CURRENT_TIMESTAMP AS TEXT))
            """)
        return true
    }

    private func check(_ applied: [Row]) throws {
        guard applied.count <= migrations.count else {
            throw Migrator.fault(
                "the database has \(applied.count) steps and this program knows \(migrations.count): it is too old")
        }
        for (row, migration) in zip(applied, migrations) {
            let (number, name) = (try row.decode("number", as: Int.self), try row.decode("name", as: String.self))
            guard number == migration.number, name == migration.name else {
                throw Migrator.fault(
                    "the database has step \(number) “\(name)” where this program has “\(migration.name)”")
            }
        }
    }

    private static func fault(_ detail: String) -> DatabaseError {
        DatabaseError("preparing the database", .schema, .permanent, detail)
    }
}
