import Foundation
import Meetings

/// A file that holds a secret: its path or, as `credential:NAME`, one that systemd hands over to the service alone
/// (`LoadCredential=NAME:PATH`, systemd.exec(5)).
enum SecretFile {
    private static let longestBytes = 4_096
    private static let mark = "credential:"

    /// Its bytes as they are. Throws when it can't be read or is empty.
    static func read(_ named: String, environment: [String: String] = ProcessInfo.processInfo.environment)
        throws -> [UInt8]
    {
        guard let path = path(of: named, environment) else { throw AssemblyError.noCredentials(named) }
        guard let bytes = BoundedFile.read(path, atMostBytes: longestBytes), !bytes.isEmpty,
            bytes.count <= longestBytes
        else { throw AssemblyError.secret(named) }
        return bytes
    }

    /// Nil where it is a credential, and none are handed over.
    private static func path(of named: String, _ environment: [String: String]) -> String? {
        guard named.hasPrefix(mark) else { return named }
        guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty, isSoundName(named) else { return nil }
        return "\(folder)/\(named.dropFirst(mark.count))"
    }

    /// A credential's name is that of a file, and of nothing outside its folder.
    static func isSoundName(_ named: String) -> Bool {
        guard named.hasPrefix(mark) else { return true }
        let name = named.dropFirst(mark.count)
        return !name.isEmpty && name.first != "." && !name.contains("/") && !name.utf8.contains(0)
    }

    /// A password: the file's first line.
    static func readLine(_ named: String) throws -> String {
        let line = try read(named).prefix { $0 != 0x0A && $0 != 0x0D }
        guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else {
            throw AssemblyError.secret(named)
        }
        return text
    }

    /// Whether others than its owner may read it. Credentials are the supervisor's business.
    static func isOpenToOthers(_ named: String) -> Bool {
        guard !named.hasPrefix(mark) else { return false }
        let attributes = try? FileManager.default.attributesOfItem(atPath: named)
        return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0
    }
}
