import Database
import Testing

/// What every engine does alike, each as a function of an engine with nothing in it.
enum EngineBehaviour {
    static let all: [(name: String, check: @Sendable (any DatabaseEngine) async throws -> Void)] = [
        ("values come back as they were", keepsValues),
        ("hostile text is only text", keepsHostileText),
        ("changed rows are counted", countsChanges),
        ("an insert with a taken key changes nothing where asked not to", doesNothingOnConflict),
        ("a claim returns the rows it changed", returnsChangedRows),
        ("a body that throws leaves nothing behind", rollsBack),
        ("a failed statement loses the transaction, also when the error is caught", losesTransaction),
        ("a taken key is told from other broken rules", tellsConstraints),
        ("an unknown table is a permanent error without values", namesUnknownTable),
        ("reading can't write", refusesWritingWhileReading),
        ("writes come out as if one after the other", serialisesWrites),
        ("a write goes on when the one who asked is cancelled", outlivesCancellation),
        ("a closed engine refuses, temporarily or not", refusesWhenClosed),
    ]

    @Sendable static func keepsValues(_ engine: any DatabaseEngine) async throws {
        let texts = [
            "", "blåbærsyltetøy", "Ča­rá 🇳🇴 \u{1F469}\u{200D}\u{1F52C}", "e\u{301} é", "'\"`;--\n\r\t\\", "\u{FEFF}x",
        ]
        let blobs: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 0x27, count: 100_000)]
        let numbers: [Int64] = [0, -1, .min, .max, 1_700_000_000_123]
        try await engine.write { session in
            try session.execute(
                """
                CREATE TABLE kept (number INTEGER PRIMARY KEY, t TEXT, b \(word: .blob), i BIGINT, r DOUBLE PRECISION)
                """)
            for (number, text) in texts.enumerated() {
                try session.execute("INSERT INTO kept (number, t) VALUES (\(number), \(text))")
            }
            for (number, blob) in blobs.enumerated() {
                try session.execute("INSERT INTO kept (number, b) VALUES (\(100 + number), \(blob))")
            }
            for (number, integer) in numbers.enumerated() {
                try session.execute("INSERT INTO kept (number, i) VALUES (\(200 + number), \(integer))")
            }
            try session.execute("INSERT INTO kept (number, r) VALUES (300, \(0.1)), (301, \(-2.0))")
            // What was bound to the statement the last time is not there any more.
            for (number, value) in [(400, 7), (401, nil)] as [(Int, Int64?)] {
                try session.execute("INSERT INTO kept (number, i) VALUES (\(number), \(value))")
            }
        }
        let rows = try await engine.read { try $0.query("SELECT number, t, b, i, r FROM kept ORDER BY number") }
        #expect(
            try rows.compactMap { try $0.decode("t", as: String?.self) }.map { Array($0.utf8) }
                == texts.map { Array($0.utf8) })
        #expect(try rows.compactMap { try $0.decode("b", as: [UInt8]?.self) } == blobs)
        #expect(try rows.compactMap { try $0.decode("i", as: Int64?.self) } == numbers + [7])
        #expect(try rows.compactMap { try $0.decode("r", as: Double?.self) } == [0.1, -2])
    }

    @Sendable static func keepsHostileText(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let attacks = [
            "'); DROP TABLE names; --", "' OR '1'='1", "x\"; DELETE FROM names; --", "?1", "$1", ":name", "/* */", "%",
            "\\'", "før\0etter",
        ]
        try await engine.write { session in
            for (id, attack) in attacks.enumerated() {
                try session.execute("INSERT INTO names (id, name) VALUES (\(id), \(attack))")
            }
        }
        for (id, attack) in attacks.enumerated() {
            let found = try await engine.read { try $0.query("SELECT id FROM names WHERE name = \(attack)") }
            #expect(try found.map { try $0.decode("id", as: Int.self) } == [id])
        }
        let listed = try await engine.read { try $0.query("SELECT id FROM names WHERE name IN \(in: attacks)") }
        #expect(listed.count == attacks.count)
        let none = try await engine.read { try $0.query("SELECT id FROM names WHERE name IN \(in: [String]())") }
        #expect(none.isEmpty)
    }

    @Sendable static func countsChanges(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let counts = try await engine.write { session in
            [
                try session.execute("INSERT INTO names (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'b')"),
                try session.execute("UPDATE names SET name = \("c") WHERE name = \("b")"),
                try session.execute("UPDATE names SET name = \("c") WHERE name = \("z")"),
                try session.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)"),
                try session.execute("DELETE FROM names WHERE id = \(1)"),
            ]
        }
        #expect(counts == [3, 2, 0, 0, 1])
        let (none, first) = try await engine.read { session in
            (
                try session.queryOne("SELECT id FROM names WHERE id = \(1)"),
                try session.queryOne("SELECT id FROM names ORDER BY id")
            )
        }
        #expect(none == nil)
        #expect(try first?.decode("id") == 2)
    }

    @Sendable static func doesNothingOnConflict(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let counts = try await engine.write { session in
            let insert: SQL = "INSERT INTO names (id, name) VALUES (\(1), \("a")) ON CONFLICT (id) DO NOTHING"
            return [try session.execute(insert), try session.execute(insert)]
        }
        #expect(counts == [1, 0])
    }

    @Sendable static func returnsChangedRows(_ engine: any DatabaseEngine) async throws {
        try await createNames(engine)
        let claimed = try await engine.write { session in
            try session.execute("INSERT INTO names (id, name) VALUES (1, 'a'), (2, 'a'), (3, 'a'), (4, 'b')")
            return try session.query(
                """
                UPDATE names SET name = \("mine") WHERE id IN (
                    SELECT id FROM names WHERE name = \("a") ORDER BY id LIMIT \(2) \(word: .skipLocked))
                RETURNING id, name
                """)
        }
        #expect(try Set(claimed.map { try $0.decode("id", as: Int.self) }) == [1, 2])
        #expect(try claimed.allSatisfy { try $0.decode("name") == "mine" })
    }

    static func createNames(_ engine: any DatabaseEngine) async throws {
        try await engine.write { session in
            try session.execute("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        }
    }

    static func countNames(_ engine: any DatabaseEngine) async throws -> Int {
        try await engine.read { try $0.query("SELECT id FROM names").count }
    }
}
