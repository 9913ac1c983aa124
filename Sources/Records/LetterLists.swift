import Database
import FoundationEssentials
import Meetings

/// Letters by the handful, out of an outbox that may hold a million.
extension SQLLedger {
    /// Of each state as many as could be wanted: they are found in the order they are asked for.
    func newestLetters(in states: [OutboxLetter.State], skipping: Int, limit: Int) throws -> [OutboxLetter] {
        guard !states.isEmpty, limit > 0 else { return [] }
        let newest = states.flatMap { $0.byRow(in: network) }.map { row in
            """
            SELECT number FROM (
                SELECT number FROM outbox WHERE \(row) ORDER BY number DESC LIMIT \(skipping + limit)) AS newest
            """ as SQL
        }
        return try letters(
            where: """
                number IN (
                    SELECT number FROM (\(newest.joined(separator: " UNION ALL "))) AS chosen
                    ORDER BY number DESC LIMIT \(limit) OFFSET \(skipping))
                """, "number DESC")
    }

    func countLetters(in states: [OutboxLetter.State], upTo most: Int) throws -> Int {
        guard !states.isEmpty else { return 0 }
        let parts = states.flatMap { $0.byRow(in: network) }.map { row in
            "SELECT one FROM (SELECT 1 AS one FROM outbox WHERE \(row) LIMIT \(most)) AS part" as SQL
        }
        let row = try session.queryOne(
            """
            SELECT COUNT(*) AS letters FROM (
                SELECT one FROM (\(parts.joined(separator: " UNION ALL "))) AS found LIMIT \(most)) AS chosen
            """)
        return try row?.decode("letters") ?? 0
    }

    /// Ids are made of figures, small letters up to f, and hyphens. The network stands in a sum, so that letters are
    /// found by their ids, and not among all of the network's.
    func letters(beginning name: String, limit: Int) throws -> [OutboxLetter] {
        try letters(
            where: "id >= \(name) AND id < \(name + "g") AND network || '' = \(network)", "id LIMIT \(limit)")
    }

    func failedLetters(since date: Date) throws -> [OutboxLetter] {
        try letters(
            where: """
                network = \(network) AND done >= \(date) AND state IN ('bounced', 'unknown', 'expired')
                """, "number")
    }

    func unreportedLetters() throws -> [OutboxLetter] {
        try letters(where: "network = \(network) AND state = 'bounced' AND reported = 0", "number")
    }

    func markReported(_ id: LetterID) throws {
        try session.execute("UPDATE outbox SET reported = 1 WHERE network = \(network) AND id = \(id)")
    }

    private func letters(where condition: SQL, _ order: SQL) throws -> [OutboxLetter] {
        try session.query(
            "SELECT \(OutboxLetter.columnsWithoutBody) FROM \(OutboxLetter.source) WHERE \(condition) ORDER BY \(order)"
        ).map { try OutboxLetter($0, body: []) }
    }
}

extension SQLOutbox {
    func networksToTell() throws -> [NetworkID] {
        try session.query(
            "SELECT DISTINCT network FROM outbox WHERE state = 'bounced' AND reported = 0 ORDER BY network"
        ).map { try $0.decode("network") }
    }

    func neighbours(of ids: [LetterID]) throws -> [LetterID: [LetterID]] {
        let rows = try session.query(
            """
            SELECT id, (SELECT MAX(id) FROM outbox AS other WHERE other.id < letter.id) AS before,
                (SELECT MIN(id) FROM outbox AS other WHERE other.id > letter.id) AS after
            FROM outbox AS letter WHERE id IN \(in: ids)
            """
        ).map { row in
            let beside: [LetterID?] = [try row.decode("before"), try row.decode("after")]
            return (try row.decode("id", as: LetterID.self), beside.compactMap(\.self))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// The token is raised, so that who held a letter holds it no more.
    func changeAll(
        from before: OutboxLetter.State, to after: OutboxLetter.State, in network: NetworkID, now: Date
    ) throws -> [LetterID] {
        if before == .ready { try enterRetries(in: network) }
        let inHand = try takeBack("\(inHand([before])) AND \(areOf(network))", isTry: true)
        let which: SQL = inHand.isEmpty ? standing(in: [before]) : "id IN \(in: inHand)"
        let changed = try session.query(
            "\(changing(to: after, now: now)) WHERE network = \(network) AND \(which) RETURNING number, id"
        ).map { (number: try $0.decode("number", as: Int.self), id: try $0.decode("id", as: LetterID.self)) }
        return changed.sorted { $0.number < $1.number }.map(\.id)
    }
}
