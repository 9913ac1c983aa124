import Glibc

/// The program that has started this one and wants to know how it is: systemd, in the words of sd_notify(3). It is told
/// over a datagram socket of this machine; nothing is told where there is none.
struct Supervisor: Sendable {
    enum Word: String, Sendable {
        case ready = "READY=1"
        case stopping = "STOPPING=1"
        case alive = "WATCHDOG=1"
    }

    /// A path or, behind an `@`, a name without a file; nil where nobody listens.
    let socket: String?
    /// How often a sign of life is wanted; nil where none is.
    let watchdogInterval: Duration?

    /// - Parameters:
    ///   - environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC`, and `WATCHDOG_PID` with whom it is meant for.
    ///   - process: this one.
    init(_ environment: [String: String], process: Int32 = getpid()) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap(Int.init) ?? 0
        watchdogInterval = isMeant && microseconds > 0 ? .microseconds(microseconds) : nil
    }

    /// False where it could not be told. Never waits.
    @discardableResult
    func tell(_ word: Word) -> Bool {
        guard let socket, let (address, length) = Supervisor.address(socket) else { return false }
        let file = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard file >= 0 else { return false }
        defer { close(file) }
        let bytes = Array(word.rawValue.utf8)
        let sent = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(
                    file, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), $0, length)
            }
        }
        return sent == bytes.count
    }

    /// unix(7): a name without a file begins with a zero byte, and is as long as it is said to be.
    private static func address(_ name: String) -> (sockaddr_un, socklen_t)? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room else { return nil }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let path = MemoryLayout<sockaddr_un>.size - room
        return (address, socklen_t(path + bytes.count))
    }
}
