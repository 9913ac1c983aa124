import Database
import FoundationEssentials
import Glibc
import Letters
import Mail
import Meetings
import Records
import SQLite

/// The whole of an installation in one file, put back from it, or moved to another database.
public struct Keeping: Sendable {
    private let settings: Settings
    private let data: DataFolder
    private let now: Date

    /// What came over: rows of each table.
    public struct Report: Encodable, Sendable {
        public var tables: [String: Int]
        public var rows: Int
        /// Letters that somebody has to look at before they go.
        public var held: Int?

        init(_ copied: [String: DatabaseCopy.Contents]) {
            tables = copied.mapValues(\.rows)
            rows = tables.values.reduce(0, +)
        }
    }

    /// Throws `SettingsError` when there are no settings to go by.
    public init(_ request: InstallationRequest) throws {
        settings = try SettingsReader.read(
            file: request.configFile, environment: request.environment, commandLine: request.values
        ).settings
        data = DataFolder(request.dataFolder)
        now = request.now ?? TimeSource.system.now()
    }

    /// Writes everything into a new file, while others work: what was there at one moment, read again to compare. The
    /// file holds the installation's key, so it is for its owner's eyes only.
    public func backUp(to file: String) async throws -> Report {
        guard unsafe access(file, F_OK) != 0 else { throw AssemblyError.fileExists(file) }
        let draft = "\(file).under-way"
        removeDatabase(draft)
        do {
            let source = try await open()
            let target = try await SQLiteEngine.file(draft)
            let report = Report(try await DatabaseCopy(from: source, to: target).run())
            let key = try data.macKey(settings.mail.macKeyFile)
            _ = try await SQLStore(engine: target).settled(
                Keeping.keyName, key.map { String($0) }.joined(separator: " "))
            try await target.close()
            try await source.close()
            try SQLiteEngine.gather(draft)
            guard unsafe link(draft, file) == 0 else { throw AssemblyError.fileExists(file) }
            removeDatabase(draft)
            return report
        } catch {
            removeDatabase(draft)
            throw error
        }
    }

    /// Puts back what the file holds into an installation with nothing in it. Nothing is sent until somebody has looked
    /// at the outbox: the house is closed.
    public func restore(from file: String) async throws -> Report {
        guard unsafe access(file, R_OK) == 0 else { throw AssemblyError.secret(file) }
        try data.make()
        // The backup itself stays as it is: an old one is first brought up to this program's schema.
        let draft = "\(data.path)/restore-under-way.sqlite"
        removeDatabase(draft)
        defer { removeDatabase(draft) }
        do {
            try FileManager.default.copyItem(atPath: file, toPath: draft)
        } catch {
            throw AssemblyError.secret(file)
        }
        let source = try await SQLiteEngine.file(draft)
        try await SQLStore(engine: source).prepare()
        let target = try await DatabasePlace(settings.database, in: data).open()
        var report = Report(try await DatabaseCopy(from: source, to: target).run())
        let store = SQLStore(engine: target)
        if let words = try await store.taken(Keeping.keyName), settings.mail.macKeyFile == nil {
            try data.putBackKey(words.split(separator: " ").compactMap { UInt8($0) })
        }
        report.held = try await store.holdAfterRestore(now: now)
        try await target.close()
        try await source.close()
        return report
    }

    /// Copies everything to another database, which must be empty. The settings still name the old one.
    public func move(to url: String, passwordFile: String?) async throws -> Report {
        var there = Settings.Database()
        there.url = url
        there.passwordFile = passwordFile ?? settings.database.passwordFile
        let source = try await open()
        let target = try await DatabasePlace(there, in: data).open()
        let report = Report(try await DatabaseCopy(from: source, to: target).run())
        try await target.close()
        try await source.close()
        return report
    }

    private static let keyName = "key-of-the-backup"

    private func open() async throws -> any DatabaseEngine {
        try data.make()
        let engine = try await DatabasePlace(settings.database, in: data).open()
        try await SQLStore(engine: engine).prepare()
        return engine
    }

    private func removeDatabase(_ path: String) {
        for file in [path, "\(path)-wal", "\(path)-shm"] { _ = unsafe unlink(file) }
    }
}
