import BlockingExecutor

/// One line to an SMTP server on a thread of its own, opened when first needed and used for many letters.
public actor SMTPConnection {
    private let executor = BlockingExecutor(label: "SMTP")
    private let settings: ConnectionSettings
    private let helloName: String
    /// Open and waiting for a letter. Taken out while in use, so that nothing else can come in between.
    private var waiting: SMTPLine?
    /// Whether the server has understood every envelope that went along with a dot, as it must where it offers
    /// PIPELINING.
    private var isQuickWitted = true

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Connects to nothing yet.
    public init(to settings: ConnectionSettings, helloName: String) {
        self.settings = settings
        self.helloName = helloName
    }

    /// Connects unless a connection is open, as `samling doctor` does to see whether it can.
    public func connect() throws(TransportError) {
        if waiting == nil { waiting = try SMTPLine(to: settings, helloName: helloName) }
    }

    /// Sends one letter, on the open connection if that is still good, or else on a new one.
    ///
    /// - Parameters:
    ///   - next: the letter that is most likely sent after this one: its envelope goes along with the dot, which saves
    ///     it a round trip. Where another is sent, or none, the server is left waiting and forgets it.
    ///     that the dot will follow, and answers false, or throws, when the letter is no longer this sender's: then no
    ///     dot is written, the connection is closed, and the outcome is `notSent`.
    public func send(
        _ letter: WireLetter, next: WireLetter? = nil, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        if let line = waiting {
            waiting = nil
            guard line.isFit(for: letter) else { return await sendAnew(letter, next: next, beforeDot: beforeDot) }
            let isAhead = line.isAhead
            let (outcome, fitness) = await carry(letter, next: next, on: line, beforeDot: beforeDot)
            if isAhead, outcome.isMisunderstanding {
                isQuickWitted = false
            } else if fitness != .stale {
                return outcome
            }
            close()
        }
        return await sendAnew(letter, next: next, beforeDot: beforeDot)
    }

    private func sendAnew(
        _ letter: WireLetter, next: WireLetter?, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        guard !Task.isCancelled else {
            return .notSent(TransportError("sending a letter", .withdrawn, .temporary, "it was cancelled"))
        }
        do throws(TransportError) {
            let line = try SMTPLine(to: settings, helloName: helloName)
            return await carry(letter, next: next, on: line, beforeDot: beforeDot).outcome
        } catch {
            return .notSent(error)
        }
    }

    private func carry(
        _ letter: WireLetter, next: WireLetter?, on line: SMTPLine, beforeDot: @Sendable () async throws -> Bool
    ) async -> (outcome: DeliveryOutcome, fitness: SMTPConversation.Fitness) {
        line.begin(letter)
        if line.advance() == .commit {
            do {
                line.commit(try await beforeDot(), next: isQuickWitted ? next : nil)
            } catch {
                line.withdraw(because: error)
            }
            _ = line.advance()
        }
        let (outcome, fitness) = line.outcome
        if fitness == .reusable { waiting = line }
        return (outcome, fitness)
    }

    /// Says goodbye and hangs up. A later letter connects again.
    public func close() {
        waiting?.quit()
        waiting = nil
    }
}

extension DeliveryOutcome {
    /// What a server says, or doesn't, that has lost its place: it certainly doesn't have the letter.
    fileprivate var isMisunderstanding: Bool {
        switch self {
        case .notSent(let error): error.code == .timedOut || error.code == .notUnderstood
        case .refused(let rejection): rejection.phase == .mail
        case .accepted, .unknown: false
        }
    }
}
