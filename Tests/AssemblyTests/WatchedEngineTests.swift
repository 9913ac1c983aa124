import Database
import Meetings
import SQLite
import Testing

@testable import Assembly

@Suite("A store that is watched")
struct WatchedEngineTests {
    private struct Rule: Error {}

    private func engine() async throws -> (WatchedEngine, Pulse) {
        let pulse = Pulse()
        let engine = WatchedEngine(engine: try SQLiteEngine.inMemory(), pulse: pulse)
        try await engine.write { _ = try $0.execute("CREATE TABLE a (b TEXT NOT NULL UNIQUE)") }
        return (engine, pulse)
    }

    @Test("remembers that the disk is full until something can be written again")
    func full() async throws {
        let (engine, pulse) = try await engine()
        let long = String(repeating: "x", count: 100_000)
        try await engine.write { _ = try $0.query("PRAGMA max_page_count = 5") }
        await #expect(throws: DatabaseError.self) {
            try await engine.write { _ = try $0.execute("INSERT INTO a VALUES (\(long))") }
        }
        #expect(pulse.seen.writeTrouble == .full)
        #expect(pulse.seen.faults == ["full": 1])
        // Reading, and writing nothing, shows nothing.
        _ = try await engine.read { try $0.query("SELECT b FROM a") }
        try await engine.write { _ = try $0.execute("DELETE FROM a") }
        #expect(pulse.seen.writeTrouble == .full)
        try await engine.write { _ = try $0.query("PRAGMA max_page_count = 5000") }
        try await engine.write { _ = try $0.execute("INSERT INTO a VALUES (\(long))") }
        #expect(pulse.seen.writeTrouble == nil)
        #expect(pulse.seen.faults == ["full": 1])
    }

    @Test("counts faults by their kind; a rule that says no is none")
    func counts() async throws {
        let (engine, pulse) = try await engine()
        try await engine.write { _ = try $0.execute("INSERT INTO a VALUES ('x')") }
        for _ in 0..<2 {
            await #expect(throws: DatabaseError.self) {
                try await engine.write { _ = try $0.execute("INSERT INTO a VALUES ('x')") }
            }
        }
        await #expect(throws: DatabaseError.self) { _ = try await engine.read { try $0.query("SELECT c FROM a") } }
        await #expect(throws: Rule.self) { try await engine.write { _ in throw Rule() } }
        #expect(pulse.seen.faults == ["unique": 2, "statement": 1])
        #expect(pulse.seen.writeTrouble == nil)
        try await engine.close()
    }
}
