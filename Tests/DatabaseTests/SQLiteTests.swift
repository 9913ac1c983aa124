import Database
import Foundation
import SQLite
import Testing

func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}

/// Stops a body in the middle of its transaction until the test lets it go on.
private final class Pause: Sendable {
    private let (stopped, released) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

    func stopHere() {
        stopped.signal()
        released.wait()
    }

    func reached() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.stopped.wait()
                continuation.resume()
            }
        }
    }

    func goOn() { released.signal() }
}

@Suite("SQLite")
struct SQLiteTests {
    @Test("in memory, as every engine:", arguments: EngineBehaviour.all.map(\.name))
    func inMemory(name: String) async throws {
        let behaviour = try #require(EngineBehaviour.all.first { $0.name == name })
        try await behaviour.check(try SQLiteEngine.inMemory())
    }

    @Test("in a file, as every engine:", arguments: EngineBehaviour.all.map(\.name))
    func inFile(name: String) async throws {
        let behaviour = try #require(EngineBehaviour.all.first { $0.name == name })
        try await withTemporaryFolder { folder in
            let engine = try await SQLiteEngine.file("\(folder)/data/kept.sqlite")
            try await behaviour.check(engine)
            try await engine.close()
        }
    }

    @Test("a new file and its folder are for the owner alone, and so is the log beside it")
    func isPrivate() async throws {
        try await withTemporaryFolder { folder in
            let engine = try await SQLiteEngine.file("\(folder)/data/kept.sqlite")
            try await EngineBehaviour.createNames(engine)
            #expect(try permissions("\(folder)/data") == 0o700)
            for name in ["kept.sqlite", "kept.sqlite-wal", "kept.sqlite-shm"] {
                #expect(try permissions("\(folder)/data/\(name)") == 0o600, "\(name)")
            }
            try await engine.close()
        }
    }

    @Test("writes are on the disk before they are done, references hold, and the log is kept")
    func isDurable() async throws {
        try await withTemporaryFolder { folder in
            let engine = try await SQLiteEngine.file("\(folder)/kept.sqlite")
            let found = try await engine.write { session in
                [
                    try session.queryOne("PRAGMA synchronous")?.decode("synchronous", as: Int.self),
                    try session.queryOne("PRAGMA foreign_keys")?.decode("foreign_keys", as: Int.self),
                    try session.queryOne("PRAGMA busy_timeout")?.decode("timeout", as: Int.self),
                    try session.queryOne("PRAGMA temp_store")?.decode("temp_store", as: Int.self),
                ]
            }
            #expect(found == [2, 1, 5000, 2])
            let mode = try await engine.read {
                try $0.queryOne("PRAGMA journal_mode")?.decode("journal_mode", as: String.self)
            }
            #expect(mode == "wal")
            try await engine.close()
        }
    }

    @Test("two engines on one file write as if one after the other")
    func twoWriters() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/shared.sqlite"
            let engines = [try await SQLiteEngine.file(path), try await SQLiteEngine.file(path)]
            try await EngineBehaviour.createNames(engines[0])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask { try await EngineBehaviour.appendName(engines[number % 2]) }
                }
                try await group.waitForAll()
            }
            for engine in engines { #expect(try await EngineBehaviour.countNames(engine) == 60) }
            for engine in engines { try await engine.close() }
        }
    }

    @Test("a reader sees one moment, whatever is written meanwhile")
    func snapshot() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/shared.sqlite"
            let (one, other) = (try await SQLiteEngine.file(path), try await SQLiteEngine.file(path))
            try await EngineBehaviour.createNames(one)
            let pause = Pause()
            async let counts = one.read { session in
                let before = try session.query("SELECT id FROM names").count
                pause.stopHere()
                return [before, try session.query("SELECT id FROM names").count]
            }
            await pause.reached()
            try await EngineBehaviour.appendName(other)
            pause.goOn()
            #expect(try await counts == [0, 0])
            #expect(try await EngineBehaviour.countNames(one) == 1)
        }
    }

    @Test("a process that is killed inside a transaction leaves what was done before, and nothing of it")
    func killed() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/killed.sqlite"
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                let engine = try await SQLiteEngine.file(path)
                try await EngineBehaviour.createNames(engine)
                try await EngineBehaviour.appendName(engine)
                try await engine.write { session in
                    for id in 2..<5000 {
                        try session.execute("INSERT INTO names (id, name) VALUES (\(id), \("half"))")
                    }
                    kill(getpid(), SIGKILL)
                }
            }
            let engine = try await SQLiteEngine.file(path)
            #expect(try await EngineBehaviour.countNames(engine) == 1)
            #expect(
                try await engine.read { try $0.queryOne("PRAGMA integrity_check")?.decode("integrity_check") } == "ok")
            try await EngineBehaviour.appendName(engine)
            try await engine.close()
        }
    }

    @Test("closing waits for the write that is under way")
    func closingWaits() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/closing.sqlite"
            let engine = try await SQLiteEngine.file(path)
            try await EngineBehaviour.createNames(engine)
            let pause = Pause()
            async let wrote: Void = engine.write { session in
                pause.stopHere()
                try session.execute("INSERT INTO names (id, name) VALUES (1, 'a')")
            }
            await pause.reached()
            async let closed: Void = engine.close()
            pause.goOn()
            try await wrote
            try await closed
            let again = try await SQLiteEngine.file(path)
            #expect(try await EngineBehaviour.countNames(again) == 1)
            try await again.close()
        }
    }

    @Test("one who has to wait too long for another process is told to come again")
    func busy() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/busy.sqlite"
            let one = try await SQLiteEngine.file(path)
            let other = try await SQLiteEngine.file(path, busyTimeoutSeconds: 0.02)
            try await EngineBehaviour.createNames(one)
            let pause = Pause()
            async let holding: Void = one.write { _ in pause.stopHere() }
            await pause.reached()
            let error = await #expect(throws: DatabaseError.self) { try await EngineBehaviour.appendName(other) }
            pause.goOn()
            try await holding
            #expect(error?.code == .busy)
            #expect(error?.permanence == .temporary)
            try await EngineBehaviour.appendName(other)
        }
    }

    @Test("a file that is no database, a folder in the file's place and a folder nobody may make are told apart")
    func refusesOpening() async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let text = String(repeating: "dette er ingen database\n", count: 100)
            try text.write(toFile: "\(folder)/text", atomically: true, encoding: .utf8)
            func code(_ path: String) async -> DatabaseError.Code? {
                await #expect(throws: DatabaseError.self) { try await SQLiteEngine.file(path) }?.code
            }
            #expect(await code("\(folder)/text") == .damaged)
            #expect(await code(folder) == .unavailable)
            #expect(await code("\(folder)/text/below/kept.sqlite") == .unavailable)
            #expect(try String(contentsOfFile: "\(folder)/text", encoding: .utf8) == text)
        }
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
