import BlockingExecutor
import Glibc

/// A connection and the conversation on it: does what the conversation asks for, and tells it what came of it.
final class SMTPLine {
    private let connection: Connection
    /// Where everything here is done.
    private let thread: SocketThread
    private let deadlines: Deadlines
    private var conversation = SMTPConversation()
    private var step: SMTPConversation.Step
    private var deadline: Deadline
    /// What stopped the conversation, when it was not the server's word.
    private var interruption: TransportError?

    /// Connects and says EHLO.
    static func opened(
        to settings: ConnectionSettings, helloName: String, on thread: SocketThread
    ) async throws(TransportError) -> SMTPLine {
        guard ConnectionSettings.isHost(helloName) else {
            throw TransportError(
                "greeting \(settings.authority)", .settings, .permanent, "'\(helloName)' is not the name of a host")
        }
        let connection = try await Opener().open(settings, speaking: .smtp(helloName: helloName))
        let line = SMTPLine(connection, settings.deadlines, helloName: helloName, on: thread)
        guard await line.advance() == .ready else { throw line.greetingError(settings.authority) }
        return line
    }

    private init(_ connection: Connection, _ deadlines: Deadlines, helloName: String, on thread: SocketThread) {
        self.connection = connection
        self.thread = thread
        self.deadlines = deadlines
        deadline = Deadline(in: deadlines.hello, onceCancelled: .zero)
        step = conversation.start(helloName: helloName)
    }

    private func greetingError(_ authority: String) -> TransportError {
        let attempt = "greeting \(authority)"
        switch step {
        case .finished(.refusedService(let reply), _):
            return TransportError(
                attempt, .refusedService, reply.code >= 500 ? .permanent : .temporary, "\(reply.code) \(reply.text)")
        case .finished(.notSent(let failure), _): return error(failure)
        default: return TransportError(attempt, .notUnderstood, .temporary, "the greeting came to nothing")
        }
    }

    /// Whether a letter's envelope has been written that nobody has begun.
    var isAhead: Bool { conversation.isAhead }

    /// Whether the letter may come next on an idle connection. Where its envelope hasn't been written, the server must
    /// have left the connection as it was: neither closed it nor said that it will.
    func isFit(for letter: WireLetter) -> Bool {
        if conversation.isAhead { return conversation.canBegin(letter) }
        guard let bytes = try? connection.readAvailable() else { return false }
        return bytes.isEmpty
    }

    func begin(_ letter: WireLetter) {
        step = conversation.begin(letter)
    }

    /// Goes on until the conversation wants something that only its owner can give.
    func advance() async -> SMTPConversation.Step {
        while true {
            do throws(TransportError) {
                switch step {
                case .write(let bytes, let patience):
                    deadline = Deadline(
                        in: time(for: patience),
                        onceCancelled: conversation.isBeyondDot ? deadlines.finalOnceCancelled : .zero)
                    try await write(bytes)
                    step = conversation.written()
                case .read: step = conversation.received(try await read())
                case .look: step = conversation.looked(try connection.readAvailable())
                case .commit, .ready, .finished: return step
                }
            } catch {
                interruption = error
                step = conversation.failed(.interrupted)
            }
        }
    }

    private func write(_ bytes: [UInt8]) async throws(TransportError) {
        var start = 0
        while start < bytes.count {
            let count = try connection.writeNow(bytes, from: start)
            if count == 0 { try await wait(for: POLLOUT) }
            start += count
        }
    }

    private func read() async throws(TransportError) -> [UInt8] {
        while true {
            // TLS may hold bytes that the socket no longer shows: always read before waiting.
            let bytes = try connection.readAvailable()
            if !bytes.isEmpty { return bytes }
            try await wait(for: POLLIN)
        }
    }

    private func wait(for event: Int32) async throws(TransportError) {
        await thread.wait(for: event, on: try connection.socket(), atMost: try connection.heed(deadline))
    }

    private func time(for patience: SMTPConversation.Patience) -> Duration {
        switch patience {
        case .hello: deadlines.hello
        case .reply: deadlines.reply
        case .body: deadlines.body
        case .final: deadlines.final
        }
    }

    /// The answer to `.commit`.
    func commit(_ isCommitted: Bool, next: WireEnvelope?) {
        if isCommitted { step = conversation.committed(next: next) } else { withdraw(because: nil) }
    }

    /// Ends the letter without a dot, which no server takes for a letter.
    func withdraw(because cause: (any Error)?) {
        interruption = TransportError(
            "sending a letter", .withdrawn, .temporary, "withdrawn before the final dot", cause: cause)
        step = conversation.failed(.interrupted)
    }

    /// Of the letter last begun, once `advance` has come to its end.
    var outcome: (DeliveryOutcome, SMTPConversation.Fitness) {
        guard case .finished(let ending, let fitness) = step else { preconditionFailure("a letter still under way") }
        switch ending {
        case .accepted(let reply): return (.accepted(reply), fitness)
        case .refused(let rejection): return (.refused(rejection), fitness)
        case .notSent(let failure): return (.notSent(error(failure)), fitness)
        case .unknown(let failure): return (.unknown(error(failure)), fitness)
        case .refusedService: preconditionFailure("only the greeting ends so")
        }
    }

    private func error(_ failure: SMTPConversation.Failure) -> TransportError {
        switch failure {
        case .interrupted:
            interruption ?? TransportError("speaking with the server", .closed, .temporary, "it was interrupted")
        case .notUnderstood(let detail):
            TransportError("speaking with the server", .notUnderstood, .temporary, detail)
        }
    }

    /// Says goodbye; whether the server hears it matters to nobody. Who waits for a letter would take it for one.
    func quit() async {
        guard !conversation.isAhead else { return }
        deadline = Deadline(in: min(deadlines.hello, .seconds(2)), onceCancelled: nil)
        do throws(TransportError) {
            try await write(Array("QUIT\r\n".utf8))
            _ = try await read()
        } catch {}
    }
}

/// Opens a connection on a thread of its own: libcurl blocks until the server has answered, or doesn't any more.
private actor Opener {
    private let executor = BlockingExecutor(label: "opening SMTP")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func open(
        _ settings: ConnectionSettings, speaking service: Connection.Service
    ) throws(TransportError) -> sending Connection {
        try Connection(to: settings, speaking: service)
    }
}
