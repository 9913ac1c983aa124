import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func add(_ letter: OutboxLetter) throws -> Bool {
        try session.add(
            to: "outbox", key: [("network", network), ("dedupe_key", letter.dedupeKey)],
            [
                ("id", letter.id), ("kind", letter.kind), ("meeting", letter.meeting), ("person", letter.person),
                ("recipient", letter.to), ("return_address", letter.returnAddress), ("subject", letter.subject),
                ("message_id", letter.messageID), ("body", letter.body), ("state", letter.state),
                ("not_before", letter.notBefore), ("expires", letter.expires), ("created", letter.created),
                ("attempts", letter.attempts), ("token", letter.token), ("owner", letter.owner),
                ("lease_until", letter.leaseUntil), ("done", letter.done), ("reply_code", letter.replyCode),
                ("reply_text", letter.replyText), ("resends", letter.resends),
            ])
    }

    func letter(dedupeKey: String) throws -> OutboxLetter? {
        try session.queryOne("SELECT * FROM outbox WHERE network = \(network) AND dedupe_key = \(dedupeKey)")
            .map { try OutboxLetter($0, body: $0.decode("body")) }
    }

    func letter(id: LetterID) throws -> OutboxLetter? {
        try session.queryOne(
            "SELECT \(OutboxLetter.columnsWithoutBody) FROM outbox WHERE network = \(network) AND id = \(id)"
        ).map { try OutboxLetter($0, body: []) }
    }

    func letter(messageID: String) throws -> OutboxLetter? {
        try session.queryOne(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM outbox
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
        let columns: SQL = withBodies ? "*" : OutboxLetter.columnsWithoutBody
        let condition: SQL = states.map { "state IN \(in: $0)" } ?? "1 = 1"
        return try session.query(
            "SELECT \(columns) FROM outbox WHERE network = \(network) AND \(condition) ORDER BY number"
        ).map { try OutboxLetter($0, body: withBodies ? $0.decode("body") : []) }
    }

    func letters(about meeting: MeetingID, withBodies: Bool) throws -> [OutboxLetter] {
        let columns: SQL = withBodies ? "*" : OutboxLetter.columnsWithoutBody
        return try session.query(
            "SELECT \(columns) FROM outbox WHERE network = \(network) AND meeting = \(meeting) ORDER BY number"
        ).map { try OutboxLetter($0, body: withBodies ? $0.decode("body") : []) }
    }

    func cancelLetters(withPrefix dedupePrefix: String) throws -> Int {
        let waiting: [OutboxLetter.State] = [.ready, .held]
        return try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.cancelled)
            WHERE network = \(network) AND state IN \(in: waiting)
                AND SUBSTR(dedupe_key, 1, \(dedupePrefix.unicodeScalars.count)) = \(dedupePrefix)
            """)
    }

    func putOffLetters(of kinds: [String], until: Date) throws -> Int {
        try session.execute(
            """
            UPDATE outbox SET not_before = \(until)
            WHERE network = \(network) AND state = \(OutboxLetter.State.ready) AND kind IN \(in: kinds)
                AND not_before < \(until)
            """)
    }
}

extension SQLLedger {
    func markBounced(_ id: LetterID, code: Int?, text: String, now: Date) throws -> Bool {
        let gone: [OutboxLetter.State] = [.sent, .unknown, .dot]
        return try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.bounced), token = token + 1, owner = NULL,
                lease_until = NULL, done = \(now), reply_code = \(code), reply_text = \(text)
            WHERE network = \(network) AND id = \(id) AND state IN \(in: gone)
            """) == 1
    }
}

extension OutboxLetter {
    static let columnsWithoutBody: SQL = """
        id, network, kind, dedupe_key, meeting, person, recipient, return_address, subject, message_id, state,
        not_before, expires, created, attempts, token, owner, lease_until, done, reply_code, reply_text, resends
        """

    init(_ row: Row, body: [UInt8]) throws {
        self.init(
            id: try row.decode("id"), network: try row.decode("network"), kind: try row.decode("kind"),
            dedupeKey: try row.decode("dedupe_key"), meeting: try row.decode("meeting"),
            person: try row.decode("person"), to: try row.decode("recipient"),
            returnAddress: try row.decode("return_address"), subject: try row.decode("subject"),
            messageID: try row.decode("message_id"), body: body, notBefore: try row.decode("not_before"),
            expires: try row.decode("expires"), created: try row.decode("created"))
        state = try row.decode("state")
        attempts = try row.decode("attempts")
        token = try row.decode("token")
        owner = try row.decode("owner")
        leaseUntil = try row.decode("lease_until")
        done = try row.decode("done")
        replyCode = try row.decode("reply_code")
        replyText = try row.decode("reply_text")
        resends = try row.decode("resends")
    }
}
