/// The client's side of SMTP (RFC 5321), without a connection: told what came of one step, it names the next.
///
/// The order of a letter: MAIL, RCPT and DATA (in one write where the server offers PIPELINING), the body, a look at
/// whether the server has already answered, `.commit`, and only then the final dot, which the next letter's envelope
/// may go along with (RFC 2920 §3.1).
struct SMTPConversation {
    enum Step: Sendable, Equatable {
        /// Write this; the time allowed covers the answer too. Then call `written`.
        case write([UInt8], within: Patience)
        /// Wait for bytes. Then call `received`.
        case read
        /// See what has already come, without waiting. Then call `looked`.
        case look
        /// All but the final dot is written. Record durably that it will be; then call `committed` or `failed`.
        case commit
        /// Greeted and free: `begin` may be called.
        case ready
        case finished(Ending, Fitness)
    }

    /// How long a step may take.
    enum Patience: Sendable, Equatable {
        case hello, reply, body, final
    }

    /// What became of the letter; `refusedService` only before the first.
    enum Ending: Sendable, Equatable {
        case accepted(SMTPReply)
        case refused(Rejection)
        case refusedService(SMTPReply)
        case notSent(Failure)
        case unknown(Failure)
    }

    enum Failure: Error, Sendable, Equatable {
        /// The connection, the clock or the caller stopped it: the error is the driver's.
        case interrupted
        case notUnderstood(String)
    }

    /// What the connection is good for afterwards.
    enum Fitness: Sendable, Equatable {
        case reusable
        case spent
        /// The server had hung up before it answered anything of this letter: a new connection may well do better.
        case stale
    }

    private enum Stage: Equatable {
        case hello, idle, envelope, body, look, commit, dot
        case reset(Rejection)
        case over
    }

    private var stage = Stage.hello
    private var reader = ReplyReader()
    private(set) var offers = SMTPOffers()
    private var letter: WireLetter?
    /// The envelope that went along with the last dot: of the letter that is begun next.
    private var ahead: WireEnvelope?
    private var unwritten: [Rejection.Phase] = []
    private var unanswered: [Rejection.Phase] = []
    private var isAnswered = false
    private var refusal: Rejection?

    /// From here on, a failure leaves it unknown whether the server has the letter.
    var isBeyondDot: Bool { stage == .dot }

    /// Whether a letter's envelope has been written that nobody has begun.
    var isAhead: Bool { ahead != nil }

    /// Says EHLO. libcurl has said it before, but keeps the answer to itself.
    mutating func start(helloName: String) -> Step {
        .write(Array("EHLO \(helloName)\r\n".utf8), within: .hello)
    }

    /// Whether this letter can come next: any, unless another's envelope has been written.
    func canBegin(_ letter: WireLetter) -> Bool {
        guard let ahead else { return true }
        let envelope = letter.envelope
        return ahead.sender == envelope.sender && ahead.recipient == envelope.recipient
            && ahead.hasEightBit == envelope.hasEightBit && (ahead.size == envelope.size || !offers.size)
    }

    /// Begins a letter that can come next; only when the step before was `ready` or finished `reusable`.
    mutating func begin(_ letter: WireLetter) -> Step {
        precondition(stage == .idle && canBegin(letter), "a letter was begun in the middle of another")
        if letter.envelope.hasEightBit, !offers.eightBitMIME {
            let text = "the server takes only seven-bit letters"
            return .finished(
                .refused(
                    Rejection(phase: .mail, permanence: .permanent, code: nil, enhancedStatus: "5.6.3", text: text)),
                .reusable)
        }
        stage = .envelope
        self.letter = letter
        unwritten = Rejection.Phase.envelope
        isAnswered = false
        refusal = nil
        guard ahead != nil else { return writeEnvelope() }
        ahead = nil
        (unanswered, unwritten) = (unwritten, [])
        return .write([], within: .reply)
    }

    private mutating func writeEnvelope() -> Step {
        guard let letter else { preconditionFailure("an envelope without a letter") }
        let phases = offers.pipelining ? unwritten : Array(unwritten.prefix(1))
        unwritten.removeFirst(phases.count)
        unanswered = phases
        return .write(commands(phases, for: letter.envelope), within: .reply)
    }

    private func commands(
        _ phases: [Rejection.Phase] = Rejection.Phase.envelope, for envelope: WireEnvelope
    ) -> [UInt8] {
        phases.flatMap { Array(command($0, for: envelope).utf8) }
    }

    private func command(_ phase: Rejection.Phase, for envelope: WireEnvelope) -> String {
        switch phase {
        case .mail:
            let body = envelope.hasEightBit ? " BODY=8BITMIME" : ""
            let size = offers.size ? " SIZE=\(envelope.size)" : ""
            return "MAIL FROM:<\(envelope.sender)>\(body)\(size)\r\n"
        case .recipient: return "RCPT TO:<\(envelope.recipient)>\r\n"
        case .data: return "DATA\r\n"
        case .body, .dot: preconditionFailure("no command of the envelope")
        }
    }

