import Dispatch
import Foundation
import Glibc
import Synchronization

/// An IMAP server on 127.0.0.1 with one account, that does as its script says, well or badly, and keeps what it was
/// told. What the script doesn't say it does as the standard does.
final class IMAPScriptedServer: Sendable {
    /// In all texts `{tag}` stands for the command's tag.
    enum Answer: Sendable {
        case usual
        case say(String)
        /// This first, and then as usual.
        case before(String)
        /// Each byte in a segment of its own.
        case drip
        /// The same, with twenty milliseconds between two bytes.
        case dripSlowly
        case sayThenClose(String)
        /// So many bytes of the usual answer.
        case cutAfter(Int)
        case close
        case abort
        case silence
        /// As fast as it goes, for as long as anyone listens.
        case forever(String)
    }

    struct Message: Sendable, Equatable {
        var uid: Int
        var text: String
        var date = "17-Jul-1996 02:44:25 -0700"
        var flags: Set<String> = []
    }

    struct Script: Sendable {
        var greeting: Answer = .say("* OK ready\r\n")
        var capabilities = "IMAP4rev1 SASL-IR AUTH=PLAIN IDLE NAMESPACE UIDPLUS MOVE"
        var user = "samling"
        var password = "løyndomen"
        var uidValidity = 4_711
        var uidNext: Int? = 1
        var namespace = "((\"\" \"/\")) NIL NIL"
        var delimiter = "/"
        var folders: [String: [Message]] = ["INBOX": []]
        /// By verb, `UID FETCH` and the like being one: what to answer the first time, the second… and then as usual.
        var answers: [String: [Answer]] = [:]

        static func holding(_ messages: [Message]) -> Script {
            var script = Script()
            script.folders["INBOX"] = messages
            script.uidNext = (messages.last?.uid ?? 0) + 1
            return script
        }
    }

    struct State: Sendable {
        var script: Script
        var connections = 0
        /// Without their tags.
        var commands: [String] = []
        var tags: [String] = []
        var subscribed: [String] = []

        func count(_ verb: String) -> Int { commands.count { $0.uppercased().hasPrefix(verb) } }

        var inbox: [Message] {
            get { script.folders["INBOX"] ?? [] }
            set { script.folders["INBOX"] = newValue }
        }
    }

    let port: Int
    private let listener: Int32
    private let shared: Mutex<State>

    init(_ script: Script = Script()) {
        shared = Mutex(State(script: script))
        (listener, port) = Self.listen()
        let listener = listener
        Thread.detachNewThread { [weak self] in
            // Closed here and nowhere else: a number closed under this thread would soon be another server's.
            defer { Glibc.close(listener) }
            while true {
                let peer = accept(listener, nil, nil)
                guard peer >= 0, let self else { return }
                self.change { $0.connections += 1 }
                Thread.detachNewThread {
                    IMAPScriptedSession(IMAPPeer(socket: peer), of: self).run()
                    // Not close alone: another test may just be starting a program, which then holds a copy.
                    shutdown(peer, Int32(SHUT_RDWR))
                    Glibc.close(peer)
                }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func listen() -> (listener: Int32, port: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
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

    var state: State { shared.withLock { $0 } }

    @discardableResult
    func change<Result: Sendable>(_ change: @Sendable (inout State) -> Result) -> Result {
        shared.withLock { change(&$0) }
    }

    func script(_ verb: String, _ answers: Answer...) { change { $0.script.answers[verb, default: []] += answers } }

    func nextAnswer(to verb: String) -> Answer {
        change {
            guard let answers = $0.script.answers[verb], let first = answers.first else { return .usual }
            $0.script.answers[verb] = Array(answers.dropFirst())
            return first
        }
    }

    func deliver(_ text: String) {
        change {
            $0.inbox.append(Message(uid: $0.script.uidNext ?? 1, text: text))
            $0.script.uidNext = ($0.script.uidNext ?? 1) + 1
        }
    }
}

/// The other end of a connection, in lines.
final class IMAPPeer {
    private let socket: Int32
    private var buffer: [UInt8] = []

    init(socket: Int32) {
        self.socket = socket
        var on: Int32 = 1
        unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// False when the other side has gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.send(socket, $0.baseAddress?.advanced(by: start), bytes.count - start, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }

    /// Connecting to nothing resets what was connected.
    func abort() {
        var nothing = sockaddr()
        unsafe connect(socket, &nothing, socklen_t(MemoryLayout<sockaddr>.size))
    }

    func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line
            }
            guard fill() else { return nil }
        }
    }

    func read(_ count: Int) -> String? {
        while buffer.count < count { guard fill() else { return nil } }
        defer { buffer.removeFirst(count) }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    func hasInput(within milliseconds: Int32) -> Bool {
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        if !buffer.isEmpty { return true }
        return unsafe poll(&request, 1, milliseconds) > 0
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
