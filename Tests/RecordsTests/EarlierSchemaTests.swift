import Database
import Foundation
import GRDB
import Meetings
import SQLite
import TestSupport
import Testing

@testable import Records

/// Books that were kept by the program of another time, as its demo left them: what stands in them is found again.
@Suite("Books of earlier schemas")
struct EarlierSchemaTests {
    private static let steps = [7, 9, 16, 17, 19, 20]

    private static func dump(_ step: Int) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/EarlierSchemas")
        let number = step < 10 ? "0\(step)" : "\(step)"
        return try String(contentsOf: folder.appending(path: "step-\(number).sql"), encoding: .utf8)
    }

    @Test("brought up to date, they have the schema of new ones, to the letter", arguments: steps)
    func schema(step: Int) async throws {
        try await withFile { file in
            try Self.load(try Self.dump(step), into: file)
            #expect(try Self.count("SELECT COUNT(*) FROM schema_migrations", in: file) == step)
            let engine = try await SQLiteEngine.file(file)
            try await SQLStore(engine: engine).prepare()
            try await engine.close()
            try await withFile { new in
                let engine = try await SQLiteEngine.file(new)
                try await SQLStore(engine: engine).prepare()
                try await engine.close()
                #expect(try Self.schema(of: file) == Self.schema(of: new))
            }
        }
    }

    @Test("what stood in them can be read, found and gone on with", arguments: steps)
    func contents(step: Int) async throws {
        try await withFile { file in
            let engine = try await Self.engine(step, file)
            let store = SQLStore(engine: engine)
            try await store.prepare()
            try await engine.settleCounters()
            try await store.read("sjustjerna", Self.expectTheDemo)
            try await store.write("sjustjerna") { ledger in
                var item = try #require(try ledger.item(2, of: "sjustjerna"))
                item.state = .done
                try ledger.save(item)
                let isNew = try ledger.add(Samples.letter())
                #expect(isNew)
            }
            let (kept, found) = try await store.read("sjustjerna") { ledger in
                (
                    try ledger.item(2, of: "sjustjerna"),
                    try ledger.searchWords(beginning: ["he"], holding: [])
                )
            }
            #expect(kept?.state == .done)
            #expect(found.contains("helseleder"))
            #expect(try await store.post { try $0.letter(Samples.letter().id) }?.body == Samples.letter().body)
            try await engine.close()
        }
    }

    /// The demo is the same at all times.
    @Sendable private static func expectTheDemo(_ ledger: any Ledger) throws {
        let register = try #require(try ledger.register())
        #expect(register.forums.count == 3 && register.people.count == 13 && register.appointments.count == 18)
        let meetings = try ledger.meetings(of: "sjustjerna")
        #expect(meetings.count == 10)
        #expect(meetings.map(\.stage).prefix(4) == [.minutes, .held, .called, .called])
        let invitations = try meetings.flatMap { try ledger.invitations(to: $0.id) }
        #expect(invitations.count == 10 && invitations.contains { $0.answer.state == .accepted })
        #expect(invitations.allSatisfy { $0.asked == $0.sequence })
        let items = try (all: ledger.items(), open: ledger.openItems())
        #expect(items.all.count == 9 && !items.open.isEmpty && items.open.allSatisfy(\.state.isOpen))
        let standing = try ledger.countItems(closedSince: nil, overdueOn: Samples.day("2023-06-12"))
        let parties = try ledger.itemParties()
        #expect(standing.reduce(0) { $0 + $1.all } == 9 && Set(standing.map(\.parties)) == Set(parties.keys))
        #expect(items.all.contains { !$0.history.isEmpty } && items.all.contains { !$0.shares.isEmpty })
        let minutes = try #require(try ledger.minutes(of: meetings[0].id))
        #expect(minutes.text.hasPrefix("# Referat: Sjustjerna helse og omsorg"))
        let agenda = try #require(try ledger.agenda(of: meetings[1].id))
        #expect(!agenda.sent.isEmpty)
        let letters = try ledger.letters(in: nil, withBodies: true)
        #expect(letters.count == 9 && letters.allSatisfy { $0.state == .sent && !$0.body.isEmpty })
        let waiting = try ledger.jobsDue(at: .distantFuture)
        let reminders = try ledger.reminders(since: Samples.day("2023-01-01"))
        #expect(!waiting.isEmpty && reminders.count == 6)
    }

    /// The engine with the books in it: with SQLite the file as it was, on PostgreSQL the rows in that step's schema.
    private static func engine(_ step: Int, _ file: String) async throws -> any DatabaseEngine {
        let text = try dump(step)
        guard TestEngine.isPostgres else {
            try load(text, into: file)
            return try await SQLiteEngine.file(file)
        }
        let engine = try await TestEngine.open()
        try await Migrator(Array(Schema.migrations.prefix(step))).migrate(engine)
        let rows = text.components(separatedBy: "\nINSERT INTO ").dropFirst()
        try await engine.write { session in
            for row in rows where !row.hasPrefix("schema_migrations") {
                let statement = "INSERT INTO " + row.replacing("X'", with: "E'\\\\x")
                _ = try session.query("SELECT set_config('samling.statement', \(statement), true) AS statement")
                try session.execute("DO $$ BEGIN EXECUTE current_setting('samling.statement'); END $$")
            }
        }
        return engine
    }

    private static func load(_ text: String, into file: String) throws {
        let queue = try DatabaseQueue(path: file)
        try queue.write { try $0.execute(sql: text) }
        try queue.close()
    }

    private static func count(_ question: String, in file: String) throws -> Int? {
        try DatabaseQueue(path: file).read { try Int.fetchOne($0, sql: question) }
    }

    /// Every table and index, as it was made and changed.
    private static func schema(of file: String) throws -> [String] {
        try DatabaseQueue(path: file).read {
            try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        }
    }
}

private func withFile(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appending(path: "samling.sqlite").path)
}
