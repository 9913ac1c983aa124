/// What became of one try to deliver one letter. Once `beforeDot` has answered true, it is never `notSent`.
public enum DeliveryOutcome: Sendable {
    /// The server has taken responsibility for the letter.
    case accepted(SMTPReply)
    /// The server has said no: it does not have the letter.
    case refused(Rejection)
    /// It failed before the final dot: the server certainly does not have the letter, and it may always be tried
    /// again. The error's permanence says whether a person must do something first.
    case notSent(TransportError)
    /// It failed after the final dot: nobody on this side can know. Never try again by itself.
    case unknown(TransportError)
}

/// A server's refusal of one letter.
public struct Rejection: Sendable, Equatable {
    /// The command that was refused; `dot` is the end of the letter.
    public enum Phase: String, Sendable {
        case mail, recipient, data, body, dot
    }

    public enum Permanence: String, Sendable {
        /// 4yz: the same letter may be taken later.
        case temporary
        /// 5yz: the same letter will not be taken.
        case permanent
    }

    public let phase: Phase
    public let permanence: Permanence
    /// The server's code, or nil when this side found that the server cannot take the letter.
    public let code: Int?
    /// As in RFC 3463 §2, `5.1.1`.
    public let enhancedStatus: String?
    public let text: String

    init(phase: Phase, permanence: Permanence, code: Int?, enhancedStatus: String?, text: String) {
        self.phase = phase
        self.permanence = permanence
        self.code = code
        self.enhancedStatus = enhancedStatus
        self.text = text
    }

    init(_ reply: SMTPReply, to phase: Phase) {
        self.init(
            phase: phase, permanence: reply.code >= 500 ? .permanent : .temporary, code: reply.code,
            enhancedStatus: reply.enhancedStatus, text: reply.text)
    }
}
