import Database
import Testing

private struct Refused: Error, Equatable {}

extension EngineBehaviour {
    @Sendable static func rollsBack(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        await #expect(throws: Refused()) {
            try await engine.write { session in
                try session.execute("INSERT INTO names (id, name) VALUES (1, 'a')")
                try session.execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
                throw Refused()
            }
        }
        #expect(try await countNames(engine) == 0)
        try await engine.write { session in
            try session.execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
        }
    }

    @Sendable static func losesTransaction(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await engine.write { session in
                try session.execute("INSERT INTO names (id, name) VALUES (1, 'a')")
                _ = try? session.execute("INSERT INTO names (id, name) VALUES (1, 'b')")
                let later = #expect(throws: DatabaseError.self) { try session.query("SELECT id FROM names") }
                #expect(later?.code == .lost)
            }
        }
        #expect(error?.code == .unique)
        #expect(try await countNames(engine) == 0)
    }

    @Sendable static func tellsConstraints(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        try await engine.write { session in
            try session.execute("INSERT INTO names (id, name) VALUES (1, 'a')")
            try session.execute("CREATE TABLE refers (id INTEGER PRIMARY KEY REFERENCES names (id))")
            try session.execute("CREATE UNIQUE INDEX names_by_name ON names (name)")
        }
        func code(_ sql: SQL) async -> DatabaseError.Code? {
            await #expect(throws: DatabaseError.self) { try await engine.write { try $0.execute(sql) } }?.code
        }
        #expect(await code("INSERT INTO names (id, name) VALUES (1, 'b')") == .unique)
        #expect(await code("INSERT INTO names (id, name) VALUES (2, 'a')") == .unique)
        #expect(await code("INSERT INTO names (id, name) VALUES (2, NULL)") == .constraint)
        #expect(await code("INSERT INTO refers (id) VALUES (5)") == .constraint)
    }

    @Sendable static func namesUnknownTable(_ engine: any DatabaseEngine) async throws {
        let error = await #expect(throws: DatabaseError.self) {
            try await engine.write { try $0.execute("UPDATE nowhere SET a = \("løyndom")") }
        }
        #expect(error?.code == .statement)
        #expect(error?.permanence == .permanent)
        #expect(error?.description.contains("nowhere") == true)
        #expect(error.map { "\($0)".contains("løyndom") } == false)
    }

    @Sendable static func refusesWritingWhileReading(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await engine.read { try $0.execute("INSERT INTO names (id, name) VALUES (1, 'a')") }
        }
        #expect(error?.code == .readOnly)
        #expect(try await countNames(engine) == 0)
    }

    @Sendable static func serialisesWrites(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let count = 40
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask { try await appendName(engine) }
            }
            try await group.waitForAll()
        }
        let ids = try await engine.read { session in
            try session.query("SELECT id FROM names ORDER BY id").map { try $0.decode("id", as: Int.self) }
        }
        #expect(ids == Array(1...count))
    }

    /// Reads the highest number and writes the next: wrong unless writes come one after the other.
    static func appendName(_ engine: any DatabaseEngine) async throws {
        try await engine.write { session in
            let last = try session.queryOne("SELECT MAX(id) AS last FROM names")?.decode("last", as: Int?.self) ?? nil
            try session.execute("INSERT INTO names (id, name) VALUES (\((last ?? 0) + 1), \("x"))")
        }
    }

    @Sendable static func outlivesCancellation(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let asking = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await engine.write { try $0.execute("INSERT INTO names (id, name) VALUES (1, 'a')") }
            return try await countNames(engine)
        }
        #expect(try await asking.value == 1)
    }

    @Sendable static func refusesWhenClosed(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        try await engine.close()
        try await engine.close()
        let writing = await #expect(throws: DatabaseError.self) {
            try await engine.write { try $0.execute("DELETE FROM names") }
        }
        #expect(writing?.code == .closed)
        let reading = await #expect(throws: DatabaseError.self) { try await countNames(engine) }
        #expect(reading?.code == .closed)
    }
}
