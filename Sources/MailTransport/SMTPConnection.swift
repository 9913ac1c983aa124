import Synchronization

/// One line to an SMTP server, opened when first needed and used for many letters. It shares its thread with the other
/// connections to that server.
public actor SMTPConnection {
    private let thread: SocketThread
    private let settings: ConnectionSettings
    private let helloName: String
    /// Open and waiting for a letter. Taken out while in use, so that nothing else can come in between.
    private var waiting: SMTPLine?
    private let server: ServerWits

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// Connects to nothing yet.
    public init(to settings: ConnectionSettings, helloName: String) {
        self.init(to: settings, helloName: helloName, server: ServerWits(), on: SocketThread(mayBlock: true))
    }

    init(to settings: ConnectionSettings, helloName: String, server: ServerWits, on thread: SocketThread) {
        self.thread = thread
        self.settings = settings
        self.helloName = helloName
        self.server = server
    }

    /// Connects unless a connection is open, as `samling doctor` does to see whether it can.
    public func connect() async throws(TransportError) {
        guard waiting == nil else { return }
        let line = try await SMTPLine.opened(to: settings, helloName: helloName, on: thread)
        // A letter may have opened one meanwhile.
        guard waiting == nil else { return await line.quit() }
        waiting = line
    }

    /// Sends one letter, on the open connection if that is still good, or else on a new one.
    ///
    /// - Parameters:
    ///   - next: of the letter that is most likely sent after this one: it goes along with the dot, which saves that
    ///     letter a round trip. Where another is sent, or none, the server is left waiting and forgets it.
    ///   - beforeDot: called at most once, when all but the final dot has been written. It records durably
    ///     that the dot will follow, and answers false, or throws, when the letter is no longer this sender's: then no
    ///     dot is written, the connection is closed, and the outcome is `notSent`.
    public func send(
        _ letter: WireLetter, next: WireEnvelope? = nil, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        if let line = waiting {
            waiting = nil
            guard line.isFit(for: letter) else { return await sendAnew(letter, next: next, beforeDot: beforeDot) }
            let isAhead = line.isAhead
            let (outcome, fitness) = await carry(letter, next: next, on: line, beforeDot: beforeDot)
            if isAhead, outcome.isMisunderstanding { server.isSlow() }
            guard fitness == .stale || (isAhead && outcome.deservesAnotherTry) else { return outcome }
            await close()
        }
        return await sendAnew(letter, next: next, beforeDot: beforeDot)
    }

    private func sendAnew(
        _ letter: WireLetter, next: WireEnvelope?, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        guard !Task.isCancelled else {
            return .notSent(TransportError("sending a letter", .withdrawn, .temporary, "it was cancelled"))
        }
        do throws(TransportError) {
            let line = try await SMTPLine.opened(to: settings, helloName: helloName, on: thread)
            return await carry(letter, next: next, on: line, beforeDot: beforeDot).outcome
        } catch {
            return .notSent(error)
        }
    }

    private func carry(
        _ letter: WireLetter, next: WireEnvelope?, on line: SMTPLine, beforeDot: @Sendable () async throws -> Bool
    ) async -> (outcome: DeliveryOutcome, fitness: SMTPConversation.Fitness) {
        line.begin(letter)
        if await line.advance() == .commit {
            let next = server.isQuick ? next : nil
            do {
                line.commit(try await beforeDot(), next: next)
            } catch {
                line.withdraw(because: error)
            }
            _ = await line.advance()
            if next != nil, line.outcome.0.isSilence { server.isSlow() }
        }
        let (outcome, fitness) = line.outcome
        if fitness == .reusable { waiting = line }
        return (outcome, fitness)
    }

    /// Says goodbye and hangs up. A later letter connects again.
    public func close() async {
        guard let line = waiting else { return }
        waiting = nil
        await line.quit()
    }
}

/// What has been learned of a server: whether it understands envelopes that come along with a dot, as it must where it
/// offers PIPELINING. All connections to it share this.
final class ServerWits: Sendable {
    private let quick = Mutex(true)

    var isQuick: Bool { quick.withLock { $0 } }

    func isSlow() { quick.withLock { $0 = false } }
}

extension DeliveryOutcome {
    /// What a server says, or doesn't, to an envelope when it has lost its place.
    fileprivate var isMisunderstanding: Bool {
        switch self {
        case .notSent(let error): error.code == .timedOut || error.code == .notUnderstood
        case .refused(let rejection): rejection.isLostPlace
        case .accepted, .unknown: false
        }
    }

    /// The server certainly doesn't have the letter, and perhaps only because its envelope came early.
    fileprivate var deservesAnotherTry: Bool {
        switch self {
        case .notSent(let error): error.code != .withdrawn
        case .refused(let rejection): rejection.isLostPlace
        case .accepted, .unknown: false
        }
    }

    /// No answer to the dot: perhaps it wasn't seen for what came along with it.
    fileprivate var isSilence: Bool {
        if case .unknown(let error) = self { error.code == .timedOut || error.code == .notUnderstood } else { false }
    }
}

extension Rejection {
    fileprivate var isLostPlace: Bool { phase == .mail && permanence == .permanent }
}
