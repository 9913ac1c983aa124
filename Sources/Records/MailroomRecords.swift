import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func add(_ letter: OutboxLetter) throws -> Bool {
        let added = try session.addNumbered(
            to: "outbox", key: [("network", network), ("dedupe_key", letter.dedupeKey)],
            [
                ("id", letter.id), ("kind", letter.kind), ("meeting", letter.meeting), ("person", letter.person),
                ("recipient", letter.to), ("return_address", letter.returnAddress), ("subject", letter.subject),
                ("message_id", letter.messageID), ("body", [UInt8]()), ("state", letter.state),
                ("not_before", letter.notBefore), ("expires", letter.expires), ("created", letter.created),
                ("attempts", letter.attempts), ("token", letter.token), ("done", letter.done),
                ("reply_code", letter.replyCode), ("reply_text", letter.replyText), ("resends", letter.resends),
                ("in_hand", 0),
            ])
        guard let number = added else { return false }
        try session.insert(into: "letter_bytes", [("letter", number), ("bytes", letter.body)])
        return true
    }

    func letter(dedupeKey: String) throws -> OutboxLetter? {
        try session.queryOne(
            """
            SELECT \(OutboxLetter.columnsWithBody) FROM \(OutboxLetter.source)
            WHERE network = \(network) AND dedupe_key = \(dedupeKey)
            """
        ).map { try OutboxLetter($0, body: $0.decode("body")) }
    }

    func letter(id: LetterID) throws -> OutboxLetter? {
        try session.queryOne(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM \(OutboxLetter.source)
            WHERE network = \(network) AND id = \(id)
            """
        ).map { try OutboxLetter($0, body: []) }
    }

    func letter(messageID: String) throws -> OutboxLetter? {
        try session.queryOne(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM \(OutboxLetter.source)
            WHERE network = \(network) AND message_id = \(messageID)
            """
        ).map { try OutboxLetter($0, body: []) }
    }

    func countLetters(of kinds: [String], to person: PersonID, since: Date) throws -> Int {
        let row = try session.queryOne(
            """
            SELECT COUNT(*) AS letters FROM outbox
            WHERE network = \(network) AND person = \(person) AND created >= \(since) AND kind IN \(in: kinds)
            """)
        return try row?.decode("letters") ?? 0
    }

    func letters(in states: [OutboxLetter.State]?, withBodies: Bool) throws -> [OutboxLetter] {
        let columns = withBodies ? OutboxLetter.columnsWithBody : OutboxLetter.columnsWithoutBody
        let condition = states.map { OutboxLetter.State.byRow($0, in: network) } ?? "1 = 1"
        return try session.query(
            """
            SELECT \(columns) FROM \(OutboxLetter.source)
            WHERE network = \(network) AND (\(condition)) ORDER BY number
            """
        ).map { try OutboxLetter($0, body: withBodies ? $0.decode("body") : []) }
    }

    func letters(about meeting: MeetingID, withBodies: Bool) throws -> [OutboxLetter] {
        let columns = withBodies ? OutboxLetter.columnsWithBody : OutboxLetter.columnsWithoutBody
        return try session.query(
            """
            SELECT \(columns) FROM \(OutboxLetter.source)
            WHERE network = \(network) AND meeting = \(meeting) ORDER BY number
            """
        ).map { try OutboxLetter($0, body: withBodies ? $0.decode("body") : []) }
    }

    func cancelLetters(withPrefix dedupePrefix: String) throws -> Int {
        try SQLOutbox(session: session).enterRetries(in: network)
        let waiting: [OutboxLetter.State] = [.ready, .held]
        return try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.cancelled)
            WHERE network = \(network) AND state IN \(in: waiting) AND \(SQLOutbox.isAtRest)
                AND \(hasKey(beginningWith: dedupePrefix))
            """)
    }

    func restoreLetters(withPrefix dedupePrefix: String) throws -> Int {
        try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.ready)
            WHERE network = \(network) AND state = \(OutboxLetter.State.cancelled)
                AND \(hasKey(beginningWith: dedupePrefix))
            """)
    }

    private func hasKey(beginningWith prefix: String) -> SQL {
        "SUBSTR(dedupe_key, 1, \(prefix.unicodeScalars.count)) = \(prefix)"
    }

    func putOffLetters(of kinds: [String], until: Date) throws -> Int {
        try SQLOutbox(session: session).enterRetries(in: network)
        return try session.execute(
            """
            UPDATE outbox SET not_before = \(until)
            WHERE network = \(network) AND state = \(OutboxLetter.State.ready) AND kind IN \(in: kinds)
                AND not_before < \(until) AND \(SQLOutbox.isAtRest)
            """)
    }
}

