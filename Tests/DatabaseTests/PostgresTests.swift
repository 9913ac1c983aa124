import Database
import Postgres
import TestSupport
import Testing

@Suite("PostgreSQL", .enabled(if: TestEngine.postgresURL != nil, "SAMLING_TEST_POSTGRES names a server"))
struct PostgresTests {
    @Test("as every engine:", arguments: EngineBehaviour.all.map(\.name))
    func everyEngine(name: String) async throws {
        let behaviour = try #require(EngineBehaviour.all.first { $0.name == name })
        let engine = try await ScratchSchema.take()
        try await behaviour.check(engine)
        try await engine.close()
    }

    @Test("connections that the server has ended are made again, and nobody notices")
    func reconnects() async throws {
        let engine = try await ScratchSchema.take(connections: 2)
        try await EngineBehaviour.createNames(engine)
        let ended = try await ScratchSchema.take().write { session in
            try session.query(
                """
                SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
                WHERE application_name = \(engine.applicationName) AND pid <> pg_backend_pid()
                """
            ).count
        }
        #expect(ended > 0)
        try await EngineBehaviour.appendName(engine)
        #expect(try await EngineBehaviour.countNames(engine) == 1)
    }

    @Test("a connection that is ended in the middle loses its transaction, temporarily")
    func losesConnection() async throws {
        let engine = try await ScratchSchema.take(connections: 1)
        try await EngineBehaviour.createNames(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await engine.write { session in
                try session.execute("INSERT INTO names (id, name) VALUES (1, 'a')")
                _ = try session.query("SELECT pg_terminate_backend(pg_backend_pid()) AS ended")
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.permanence == .temporary)
        #expect(try await EngineBehaviour.countNames(engine) == 0)
    }

    @Test("several that claim at a time get each row once, and none waits for another")
    func claimsOnce() async throws {
        let engine = try await ScratchSchema.take()
        try await EngineBehaviour.createNames(engine)
        try await engine.write { session in
            for id in 1...200 { try session.execute("INSERT INTO names (id, name) VALUES (\(id), 'ready')") }
        }
        let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var mine: [Int] = []
                    while true {
                        let rows = try await engine.write(.byStatement) { session in
                            try session.query(
                                """
                                WITH picked AS MATERIALIZED (
                                    SELECT id FROM names WHERE name = 'ready'
                                    ORDER BY id LIMIT 3 \(word: .skipLocked))
                                UPDATE names SET name = 'taken' WHERE id IN (SELECT id FROM picked) RETURNING id
                                """)
                        }
                        if rows.isEmpty { return mine }
                        mine += try rows.map { try $0.decode("id", as: Int.self) }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.sorted() == Array(1...200))
    }

    @Test("a server that isn't there is a temporary error, and a wrong password a permanent one")
    func tellsUnreachable() async throws {
        let nobody = PostgresEngine(try PostgresAddress("postgres://samling@127.0.0.1:1/samling"))
        let gone = await #expect(throws: DatabaseError.self) { try await nobody.read { _ in } }
        #expect(gone?.code == .unavailable)
        #expect(gone?.permanence == .temporary)
        let url = try #require(TestEngine.postgresURL)
        let unknown = PostgresEngine(try PostgresAddress("\(url)_which_is_not_there"))
        let none = await #expect(throws: DatabaseError.self) { try await unknown.read { _ in } }
        #expect(none?.permanence == .permanent)
    }
}

@Suite("The address of a PostgreSQL server")
struct PostgresAddressTests {
    @Test("over a network the way must be encrypted", arguments: ["disable", "allow", "prefer"])
    func wantsTLS(mode: String) throws {
        #expect(throws: DatabaseError.self) { try PostgresAddress("postgres://db.example.no/samling?sslmode=\(mode)") }
        #expect(throws: DatabaseError.self) {
            try PostgresAddress("postgres://127.0.0.1,db.example.no/samling?sslmode=\(mode)")
        }
        #expect(throws: DatabaseError.self) {
            try PostgresAddress("postgres://localhost/samling?hostaddr=192.0.2.1&sslmode=\(mode)")
        }
        _ = try PostgresAddress("postgres://127.0.0.1/samling?sslmode=\(mode)")
        _ = try PostgresAddress("postgres:///samling?host=/run/postgresql&sslmode=\(mode)")
    }

    @Test(
        "what is no address is refused",
        arguments: ["", "samling", "mysql://a/b", "postgres://a/b?what=1", "postgres://[::1"])
    func refuses(url: String) {
        #expect(throws: DatabaseError.self) { try PostgresAddress(url) }
    }

    @Test("it is shown without its password")
    func hidesPassword() throws {
        let address = try PostgresAddress("postgres://kari:hemmeleg@127.0.0.1,127.0.0.2:5433/samling?sslmode=require")
        #expect(address.shown == "postgres://kari@127.0.0.1,127.0.0.2:5433/samling")
    }
}