    /// What was to be written has been.
    mutating func written() -> Step {
        guard stage == .body else { return nextReply() }
        stage = .look
        return .look
    }

    /// Bytes have come from the server.
    mutating func received(_ bytes: [UInt8]) -> Step {
        reader.take(bytes)
        return nextReply()
    }

    private mutating func nextReply() -> Step {
        do throws(ReplyReader.Malformed) {
            guard let reply = try reader.next() else { return .read }
            return answered(reply)
        } catch {
            return failed(.notUnderstood(error.detail))
        }
    }

    private mutating func answered(_ reply: SMTPReply) -> Step {
        switch stage {
        case .hello: hello(reply)
        case .envelope: envelope(reply)
        case .dot: dot(reply)
        case .reset(let rejection):
            finish(.refused(rejection), reply.isPositive && reader.isEmpty ? .reusable : .spent)
        case .idle, .body, .look, .commit, .over: failed(.notUnderstood("an answer to nothing"))
        }
    }

    private mutating func hello(_ reply: SMTPReply) -> Step {
        guard reply.isPositive else { return finish(.refusedService(reply), .spent) }
        offers = SMTPOffers(reply)
        stage = .idle
        return .ready
    }

    private mutating func envelope(_ reply: SMTPReply) -> Step {
        let phase = unanswered.removeFirst()
        if reply.isClosing {
            return finish(.refused(refusal ?? Rejection(reply, to: phase)), isAnswered ? .spent : .stale)
        }
        isAnswered = true
        let isWelcome = phase == .data ? reply.code == 354 : reply.isPositive
        if isWelcome, phase == .data, let refusal {
            // The server waits for a body that is for nobody. Hanging up is the one answer without a dot in it.
            return finish(.refused(refusal), .spent)
        }
        if !isWelcome {
            guard reply.isRefusal else { return failed(.notUnderstood("\(reply.code) in answer to \(phase.rawValue)")) }
            refusal = refusal ?? Rejection(reply, to: phase)
        }
        if !unanswered.isEmpty { return nextReply() }
        if let refusal {
            stage = .reset(refusal)
            return .write(Array("RSET\r\n".utf8), within: .hello)
        }
        return phase == .data ? writeBody() : writeEnvelope()
    }

    private mutating func writeBody() -> Step {
        guard let letter else { preconditionFailure("a body without a letter") }
        stage = .body
        return .write(letter.dotStuffed, within: .body)
    }

    /// These bytes, perhaps none, had already come when the body was written. An answer before the dot is either a
    /// refusal or none at all; taken for the answer to the dot it would make a lost letter look delivered.
    mutating func looked(_ bytes: [UInt8]) -> Step {
        reader.take(bytes)
        if reader.isEmpty {
            stage = .commit
            return .commit
        }
        let reply = try? reader.next()
        guard let reply, reply.isRefusal else { return failed(.notUnderstood("an answer in the middle of a letter")) }
        return finish(.refused(Rejection(reply, to: .body)), .spent)
    }

    /// That the dot will be written is on record.
    ///
    /// - Parameter next: of the letter that is begun after this one, if that is known.
    mutating func committed(next: WireEnvelope? = nil) -> Step {
        stage = .dot
        if let next, offers.pipelining, offers.eightBitMIME || !next.hasEightBit { ahead = next }
        return .write(Array(".\r\n".utf8) + (ahead.map { commands(for: $0) } ?? []), within: .final)
    }

    /// What comes after the answer to the dot, unasked, can only be about an envelope that went along.
    private mutating func dot(_ reply: SMTPReply) -> Step {
        let fitness: Fitness = (reader.isEmpty || isAhead) && !reply.isClosing ? .reusable : .spent
        if reply.isPositive { return finish(.accepted(reply), fitness) }
        if reply.isRefusal { return finish(.refused(Rejection(reply, to: .dot)), fitness) }
        return failed(.notUnderstood("\(reply.code) in answer to the final dot"))
    }

    /// The connection, the clock, the caller or the server's language stopped it.
    mutating func failed(_ failure: Failure) -> Step {
        switch stage {
        case .dot: return finish(.unknown(failure), .spent)
        case .reset(let rejection): return finish(.refused(rejection), .spent)
        case .envelope where refusal == nil:
            return finish(.notSent(failure), isAnswered || failure != .interrupted ? .spent : .stale)
        case .envelope, .hello, .idle, .body, .look, .commit, .over:
            return finish(refusal.map { .refused($0) } ?? .notSent(failure), .spent)
        }
    }

    private mutating func finish(_ ending: Ending, _ fitness: Fitness) -> Step {
        stage = fitness == .reusable ? .idle : .over
        letter = nil
        return .finished(ending, fitness)
    }
}

extension Rejection.Phase {
    /// What comes before the body.
    fileprivate static let envelope: [Self] = [.mail, .recipient, .data]
}
