import Database
import Foundation
import Meetings
import SQLite
import TestSupport
import Testing

@testable import Records

@Suite("Everything from one database into another")
struct DatabaseCopyTests {
    /// Some of everything that the samples have.
    private static func filled() async throws -> any DatabaseEngine {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        try await store.write("sjustjerna") { ledger in
            try ledger.save(Samples.register())
            try ledger.save(Samples.meeting())
            try ledger.save(Samples.fullInvitation())
            try ledger.save(Samples.agendaCase())
            try ledger.save(Samples.agenda())
            try ledger.save(Samples.minutes())
            for number in 1...450 { try ledger.save(Samples.item(number)) }
            for number in 1...450 { _ = try ledger.add(Samples.letter(number)) }
            for number in 1...3 { try ledger.add(Samples.link(number, in: LetterID("sjustjerna-\(number)"))) }
            _ = try ledger.add(Job(key: "daily:2023-06-12", kind: .daily, due: Samples.instant()))
            try ledger.keep([0, 255, 13, 10], digest: "d")
        }
        return engine
    }

    private static func everything(_ engine: any DatabaseEngine) async throws -> [String: [[Value]]] {
        try await engine.read { session in
            try Dictionary(
                uniqueKeysWithValues: CopiedTable.all.map {
                    ($0.name.description, try $0.rows(after: nil, atMost: 100_000, in: session))
                })
        }
    }

    @Test("every row and value comes over, whichever the engines, and what is written afterwards gets new numbers")
    func copies() async throws {
        let source = try await Self.filled()
        for target in [try SQLiteEngine.inMemory() as any DatabaseEngine, try await TestEngine.open()] {
            let copied = try await DatabaseCopy(from: source, to: target).run()
            #expect(copied["items"]?.rows == 450 && copied["outbox"]?.rows == 450)
            #expect(try await Self.everything(target) == Self.everything(source))
            let store = SQLStore(engine: target)
            try await store.prepare()
            _ = try await store.write("sjustjerna") { try $0.add(Samples.letter(1_000)) }
            let numbers = try await target.read { session in
                try session.query("SELECT number FROM outbox ORDER BY number").map {
                    try $0.decode("number", as: Int.self)
                }
            }
            #expect(Set(numbers).count == 451 && numbers.last == (numbers.dropLast().last ?? 0) + 1)
        }
    }

    @Test("every table of the schema but the list of its steps is copied, by a key of its own")
    func namesEveryTable() async throws {
        let engine = try SQLiteEngine.inMemory()
        try await SQLStore(engine: engine).prepare()
        let tables = try await engine.read { session in
            try session.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                .map { try $0.decode("name", as: String.self) }
        }
        #expect(Set(tables).subtracting(["schema_migrations"]) == Set(CopiedTable.all.map(\.name.description)))
        for table in CopiedTable.all {
            let unique = try await engine.read { session in
                try session.query(
                    """
                    SELECT i.name AS name, GROUP_CONCAT(c.name, ' ') AS columns
                    FROM PRAGMA_INDEX_LIST(\(table.name.description)) AS i, PRAGMA_INDEX_INFO(i.name) AS c
                    WHERE i."unique" = 1 GROUP BY i.name
                    """
                ).map { try $0.decode("columns", as: String.self).split(separator: " ").map(String.init) }
                    + session.query(
                        "SELECT name FROM PRAGMA_TABLE_INFO(\(table.name.description)) WHERE pk = 1"
                    ).map { [try $0.decode("name", as: String.self)] }
            }
            #expect(unique.contains { Set($0) == Set(table.key.map(\.description)) }, "\(table.name)")
        }
    }

    @Test("a target with something in it is refused, and stays as it is")
    func refusesFull() async throws {
        let (source, target) = (try await Self.filled(), try await Self.filled())
        let before = try await Self.everything(target)
        let error = await #expect(throws: DatabaseError.self) { try await DatabaseCopy(from: source, to: target).run() }
        #expect(error?.code == .schema)
        #expect(try await Self.everything(target) == before)
    }

    @Test("a copy that was not finished can't be opened")
    func refusesHalf() async throws {
        let (source, target) = (try await Self.filled(), try await TestEngine.open())
        let broken = BrokenEngine(engine: source)
        await #expect(throws: (any Error).self) { try await DatabaseCopy(from: broken, to: target).run() }
        let error = await #expect(throws: DatabaseError.self) { try await SQLStore(engine: target).prepare() }
        #expect(error?.code == .schema)
    }

    @Test("after a restore nothing goes by itself: what waited is held, what was on its way is in doubt for good")
    func holdsAfterRestore() async throws {
        let counter = try await Counter.open(letters: 4)
        let claimed = try await counter.leases(limit: 2)
        _ = try await counter.markDot(claimed[0])
        #expect(try await counter.store.holdAfterRestore(now: Samples.instant(5)) == 4)
        #expect(try await counter.letters().map(\.state) == [.unknown, .unknown, .held, .held])
        #expect(try await counter.claim(limit: 9).isEmpty)
        #expect(try await counter.store.post { try $0.doubtful(since: Samples.instant(9_999)) }.isEmpty)
        #expect(try await counter.markDot(claimed[1]) == false)
    }
}

/// Loses its way in the middle.
private struct BrokenEngine: DatabaseEngine, Snapshot {
    struct Gone: Error {}

    let engine: any DatabaseEngine

    var dialect: Dialect { engine.dialect }

    var writersThread: (any TaskExecutor)? { engine.writersThread }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        let result = try await engine.read(body)
        if let part = result as? (rows: [[Value]], last: [Value]?), part.rows.count > 100 { throw Gone() }
        return result
    }

    func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        try await engine.write(isolation, body)
    }

    func snapshot() async throws -> any Snapshot { self }
    func end() async {}
    func settleCounters() async throws {}
    func close() async throws {}
}
