/// What a mail system says about a mail of ours: that it failed, is late, or has come through.
///
/// Anybody can write one. Which letter it is about must be known from the return address it came to
/// (`ReturnAddress.letterID(in:)`) before anything is done about it.
public struct DeliveryReport: Hashable, Sendable {
    /// The report as a whole, after the worst it says about somebody.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The mail didn't reach somebody, and nobody is trying any more.
        case failure
        /// It hasn't reached somebody yet, and is still being tried: no failure.
        case delay
        /// It has been delivered, or handed to a system that doesn't report.
        case success
        /// It doesn't say.
        case unclear
    }

    /// What was done about the mail to one recipient (RFC 3464 §2.3.3).
    public enum Action: String, Hashable, Sendable, CaseIterable {
        case failed, delayed, delivered, relayed, expanded
    }

    public struct Recipient: Hashable, Sendable {
        /// Where the mail was to be delivered in the end, without its type; it may be an address we never wrote to.
        public let finalRecipient: String?
        /// The address it was first sent to, where the mail system tells.
        public let originalRecipient: String?
        public let action: Action?
        public let status: Status?
        /// The three digits of an SMTP reply, 550.
        public let replyCode: Int?
        /// Why, in the words of the system that said so: one line of at most 300 characters.
        public let diagnostic: String?
        /// The system that said so.
        public let remoteMTA: String?
    }

    /// The system that wrote the report.
    public let reportingMTA: String?
    /// What the envelope of the mail was named when it was sent (RFC 3461 §4.4).
    public let originalEnvelopeID: String?
    public let arrivalDate: MailDate?
    /// At most 500.
    public let recipients: [Recipient]
    /// The mail it is about, where it came back with the report.
    public let returned: ReturnedMail?
    /// Whether it was read out of words for people, because there was no report that programs can read. Then it is a
    /// hint, not a proof.
    public let isHeuristic: Bool

    public var kind: Kind {
        let actions = Set(recipients.compactMap(\.action))
        if actions.contains(.failed) { return .failure }
        if actions.contains(.delayed) { return .delay }
        return actions.isEmpty ? .unclear : .success
    }
}

extension DeliveryReport.Recipient {
    /// The final and the original recipient, those of them that are addresses, each once.
    public var addresses: [MailAddress] {
        let addresses = [finalRecipient, originalRecipient].compactMap { $0 }.compactMap {
            try? MailAddress(parsing: $0)
        }
        return addresses.count == 2 && addresses[0] == addresses[1] ? [addresses[0]] : addresses
    }

    /// Whether it would fail again: by its status, or else by the SMTP reply.
    public var permanence: MailError.Permanence {
        switch status?.class ?? replyCode.map({ $0 / 100 }) {
        case 5: .permanent
        case 4: .temporary
        default: action == .delayed ? .temporary : .unknown
        }
    }
}

extension DeliveryReport {
    /// `5.1.1` (RFC 3463 §2).
    public struct Status: Hashable, Sendable, CustomStringConvertible {
        /// 2 for success, 4 for what may go better later, 5 for what won't.
        public let `class`: Int
        /// 1 for addresses, 2 for mailboxes, …
        public let subject: Int
        public let detail: Int

        public var description: String { "\(`class`).\(subject).\(detail)" }
    }
}