extension SQLLedger {
    func markBounced(_ id: LetterID, code: Int?, text: String, now: Date) throws -> Bool {
        let outbox = SQLOutbox(session: session)
        let letter: SQL = "network = \(network) AND id = \(id)"
        // Also one that a program before schema step 21 has in hand.
        try outbox.adopt("\(letter) AND (state = 'dot' OR holder IS NOT NULL AND dot_at IS NOT NULL)")
        try outbox.enterAll(of: letter)
        try outbox.keepAcceptedTries(where: letter)
        let beyondDot: SQL = "letter IN (SELECT id FROM outbox WHERE \(letter)) AND fenced IS NOT NULL"
        let isTaken = try !outbox.takeBack(beyondDot, isTry: true).isEmpty
        return try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.bounced), token = token + 1, owner = NULL, holder = NULL,
                lease_until = NULL, done = \(now), outcome = NULL, reply_code = \(code), reply_text = \(text)
            WHERE \(letter) AND \(outbox.standing(in: isTaken ? [.ready] : [.sent, .unknown]))
            """) == 1
    }
}

extension OutboxLetter {
    /// Where letters are read from, each with the hand that has it.
    static let source: SQL = "outbox LEFT JOIN letters_in_hand ON letter = outbox.id"
    static let columnsWithoutBody: SQL = """
        id, network, kind, dedupe_key, meeting, person, recipient, return_address, subject, message_id, not_before,
        expires, created, resends, attempts, token, state, held_by, fenced, holder, owner, dot_at,
        COALESCE(held_until, lease_until) AS lease_until, COALESCE(ends_as, becomes) AS ends,
        COALESCE(again_at, retry_at) AS again,
        CASE WHEN ends_as IS NOT NULL THEN ended_at WHEN becomes IS NOT NULL THEN ended ELSE done END AS done,
        CASE WHEN ends_as IS NULL THEN reply_code ELSE ended_code END AS reply_code,
        CASE WHEN ends_as IS NULL THEN reply_text ELSE ended_text END AS reply_text
        """
    static let columnsWithBody: SQL = """
        \(columnsWithoutBody),
        COALESCE((SELECT bytes FROM letter_bytes WHERE letter_bytes.letter = outbox.number), body) AS body
        """

    /// A try that has ended and isn't entered yet counts as if it were.
    init(_ row: Row, body: [UInt8]) throws {
        self.init(
            id: try row.decode("id"), network: try row.decode("network"), kind: try row.decode("kind"),
            dedupeKey: try row.decode("dedupe_key"), meeting: try row.decode("meeting"),
            person: try row.decode("person"), to: try row.decode("recipient"),
            returnAddress: try row.decode("return_address"), subject: try row.decode("subject"),
            messageID: try row.decode("message_id"), body: body, notBefore: try row.decode("not_before"),
            expires: try row.decode("expires"), created: try row.decode("created"))
        attempts = try row.decode("attempts")
        token = try row.decode("token")
        replyCode = try row.decode("reply_code")
        replyText = try row.decode("reply_text")
        resends = try row.decode("resends")
        state = try row.decode("state")
        if let next = try row.decode("ends", as: State?.self) {
            state = next
            notBefore = try row.decode("again") ?? notBefore
            done = next == .ready ? nil : try row.decode("done")
        } else if let holder = try row.decode("held_by", as: String?.self) {
            state = try row.decode("fenced", as: Date?.self) == nil ? .leased : .dot
            owner = holder
            leaseUntil = try row.decode("lease_until")
        } else {
            // Of a program before schema step 21, where anybody has it in hand.
            let holder: String? = try row.decode("holder")
            let isFenced = try holder != nil && row.decode("dot_at", as: Date?.self) != nil
            if state == .leased, isFenced { state = .dot }
            owner = try holder ?? row.decode("owner")
            leaseUntil = try row.decode("lease_until")
            done = try row.decode("done")
        }
    }
}
