import Dispatch
import Foundation
import Glibc
import Synchronization

/// An SMTP server on 127.0.0.1 that does as its script says, well or badly, and keeps every byte that it was sent.
final class ScriptedServer: Sendable {
    enum Stage: Hashable, Sendable {
        case greeting, hello, startTLS, login, mail, recipient, data, body, dot, reset, quit
    }

    enum Answer: Sendable {
        case say(String)
        /// One byte at a time, each in a segment of its own.
        case drip(String)
        /// The same, with twenty milliseconds between two bytes.
        case dripSlowly(String)
        case sayThenClose(String)
        /// The first at once; the second, and hanging up, when the test says so.
        case sayThenLater(String, String)
        case close
        case abort
        /// No answer, but the connection stays open.
        case silence
    }

    struct Script: Sendable {
        var capabilities = ["PIPELINING", "SIZE 50000000", "8BITMIME", "ENHANCEDSTATUSCODES"]
        /// For each stage what to answer the first time, the second…; after that all is well.
        var answers: [Stage: [Answer]] = [:]
        /// When so many bytes of a body have come, the stage `body` has been reached.
        var bodyBytes = Int.max
    }

    struct Log: Sendable {
        var connections = 0
        var commands: [String] = []
        var messages: [[UInt8]] = []
        var received: [UInt8] = []
        /// Commands that came before the one before them was answered.
        var eager = 0
        /// Dots that something came along with.
        var hurried = 0

        func count(_ verb: String) -> Int { commands.count { $0.uppercased().hasPrefix(verb) } }
    }

    private struct State {
        var script: Script
        var log = Log()
    }

    let port: Int
    private let listener: Int32
    private let state: Mutex<State>
    private let later = DispatchSemaphore(value: 0)
    private let closed = DispatchSemaphore(value: 0)

    init(_ script: Script = Script()) {
        state = Mutex(State(script: script))
        let (listener, port) = Self.listen()
        (self.listener, self.port) = (listener, port)
        Thread.detachNewThread { [weak self] in
            // Closed here and nowhere else: a number closed under this thread would soon be another server's.
            defer { Glibc.close(listener) }
            while true {
                let peer = accept(listener, nil, nil)
                guard peer >= 0, let self else { return }
                self.state.withLock { $0.log.connections += 1 }
                Thread.detachNewThread {
                    Session(peer: peer, server: self).run()
                    // Not close alone: another test may just be starting a program, which then holds a copy.
                    shutdown(peer, Int32(SHUT_RDWR))
                    Glibc.close(peer)
                    self.closed.signal()
                }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// A port where nobody listens, nor will for a while unless asked to.
    static func freePort() -> Int {
        let (listener, port) = listen()
        Glibc.close(listener)
        return port
    }

    private static func listen() -> (listener: Int32, port: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // So that a body stays on its way when nobody reads it.
        var receiveBytes: Int32 = 65_536
        unsafe setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &receiveBytes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                guard unsafe bind(listener, $0, length) == 0, Glibc.listen(listener, 64) == 0,
                    unsafe getsockname(listener, $0, &length) == 0
                else { preconditionFailure("no port to listen on") }
            }
        }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    var log: Log { state.withLock { $0.log } }

    /// Says and does what `sayThenLater` has put off, and waits until it is done.
    func hangUp() async {
        later.signal()
        await connectionClosed()
    }

    /// Waits until the server has seen the end of a connection.
    func connectionClosed() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.closed.wait()
                continuation.resume()
            }
        }
    }

    fileprivate func waitForTest() { later.wait() }

    fileprivate func note(_ change: (inout Log) -> Void) { state.withLock { change(&$0.log) } }

    fileprivate func answer(to stage: Stage) -> Answer {
        state.withLock {
            if let answers = $0.script.answers[stage], let first = answers.first {
                $0.script.answers[stage] = Array(answers.dropFirst())
                return first
            }
            return .say(Self.usual(stage, $0.script.capabilities))
        }
    }

    fileprivate var bodyBytes: Int { state.withLock { $0.script.bodyBytes } }

    private static func usual(_ stage: Stage, _ capabilities: [String]) -> String {
        switch stage {
        case .greeting: "220 test.example ESMTP\r\n"
        case .hello:
            (["250-test.example"] + capabilities.map { "250-\($0)" } + ["250 HELP\r\n"]).joined(separator: "\r\n")
        case .startTLS: "454 4.7.0 TLS not available\r\n"
        case .login: "235 2.7.0 welcome\r\n"
        case .mail: "250 2.1.0 Ok\r\n"
        case .recipient: "250 2.1.5 Ok\r\n"
        case .data: "354 go on\r\n"
        case .body: ""
        case .dot: "250 2.0.0 Ok: queued as 4711\r\n"
        case .reset: "250 2.0.0 Ok\r\n"
        case .quit: "221 2.0.0 Bye\r\n"
        }
    }
}

