import CLibcurl
import Glibc

/// One connection to a mail server, which libcurl has opened, secured and logged in on. Opening it blocks, and
/// so do `write` and `read`.
///
/// What is said on it afterwards is the caller's: libcurl only carries the bytes.
final class Connection {
    /// What the server speaks, which tells libcurl how to open.
    enum Service {
        case smtp(helloName: String)
        case imap

        var scheme: String {
            switch self {
            case .smtp: "smtp"
            case .imap: "imap"
            }
        }
    }

    /// The cause of an error when libcurl found no way to show an IMAP server the credentials, and showed none.
    struct NoMechanism: Error {}

    private let handle: CurlHandle
    private let attempt: String

    /// - Throws: `TransportError` when the settings are unsafe, the server cannot be reached or trusted, or it does
    ///   not let us in.
    init(to settings: ConnectionSettings, speaking service: Service) throws(TransportError) {
        try CurlBackend.check()
        try settings.check()
        attempt = "connecting to \(settings.authority)"
        guard let handle = CurlHandle() else {
            throw TransportError(attempt, .backend, .temporary, "libcurl has no memory for another connection")
        }
        for code in handle.prepare(for: settings, speaking: service) where code != CURLE_OK {
            throw TransportError(attempt, .backend, .permanent, handle.complaint(about: code))
        }
        let code = handle.perform()
        guard code == CURLE_OK else {
            if case .imap = service {
                throw TransportError(attempt, openingIMAP: code, handle.transcript, handle.complaint(about: code))
            }
            throw TransportError(attempt, opening: code, answer: handle.responseCode, handle.complaint(about: code))
        }
        // Where no login is offered, libcurl goes on without; 235 is the only proof of one (RFC 4954 §6).
        if case .smtp = service, settings.credentials != nil, handle.responseCode != 235 {
            throw TransportError(attempt, .login, .permanent, "the server offers no login that can be used")
        }
        self.handle = handle
    }

    /// Writes all of it.
    func write(_ bytes: [UInt8], until deadline: Deadline) throws(TransportError) {
        var start = 0
        while start < bytes.count {
            let count = try writeNow(bytes, from: start)
            if count == 0 { try wait(for: POLLOUT, until: deadline) }
            start += count
        }
    }

    /// Writes as much of what is left as goes without waiting, perhaps nothing.
    func writeNow(_ bytes: [UInt8], from start: Int) throws(TransportError) -> Int {
        let end = min(start + 65_536, bytes.count)
        let (code, count) = unsafe bytes.withUnsafeBytes { unsafe handle.send(.init(rebasing: $0[start..<end])) }
        switch code {
        case CURLE_OK: return count
        case CURLE_AGAIN: return 0
        default: throw broken(code)
        }
    }

    /// Waits for bytes, at least one.
    func read(until deadline: Deadline) throws(TransportError) -> [UInt8] {
        while true {
            // TLS may hold bytes that the socket no longer shows: always read before waiting.
            let bytes = try readAvailable()
            if !bytes.isEmpty { return bytes }
            try wait(for: POLLIN, until: deadline)
        }
    }

    /// What has come already, perhaps nothing.
    func readAvailable() throws(TransportError) -> [UInt8] {
        var outcome = (code: CURLE_OK, count: 0)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
            unsafe outcome = handle.receive(UnsafeMutableRawBufferPointer(buffer))
            count = outcome.count
        }
        switch outcome.code {
        case CURLE_OK where outcome.count == 0:
            throw TransportError(attempt, .closed, .temporary, "the server closed the connection")
        case CURLE_OK: return bytes
        case CURLE_AGAIN: return []
        default: throw broken(outcome.code)
        }
    }

    private func wait(for event: Int32, until deadline: Deadline) throws(TransportError) {
        while true {
            let (socket, milliseconds) = (try socket(), try heed(deadline))
            var request = pollfd(fd: socket, events: Int16(event), revents: 0)
            let count = unsafe poll(&request, 1, milliseconds)
            if count > 0 { return }
            guard count == 0 || errno == EINTR else {
                throw TransportError(attempt, .closed, .temporary, "waiting failed with error \(errno)")
            }
        }
    }

    /// What to wait on.
    func socket() throws(TransportError) -> Int32 {
        guard let socket = handle.socket else {
            throw TransportError(attempt, .closed, .temporary, "the connection is gone")
        }
        return socket
    }

    /// - Returns: how long to wait at a time, in milliseconds.
    /// - Throws: when the time is up, or the task was cancelled.
    @discardableResult
    func heed(_ deadline: Deadline) throws(TransportError) -> Int32 {
        if deadline.isCancelled {
            throw TransportError(attempt, .withdrawn, .temporary, "it was cancelled")
        }
        guard let milliseconds = deadline.nextWaitMilliseconds else {
            throw TransportError(attempt, .timedOut, .temporary, "the server did not answer in time")
        }
        return milliseconds
    }

    private func broken(_ code: CURLcode) -> TransportError {
        TransportError(attempt, .closed, .temporary, handle.complaint(about: code))
    }
}

/// A point in time until which to wait.
final class Deadline {
    /// Sooner, once the task was cancelled.
    private var end: ContinuousClock.Instant
    /// For how long the task goes on waiting after it was cancelled; nil for as long as before.
    private let grace: Duration?
    private var isShortened = false

    /// - Parameter grace: zero where a cancellation ends the waiting at once.
    init(in duration: Duration, onceCancelled grace: Duration?) {
        end = .now + duration
        self.grace = grace
    }

    var isCancelled: Bool { grace == .zero && Task.isCancelled }

    /// At most half a second, so that a cancellation is noticed; nil when the time is up.
    var nextWaitMilliseconds: Int32? {
        if let grace, !isShortened, Task.isCancelled {
            end = min(end, .now + grace)
            isShortened = true
        }
        let left = ContinuousClock.now.duration(to: end)
        guard left > .zero else { return nil }
        return Int32(min(left, .milliseconds(500)) / .milliseconds(1)) + 1
    }
}
