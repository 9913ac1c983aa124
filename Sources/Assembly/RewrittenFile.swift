import Foundation
import Glibc

/// A file's new contents, written whole beside it first and then put in its place in one step, so that there is
/// never half a file. The file keeps its permissions.
public struct RewrittenFile: Sendable {
    private let path: String
    private let draft: String

    /// Writes the contents beside the file, which stays as it is. Throws when there is no room or no right to write.
    public init(_ named: String, _ bytes: [UInt8]) throws {
        // What a link points to is rewritten, not the link.
        path = URL(fileURLWithPath: named).resolvingSymlinksInPath().path
        draft = "\(path).\(ProcessInfo.processInfo.processIdentifier)~"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard FileManager.default.isWritableFile(atPath: path) else { throw CocoaError(.fileWriteNoPermission) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
            let permissions = attributes[.posixPermissions] ?? 0o600
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: draft)
        } catch {
            discard()
            throw error
        }
    }

    /// Puts the new contents in the file's place.
    public func put() throws {
        guard unsafe rename(draft, path) == 0 else {
            discard()
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Leaves the file as it is.
    public func discard() { try? FileManager.default.removeItem(atPath: draft) }
}