/// One connection, on a thread of its own.
private final class Session {
    private let peer: Int32
    private let server: ScriptedServer
    private var buffer: [UInt8] = []

    init(peer: Int32, server: ScriptedServer) {
        self.peer = peer
        self.server = server
        var on: Int32 = 1
        unsafe setsockopt(peer, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    func run() {
        guard perform(server.answer(to: .greeting)) else { return }
        while let line = readLine() {
            server.note { $0.commands.append(line) }
            if !buffer.isEmpty { server.note { $0.eager += 1 } }
            let stage = Self.stage(of: line)
            let answer = server.answer(to: stage)
            guard perform(answer) else { return }
            if stage == .quit { return }
            if stage == .data, case .say(let text) = answer, text.contains("354") {
                guard readBody() else { return }
            }
        }
    }

    private static func stage(of line: String) -> ScriptedServer.Stage {
        switch line.uppercased().prefix(4) {
        case "EHLO", "HELO": .hello
        case "STAR": .startTLS
        case "AUTH": .login
        case "MAIL": .mail
        case "RCPT": .recipient
        case "DATA": .data
        case "QUIT": .quit
        default: .reset
        }
    }

    /// False when the connection is to end.
    private func perform(_ answer: ScriptedServer.Answer) -> Bool {
        switch answer {
        case .say(let text): send(text)
        case .drip(let text): for byte in text.utf8 { send(String(UnicodeScalar(byte))) }
        case .dripSlowly(let text):
            for byte in text.utf8 {
                guard send(String(UnicodeScalar(byte))) else { return false }
                usleep(20_000)
            }
        case .sayThenClose(let text):
            send(text)
            return false
        case .sayThenLater(let now, let later):
            send(now)
            server.waitForTest()
            send(later)
            return false
        case .close: return false
        case .abort:
            // Connecting to nothing resets what was connected.
            var nothing = sockaddr()
            unsafe connect(peer, &nothing, socklen_t(MemoryLayout<sockaddr>.size))
            return false
        case .silence: break
        }
        return true
    }

    /// False when the other side has gone.
    @discardableResult
    private func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.send(peer, $0.baseAddress?.advanced(by: start), bytes.count - start, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }

    private func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line
            }
            guard fill() else { return nil }
        }
    }

    /// Up to the line with only a dot; dots doubled on the way are made single again.
    private func readBody() -> Bool {
        var lines: [UInt8] = []
        var line: [UInt8] = []
        var count = 0
        while true {
            for (index, byte) in buffer.enumerated() {
                line.append(byte)
                count += 1
                if count == server.bodyBytes, !perform(server.answer(to: .body)) { return false }
                guard line.count >= 2, line.suffix(2) == [13, 10] else { continue }
                if line == Array(".\r\n".utf8) {
                    buffer.removeFirst(index + 1)
                    let isHurried = !buffer.isEmpty
                    server.note {
                        $0.messages.append(lines)
                        $0.hurried += isHurried ? 1 : 0
                    }
                    return perform(server.answer(to: .dot))
                }
                lines += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
                line = []
            }
            buffer = []
            guard fill() else { return false }
        }
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(peer, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        server.note { $0.received += chunk[..<count] }
        return true
    }
}
