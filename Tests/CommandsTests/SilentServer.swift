import Foundation
import Glibc
import Synchronization
import Testing

/// A mail server that takes what comes up to a point, and says nothing more.
final class SilentServer: Sendable {
    enum Silence: Sendable { case atGreeting, atMail, afterDot }

    let port: UInt16
    private let file: Int32
    private let state = Mutex((silent: 0, clients: [Int32]()))

    init(_ silence: Silence) throws {
        (file, port) = try Self.bound()
        try #require(listen(file, 16) == 0)
        Thread.detachNewThread { [file, weak self] in
            while true {
                let client = accept(file, nil, nil)
                guard client >= 0, let self else { return }
                state.withLock { $0.clients.append(client) }
                Thread.detachNewThread { [weak self] in
                    Self.talk(client, silence) { self?.state.withLock { $0.silent += 1 } }
                }
            }
        }
    }

    deinit {
        shutdown(file, Int32(SHUT_RDWR))
        close(file)
        for client in state.withLock({ $0.clients }) { close(client) }
    }

    /// False where nobody has come so far within half a minute.
    func waitsUntilSilent() -> Bool {
        for _ in 0..<1_500 {
            if state.withLock({ $0.silent }) > 0 { return true }
            usleep(20_000)
        }
        return false
    }

    /// Says something after all.
    func speak(_ text: String) {
        for client in state.withLock({ $0.clients }) { Self.say(text, to: client) }
    }

    static func freePort() throws -> UInt16 {
        let (file, port) = try bound()
        close(file)
        return port
    }

    private static func bound() throws -> (Int32, UInt16) {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(file, $0, length) == 0 && getsockname(file, $0, &length) == 0
            }
        }
        try #require(status)
        return (file, UInt16(bigEndian: address.sin_port))
    }

    private static func talk(_ client: Int32, _ silence: Silence, whenSilent: () -> Void) {
        guard silence != .atGreeting else { return whenSilent() }
        say("220 silent\r\n", to: client)
        var (text, isBody) = ("", false)
        while let more = heard(from: client) {
            text += more
            while let end = text.range(of: "\r\n") {
                let line = text[..<end.lowerBound]
                text = String(text[end.upperBound...])
                if isBody {
                    if line == "." { return whenSilent() }
                    continue
                }
                if line.hasPrefix("MAIL"), silence == .atMail { return whenSilent() }
                isBody = line == "DATA"
                say(isBody ? "354 go on\r\n" : "250 well\r\n", to: client)
            }
        }
    }

    private static func say(_ text: String, to client: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private static func heard(from client: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe recv(client, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }
}

/// What a service tells its supervisor (sd_notify(3)).
final class HeardWords: Sendable {
    let path: String
    private let file: Int32
    private let words = Mutex<Set<String>>([])

    init(_ path: String) throws {
        self.path = path
        file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: Array(path.utf8)) }
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0)
    }

    deinit { close(file) }

    /// False where it hasn't been said within half a minute.
    func waits(for word: String) -> Bool {
        for _ in 0..<1_500 {
            var bytes = [UInt8](repeating: 0, count: 512)
            let count = unsafe recv(file, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                let said = String(decoding: bytes.prefix(count), as: UTF8.self)
                words.withLock { _ = $0.insert(said) }
            }
            if words.withLock({ $0.contains(word) }) { return true }
            if count <= 0 { usleep(20_000) }
        }
        return false
    }
}
