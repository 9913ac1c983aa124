import FoundationEssentials

/// A letter of the outbox as other programs read it.
public struct LetterReport: Encodable, Sendable {
    /// The states that matter to a person.
    public enum Shown: String, CaseIterable, Encodable, Sendable {
        case queued, sent, failed, held

        /// - Parameter isClosed: what is queued is held, with everything else.
        public init(_ state: OutboxLetter.State, isClosed: Bool) {
            self =
                switch state {
                case .ready where isClosed: .held
                case .ready, .leased, .dot: .queued
                case .sent: .sent
                case .bounced, .unknown, .expired: .failed
                case .held, .cancelled: .held
                }
        }

        /// The letters' own states that are shown so.
        public func states(isClosed: Bool) -> [OutboxLetter.State] {
            OutboxLetter.State.allCases.filter { Shown($0, isClosed: isClosed) == self }
        }
    }

    public var id: LetterID
    public var kind: String
    public var to: String
    public var subject: String
    public var state: Shown
    public var detail: OutboxLetter.State
    public var attempts: Int
    public var messageID: String
    /// What the server said last.
    public var reply: String?

    public init(_ letter: OutboxLetter, isClosed: Bool) {
        id = letter.id
        kind = letter.kind
        to = letter.to
        subject = letter.subject
        state = Shown(letter.state, isClosed: isClosed)
        detail = letter.state
        attempts = letter.attempts
        messageID = letter.messageID
        reply = letter.replyText
    }
}

/// The letters that were sent again, held or let go.
public struct ChangedLettersReport: Encodable, Sendable {
    public var changed: [LetterID]

    public init(changed: [LetterID]) { self.changed = changed }
}

/// A mail of the inbox as other programs read it.
public struct InboxReport: Encodable, Sendable {
    public var number: Int
    public var id: Int
    /// RFC 3339, in the network's time.
    public var arrived: String
    public var from: String?
    public var subject: String
    /// Nil where nobody has dealt with it yet.
    public var outcome: InboxMail.Outcome?
    public var reason: String?
    public var detail: String?
    /// As commands name it, `sjustjerna/2023-08-18`; `meetingID` is the key of `meetings --json`.
    public var meeting: String?
    public var meetingID: MeetingID?
    public var person: PersonID?
    public var state: InboxMail.State
    /// What accepting it does; only where it waits.
    public var accept: String?
    public var settled: String?
    public var settledBy: String?
    /// What it says; only where one mail is shown.
    public var text: String?

    public init(_ line: InboxLine, _ zone: Zone?, _ language: Language) {
        func instant(_ date: Date) -> String { zone.map { date.rfc3339(in: $0) } ?? date.rfc3339UTC }
        let mail = line.mail
        number = mail.number
        id = mail.number
        arrived = instant(mail.arrived)
        from = mail.from
        subject = mail.subject
        outcome = mail.filing?.outcome
        reason = mail.filing?.reason
        detail = mail.filing?.detail[language]
        meeting = line.meeting?.commandName
        meetingID = line.meeting?.id
        person = mail.filing?.person
        state = mail.state
        accept = line.onAccept?[language]
        settled = mail.settled.map(instant)
        settledBy = mail.settledBy
    }
}
