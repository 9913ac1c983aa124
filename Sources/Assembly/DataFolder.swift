import Foundation
import Glibc

/// The data folder: `samling.sqlite`, `mail/`, `locks/`, and the key of the return addresses. Only its owner
/// may look into it.
struct DataFolder {
    let path: String

    /// `samling-data` in the working folder where none is named.
    init(_ named: String?) {
        let path = named ?? "samling-data"
        self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }

    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AssemblyError.folder(path)
        }
    }

    /// The embedded database, where the settings name none.
    var database: String { "\(path)/samling.sqlite" }

    /// The key that return addresses are signed with; made on first use where the settings name none.
    func macKey(_ file: String?) throws -> [UInt8] {
        if let file { return try SecretFile.read(file) }
        let own = "\(path)/mac.key"
        if !FileManager.default.fileExists(atPath: own) { try makeKey(own) }
        return try SecretFile.read(own)
    }

    /// A key that was kept elsewhere, where there is none yet.
    func putBackKey(_ key: [UInt8]) throws {
        let own = "\(path)/mac.key"
        guard !FileManager.default.fileExists(atPath: own) else { return }
        try keep(key, as: own)
    }

    private func makeKey(_ own: String) throws {
        var random = SystemRandomNumberGenerator()
        try keep((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }, as: own)
    }

    /// Written beside and linked into place, so that nobody reads half a key, and the first of two that make one
    /// at the same time has made it for both.
    private func keep(_ key: [UInt8], as own: String) throws {
        let draft = "\(own).\(ProcessInfo.processInfo.processIdentifier)"
        defer { _ = unsafe unlink(draft) }
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(key), attributes: [.posixPermissions: 0o600]),
            unsafe link(draft, own) == 0 || errno == EEXIST
        else { throw AssemblyError.folder(path) }
    }
}
