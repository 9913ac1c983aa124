import Database
import FoundationEssentials
import Meetings

/// What a try's end makes of the letter (`mail.md` §2.3).
struct TryEnding {
    /// The states it can end from. A letter can't have been accepted, nor its fate be unknown, before the dot was
    /// marked; and once it was, a broken connection is no proof that it wasn't delivered.
    let from: [OutboxLetter.State]
    let state: OutboxLetter.State
    let outcome: String
    let code: Int?
    let text: String
    let notBefore: Date?
    /// Whether the server has said what becomes of the letter.
    var isAnswer: Bool { code != nil }

    /// - Parameter retryAt: when to try again; nil to give up.
    init(_ result: DeliveryResult, retryAt: Date?) {
        let again: OutboxLetter.State = retryAt == nil ? .bounced : .ready
        switch result {
        case .accepted(let code, let text):
            self.init(from: [.dot], .sent, "accepted", code, text)
        case .refusedForGood(let code, let text):
            self.init(from: [.leased, .dot], .bounced, "refused-for-good", code, text)
        case .refusedForNow(let code, let text):
            self.init(from: [.leased, .dot], again, "refused-for-now", code, text, notBefore: retryAt)
        case .notSent(let text):
            self.init(from: [.leased], again, "not-sent", nil, text, notBefore: retryAt)
        case .unknown(let text):
            self.init(from: [.dot], .unknown, "unknown", nil, text)
        }
    }

    private init(
        from: [OutboxLetter.State], _ state: OutboxLetter.State, _ outcome: String, _ code: Int?, _ text: String,
        notBefore: Date? = nil
    ) {
        self.from = from
        self.state = state
        self.outcome = outcome
        self.code = code
        self.text = text
        self.notBefore = notBefore
    }
}

extension SQLOutbox {
    func attempts(of letter: LetterID) throws -> [DeliveryAttempt] {
        try session.query(
            """
            SELECT letter, token, outcome, code, text, at FROM attempts
            WHERE letter = \(letter) AND NOT EXISTS (
                SELECT 1 FROM outbox
                WHERE id = attempts.letter AND outbox.token = attempts.token AND \(SQLOutbox.hasTry))
            UNION ALL SELECT id, token, outcome, reply_code, reply_text, ended FROM outbox
            WHERE id = \(letter) AND \(SQLOutbox.hasTry)
            UNION ALL SELECT letter, held_token, ended_how, ended_code, ended_text, ended_at FROM letters_in_hand
            WHERE letter = \(letter) AND ends_as IS NOT NULL
            ORDER BY token
            """
        ).map(DeliveryAttempt.init)
    }

    /// Rows that say themselves how the last try went: those that a program before schema step 21 has in hand, too.
    private static let hasTry: SQL = "(becomes IS NOT NULL OR \(isAccepted))"

    /// Of a letter that was accepted, and not of another try since by a program that notes them
    /// elsewhere.
    private static let isAccepted: SQL = "(state = 'sent' AND outcome = 'accepted' AND ended = done)"

    /// Tries that have ended are kept by themselves, but for those that were accepted.
    func keepTries(of letters: [LetterID]) throws {
        try session.execute(
            """
            INSERT INTO attempts (letter, token, outcome, code, text, at)
            SELECT letter, held_token, ended_how, ended_code, ended_text, ended_at FROM letters_in_hand
            WHERE letter IN \(in: letters) \(SQLOutbox.overWhatWasKnown)
            """)
    }

    /// And these when their letter comes back.
    func keepAcceptedTries(where which: SQL) throws {
        try session.execute(
            """
            INSERT INTO attempts (letter, token, outcome, code, text, at)
            SELECT id, token, outcome, reply_code, reply_text, ended FROM outbox
            WHERE \(which) AND \(SQLOutbox.isAccepted) \(SQLOutbox.overWhatWasKnown)
            """)
    }

    /// What is known last of a try is what counts.
    private static let overWhatWasKnown: SQL = """
        ON CONFLICT (letter, token) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
            text = excluded.text, at = excluded.at
        """

    func note(_ attempt: DeliveryAttempt) throws {
        try session.execute(
            """
            INSERT INTO attempts (letter, token, outcome, code, text, at)
            VALUES (\(attempt.letter), \(attempt.token), \(attempt.outcome), \(attempt.code), \(attempt.text),
                \(attempt.at))
            \(SQLOutbox.overWhatWasKnown)
            """)
    }
}

extension DeliveryAttempt {
    init(_ row: Row) throws {
        self.init(
            letter: try row.decode("letter"), token: try row.decode("token"), outcome: try row.decode("outcome"),
            code: try row.decode("code"), text: try row.decode("text"), at: try row.decode("at"))
    }
}
