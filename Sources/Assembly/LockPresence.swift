import Foundation
import Glibc
import Mail
import Meetings
import Synchronization

/// Who is alive in one folder of locks: every process holds a lock on a file named after it, and the system lets go of
/// the lock when the process dies, however it dies.
final class LockPresence: Presence {
    let owner: String
    private let folder: String
    /// What the names of all that hold locks in this folder begin with.
    private let place: String
    private let lock: Int32

    /// Takes a lock by a name no other process has: place, process and a piece of chance. Throws when the folder can't
    /// be written.
    init(folder: String, ids: IDSource) throws {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AssemblyError.folder(folder)
        }
        place = try LockPresence.place(of: folder)
        owner = "\(place)-\(ProcessInfo.processInfo.processIdentifier)-\(ids.token().prefix(8))"
        lock = unsafe open("\(folder)/\(owner)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw AssemblyError.folder(folder)
        }
    }

    deinit {
        _ = unsafe unlink("\(folder)/\(owner)")
        close(lock)
    }

    func dead(among owners: [String]) -> [String] { owners.filter { $0 != owner && isDead($0) } }

    /// An owner of another place has no file here, and is never said to be dead.
    private func isDead(_ other: String) -> Bool {
        guard other.hasPrefix("\(place)-"), !other.contains("/") else { return false }
        let file = unsafe open("\(folder)/\(other)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        // A process that ended in good order has taken its file away.
        if file < 0 { return errno == ENOENT }
        defer { close(file) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return false }
        _ = unsafe unlink("\(folder)/\(other)")
        return true
    }

    /// The machine, and which folder of it. Names alone don't tell machines apart, and several nodes may run on one: a
    /// folder is the same only on the same run of the same system.
    private static func place(of folder: String) throws -> String {
        var status = stat()
        guard unsafe stat(folder, &status) == 0 else { throw AssemblyError.folder(folder) }
        let run = BoundedFile.read("/proc/sys/kernel/random/boot_id", atMostBytes: 64) ?? []
        let name = ProcessInfo.processInfo.hostName
        let machine = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        let identity = run + Array("\(status.st_dev) \(status.st_ino)".utf8)
        return "\(machine)-\(Digest.sha256Hex(identity).prefix(8))"
    }
}
