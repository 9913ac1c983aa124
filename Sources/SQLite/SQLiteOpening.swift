import Database
import FoundationEssentials
import GRDB

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension SQLiteEngine {
    private static let pauseMilliseconds = 50

    /// A database that is gone when the engine is.
    public static func inMemory() throws -> SQLiteEngine {
        try outcome("opening a database in memory") {
            SQLiteEngine(connections: .memory(try DatabaseQueue(configuration: configuration(busyTimeoutSeconds: 0))))
        }.get()
    }

    /// Opens the file, and creates it, and the folders it stands in, where they are lacking: for the owner's eyes only.
    ///
    /// - Parameter busyTimeoutSeconds: how long to wait for another process's lock.
    /// - Throws: `DatabaseError` with code `unavailable` or `damaged`, or `busy` where another process kept the file
    ///   locked all the time.
    public static func file(_ path: String, busyTimeoutSeconds: Double = 5) async throws -> SQLiteEngine {
        let attempt = "opening the database \(path)"
        try createPrivately(path, attempt: attempt)
        // Two processes that both turn a new file into a write-ahead log meet a lock that no busy timeout covers.
        for _ in 0..<Int(busyTimeoutSeconds * 1000) / pauseMilliseconds {
            do {
                return try outcome(attempt) { try opened(path, busyTimeoutSeconds) }.get()
            } catch let error as Database::DatabaseError where error.code == .busy {
                try await Task.sleep(for: .milliseconds(pauseMilliseconds))
            }
        }
        return try outcome(attempt) { try opened(path, busyTimeoutSeconds) }.get()
    }

    private static func opened(_ path: String, _ busyTimeoutSeconds: Double) throws -> SQLiteEngine {
        let pool = try DatabasePool(path: path, configuration: configuration(busyTimeoutSeconds: busyTimeoutSeconds))
        try pool.writeWithoutTransaction { connection in
            // The pool sets NORMAL as it turns the log on: then the last commits don't survive a power failure.
            try connection.execute(sql: "PRAGMA synchronous = FULL")
            // What a statement that changes many rows would be undone by, however many they are. Otherwise it is a
            // file, each time anew, from 64 kB on: for each handful of letters.
            try connection.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return SQLiteEngine(connections: .file(pool))
    }

    /// Brings what lies in the log beside a closed database into the file itself, which then is all there is.
    public static func gather(_ path: String) throws {
        try outcome("writing \(path)") {
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        }.get()
    }

    private static func configuration(busyTimeoutSeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "samling"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        // A mailbox's mails are large: with SQLite's own 2 MB they are read from the disk again and again. Each
        // connection has as much.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -8192") }
        return configuration
    }
}

private func createPrivately(_ path: String, attempt: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
        throw Database::DatabaseError(
            attempt, .unavailable, .permanent, "the folder \(folder.path) can't be made", cause: error)
    }
    // SQLite gives the files beside it, which hold the same data, the database's own permissions.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
        let number = errno
        let reason = unsafe String(cString: strerror(number))
        switch number {
        case EROFS: throw Database::DatabaseError(attempt, .readOnly, .permanent, reason)
        case ENOSPC: throw Database::DatabaseError(attempt, .full, .temporary, reason)
        default: throw Database::DatabaseError(attempt, .unavailable, .permanent, reason)
        }
    }
    close(descriptor)
}
