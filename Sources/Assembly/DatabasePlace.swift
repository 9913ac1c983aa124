import Database
import Postgres
import SQLite

/// Where the books are kept: a file of this machine, or a server that several machines share.
enum DatabasePlace {
    case file(String)
    case server(PostgresAddress, connections: Int)

    /// What the settings name, or the data folder's own file.
    /// - Throws: `AssemblyError` where the address isn't safe, or it or its password can't be read.
    init(_ settings: Settings.Database, in data: DataFolder) throws {
        guard let url = settings.url else {
            self = .file(data.database)
            return
        }
        if url.hasPrefix("sqlite:") {
            self = .file(String(url.dropFirst("sqlite:".count)))
        } else {
            let password = try settings.passwordFile.map(SecretFile.readLine)
            do {
                self = .server(try PostgresAddress(url, password: password), connections: settings.connections)
            } catch {
                throw AssemblyError.database(error.detail)
            }
        }
    }

    /// For people: without a password.
    var shown: String {
        switch self {
        case .file(let path): path
        case .server(let address, _): address.shown
        }
    }

    var isShared: Bool {
        if case .server = self { true } else { false }
    }

    func open() async throws -> any DatabaseEngine {
        switch self {
        case .file(let path): try await SQLiteEngine.file(path)
        case .server(let address, let connections): PostgresEngine(address, connections: connections)
        }
    }

    /// The setting's value as it may be shown: the address of a server can hold a password.
    static func masked(_ url: String) -> String {
        guard url.hasPrefix("postgres") else { return url }
        return (try? PostgresAddress(url))?.shown ?? "postgres://…"
    }
}
