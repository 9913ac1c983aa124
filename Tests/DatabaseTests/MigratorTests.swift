import Database
import SQLite
import Testing

private let first = Migration(number: 1, name: "names", statements: ["CREATE TABLE names (id INTEGER PRIMARY KEY)"])
private let second = Migration(
    number: 2, name: "more",
    statements: ["ALTER TABLE names ADD COLUMN note TEXT", "INSERT INTO names (id, note) VALUES (1, 'frå steg 2')"])
private let broken = Migration(
    number: 2, name: "broken",
    statements: ["INSERT INTO names (id) VALUES (9)", "CREATE TABLE names (id INTEGER PRIMARY KEY)"])

@Suite("Steps of the schema")
struct MigratorTests {
    @Test("each step is made once, in order, and noted")
    func migrates() async throws {
        let engine = try SQLiteEngine.inMemory()
        #expect(try await Migrator([first]).migrate(engine) == 1)
        #expect(try await Migrator([first, second]).migrate(engine) == 1)
        #expect(try await Migrator([first, second]).migrate(engine) == 0)
        let applied = try await engine.read { session in
            try session.query("SELECT number, name, applied_at FROM schema_migrations ORDER BY number")
        }
        #expect(try applied.map { try $0.decode("name") } == ["names", "more"])
        #expect(try applied.allSatisfy { try $0.decode("applied_at", as: String.self).hasPrefix("20") })
        #expect(try await engine.read { try $0.query("SELECT note FROM names").count } == 1)
    }

    @Test("a step that fails is undone whole, and those before it stand")
    func undoesFailedStep() async throws {
        let engine = try SQLiteEngine.inMemory()
        await #expect(throws: DatabaseError.self) { try await Migrator([first, broken]).migrate(engine) }
        #expect(try await engine.read { try $0.query("SELECT id FROM names").count } == 0)
        #expect(try await engine.read { try $0.query("SELECT number FROM schema_migrations").count } == 1)
        #expect(try await Migrator([first, second]).migrate(engine) == 1)
    }

    @Test("a database that is newer than the program is refused")
    func refusesNewer() async throws {
        let engine = try SQLiteEngine.inMemory()
        try await Migrator([first, second]).migrate(engine)
        let error = await #expect(throws: DatabaseError.self) { try await Migrator([first]).migrate(engine) }
        #expect(error?.code == .schema)
        #expect(error?.detail.contains("too old") == true)
    }

    @Test("a database that has been through other steps is refused")
    func refusesOther() async throws {
        let engine = try SQLiteEngine.inMemory()
        try await Migrator([first]).migrate(engine)
        let renamed = Migration(number: 1, name: "other", statements: first.statements)
        let error = await #expect(throws: DatabaseError.self) {
            try await Migrator([renamed, second]).migrate(engine)
        }
        #expect(error?.code == .schema)
        #expect(try await engine.read { try $0.query("SELECT number FROM schema_migrations").count } == 1)
    }

    @Test("steps with gaps, doubles or no names are refused before a database is touched")
    func refusesBadLists() {
        #expect(throws: DatabaseError.self) { try Migrator([second]) }
        #expect(throws: DatabaseError.self) { try Migrator([second, first]) }
        #expect(throws: DatabaseError.self) { try Migrator([first, first]) }
        #expect(throws: DatabaseError.self) {
            try Migrator([first, Migration(number: 2, name: first.name, statements: [])])
        }
        #expect(throws: DatabaseError.self) { try Migrator([Migration(number: 1, name: "", statements: [])]) }
    }

    @Test("several that start together make each step once")
    func startsTogether() async throws {
        try await withTemporaryFolder { folder in
            let made = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let engine = try await SQLiteEngine.file("\(folder)/together.sqlite")
                        let made = try await Migrator([first, second]).migrate(engine)
                        try await engine.close()
                        return made
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(made == 2)
        }
    }
}
