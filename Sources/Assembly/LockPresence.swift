import Foundation
import Glibc
import Meetings
import Synchronization

/// Who is alive on this machine: every process holds a lock on a file named after it, and the system lets go of
/// the lock when the process dies, however it dies.
final class LockPresence: Presence {
    let owner: String
    private let folder: String
    private let lock: Int32

    /// Takes the lock. Throws when the folder can't be written.
    init(folder: String, owner: String) throws {
        self.owner = owner
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AssemblyError.folder(folder)
        }
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

    /// An owner of another machine has no file here, and is never said to be dead.
    private func isDead(_ other: String) -> Bool {
        guard other.hasPrefix("\(LockPresence.machine)-"), !other.contains("/") else { return false }
        let file = unsafe open("\(folder)/\(other)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        // A process that ended in good order has taken its file away.
        if file < 0 { return errno == ENOENT }
        defer { close(file) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return false }
        _ = unsafe unlink("\(folder)/\(other)")
        return true
    }

    static var machine: String {
        let name = ProcessInfo.processInfo.hostName
        return name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    }

    /// A name no other process has: machine, process and a piece of chance.
    static func ownName(_ ids: IDSource) -> String {
        "\(machine)-\(ProcessInfo.processInfo.processIdentifier)-\(ids.token().prefix(8))"
    }
}
