import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func add(_ mail: InboxMail) throws -> Int? {
        let row = try session.queryOne("SELECT MAX(number) AS last FROM inbox WHERE network = \(network)")
        let number = (try row?.decode("last", as: Int?.self) ?? 0) + 1
        let isNew = try session.add(
            to: "inbox", key: [("network", network), ("digest", mail.digest)],
            [
                ("number", number), ("body_digest", mail.bodyDigest), ("message_id", mail.messageID),
                ("sender", mail.from), ("subject", mail.subject), ("raw", mail.raw), ("arrived", mail.arrived),
                ("state", mail.state), ("filing", try mail.filing.map { try JSONText($0) }), ("tries", 0),
            ])
        return isNew ? number : nil
    }

    func inboxMail(_ number: Int) throws -> InboxMail? {
        try session.queryOne("SELECT * FROM inbox WHERE network = \(network) AND number = \(number)")
            .map { try InboxMail($0, raw: $0.decode("raw")) }
    }

    func inboxMail(digest: String) throws -> InboxMail? {
        try session.queryOne(
            "SELECT \(InboxMail.columnsWithoutBytes) FROM inbox WHERE network = \(network) AND digest = \(digest)"
        ).map { try InboxMail($0, raw: []) }
    }

    func inboxMail(messageID: String, bodyDigest: String, before number: Int) throws -> InboxMail? {
        // By the plain number the engine would go through everything that came before.
        try session.queryOne(
            """
            SELECT \(InboxMail.columnsWithoutBytes) FROM inbox
            WHERE network = \(network) AND message_id = \(messageID) AND body_digest = \(bodyDigest)
                AND number + 0 < \(number)
            ORDER BY number + 0 LIMIT 1
            """
        ).map { try InboxMail($0, raw: []) }
    }

    func inboxMails(in states: [InboxMail.State]?) throws -> [InboxMail] {
        let condition: SQL = states.map { "state IN \(in: $0)" } ?? "1 = 1"
        return try session.query(
            """
            SELECT \(InboxMail.columnsWithoutBytes) FROM inbox WHERE network = \(network) AND \(condition)
            ORDER BY number
            """
        ).map { try InboxMail($0, raw: []) }
    }

    func save(_ mail: InboxMail) throws {
        try session.execute(
            """
            UPDATE inbox SET message_id = \(mail.messageID), sender = \(mail.from), subject = \(mail.subject),
                state = \(mail.state), filing = \(try mail.filing.map { try JSONText($0) }),
                settled = \(mail.settled), settled_by = \(mail.settledBy)
            WHERE network = \(network) AND number = \(mail.number)
            """)
    }

    func note(_ source: InboxMail.Source, is number: Int) throws {
        _ = try session.add(
            to: "inbox_sources",
            key: [
                ("network", network), ("mailbox", source.mailbox), ("uid_validity", source.uidValidity),
                ("uid", source.uid),
            ], [("number", number)])
    }

    func inboxMail(at source: InboxMail.Source) throws -> InboxMail? {
        try session.queryOne(
            """
            SELECT \(InboxMail.columnsWithoutBytes) FROM inbox WHERE network = \(network) AND number = (
                SELECT number FROM inbox_sources WHERE network = \(network) AND mailbox = \(source.mailbox)
                    AND uid_validity = \(source.uidValidity) AND uid = \(source.uid))
            """
        ).map { try InboxMail($0, raw: []) }
    }

    /// Writes the state it has, so that the engine keeps the row for this transaction.
    func holdMail(_ number: Int, in state: InboxMail.State) throws -> Bool {
        try session.execute(
            """
            UPDATE inbox SET state = \(state)
            WHERE network = \(network) AND number = \(number) AND state = \(state)
            """) == 1
    }

    func countTry(at number: Int) throws -> Int {
        try session.queryOne(
            """
            UPDATE inbox SET tries = tries + 1 WHERE network = \(network) AND number = \(number) RETURNING tries
            """
        ).map { try $0.decode("tries") } ?? 0
    }
}

extension InboxMail {
    fileprivate static let columnsWithoutBytes: SQL = """
        network, number, digest, body_digest, message_id, sender, subject, arrived, state, filing, settled, settled_by
        """

    fileprivate init(_ row: Row, raw: [UInt8]) throws {
        self.init(
            network: try row.decode("network"), number: try row.decode("number"), digest: try row.decode("digest"),
            bodyDigest: try row.decode("body_digest"), messageID: try row.decode("message_id"),
            from: try row.decode("sender"), subject: try row.decode("subject"), raw: raw,
            arrived: try row.decode("arrived"), state: try row.decode("state"),
            filing: try row.jsonIfPresent("filing"))
        settled = try row.decode("settled")
        settledBy = try row.decode("settled_by")
    }
}
