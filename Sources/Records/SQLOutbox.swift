import Database
import FoundationEssentials
import Meetings

/// The outbox of all networks. What a try changes is fenced by letter, token, holder and state in the UPDATE itself:
/// who has lost the lease changes no row, and is told so. No statement here changes a letter's bytes.
///
/// A letter that somebody has in hand is `leased` in the books until its try is entered there. Meanwhile its row says
/// how far it has come, in columns that no index holds: `dot_at`, the fence, and then `becomes`, how it ended. That is
/// as much as each letter's two commits have to write; all else is written for a handful at a time.
struct SQLOutbox: Outbox {
    let session: any Session

    /// A letter waits for an earlier one to the same person about the same meeting: a change never comes before what it
    /// changes. It doesn't wait for what can wait itself, which may be put off for weeks.
    func claim(limit: Int, owner: String, now: Date, leaseUntil: Date) throws -> [OutboxLetter] {
        try enterEndings(of: owner)
        let claimed = try session.query(
            """
            WITH picked AS MATERIALIZED (
                SELECT number FROM outbox
                WHERE state = 'ready' AND not_before <= \(now)
                    AND (expires IS NULL OR expires >= \(now)) AND NOT EXISTS (SELECT 1 FROM outbox_closed)
                    AND NOT EXISTS (
                        SELECT 1 FROM outbox AS earlier
                        WHERE earlier.network = outbox.network AND earlier.meeting = outbox.meeting
                            AND earlier.recipient = outbox.recipient AND earlier.number < outbox.number
                            AND earlier.state IN ('ready', 'leased', 'dot')
                            AND earlier.kind NOT IN \(in: OutboxLetter.kindsThatCanWait))
                ORDER BY not_before, number LIMIT \(max(limit, 0)) \(word: .skipLocked))
            UPDATE outbox SET state = \(OutboxLetter.State.leased), token = token + 1, attempts = attempts + 1,
                holder = \(owner), lease_until = \(leaseUntil), dot_at = NULL
            WHERE number IN (SELECT number FROM picked)
            RETURNING number, \(OutboxLetter.columnsWithBody)
            """)
        let numbered = try claimed.map {
            (number: try $0.decode("number", as: Int.self), letter: try OutboxLetter($0, body: $0.decode("body")))
        }
        return numbered.sorted { ($0.letter.notBefore, $0.number) < ($1.letter.notBefore, $1.number) }.map(\.letter)
    }

    func extendLeases(of owner: String, until: Date) throws {
        try session.execute(
            "UPDATE outbox SET lease_until = \(until) WHERE holder = \(owner) AND holder IS NOT NULL")
    }

    func giveBack(_ lease: Lease, notBefore: Date?, evenFenced: Bool) throws -> Bool {
        try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.ready), attempts = attempts - 1, holder = NULL,
                lease_until = NULL, dot_at = NULL, not_before = COALESCE(\(notBefore), not_before)
            WHERE \(held(lease, in: evenFenced ? [.leased, .dot] : [.leased]))
            """) == 1
    }

    /// A lease that has run out is not held, also before anyone has taken it over: what is sent after that could be
    /// sent twice.
    func markDot(_ lease: Lease, now: Date) throws -> Bool {
        try session.execute(
            "UPDATE outbox SET dot_at = \(now) WHERE \(held(lease, in: [.leased])) AND lease_until >= \(now)") == 1
    }

    func finish(_ lease: Lease, _ result: DeliveryResult, retryAt: Date?, now: Date) throws -> Bool {
        let ending = TryEnding(result, retryAt: retryAt)
        let isHeld = try note(ending, on: held(lease, in: ending.from), now: now)
        guard !isHeld, ending.isAnswer else { return isHeld }
        // What the server has said to the dot is evidence, also when nobody waited for it any more.
        let isLate = try note(ending, on: doubted(lease), now: now)
        if isLate { try enter("id = \(lease.letter)") }
        return isLate
    }

    private func note(_ ending: TryEnding, on which: SQL, now: Date) throws -> Bool {
        try session.execute(
            """
            UPDATE outbox SET becomes = \(ending.state), outcome = \(ending.outcome), ended = \(now),
                retry_at = \(ending.notBefore), reply_code = \(ending.code), reply_text = \(ending.text)
            WHERE \(which)
            """) == 1
    }

    /// In doubt since that very try: nobody has begun another.
    private func doubted(_ lease: Lease) -> SQL {
        "id = \(lease.letter) AND token = \(lease.token) AND state = \(OutboxLetter.State.unknown)"
    }

    private func held(_ lease: Lease, in states: [OutboxLetter.State]) -> SQL {
        """
        id = \(lease.letter) AND token = \(lease.token) AND holder = \(lease.owner) AND \(inHand(states))
        """
    }

    func enterEndings(of owner: String) throws {
        try enter("holder = \(owner) AND holder IS NOT NULL")
    }

    /// Letters that are to be tried again wait as all others do, also where somebody still has them in hand.
    func enterRetries(in network: NetworkID) throws {
        try enter("state = 'leased' AND network = \(network) AND becomes = 'ready'")
    }

    /// What tries have come to comes into the books: the letters' states, each try by itself, and that the links are
    /// out of the house. That a letter was accepted stands on its row for as long as it is so.
    func enter(_ which: SQL) throws {
        let entered = try session.query(
            """
            UPDATE outbox SET state = becomes, becomes = NULL, not_before = COALESCE(retry_at, not_before),
                retry_at = NULL, done = CASE WHEN becomes = 'ready' THEN NULL ELSE ended END, holder = NULL,
                lease_until = NULL
            WHERE becomes IS NOT NULL AND \(which)
            RETURNING id, state
            """)
        var (sent, others): ([LetterID], [LetterID]) = ([], [])
        for row in entered {
            if try row.decode("state", as: OutboxLetter.State.self) == .sent {
                sent.append(try row.decode("id"))
            } else {
                others.append(try row.decode("id"))
            }
        }
        if !others.isEmpty { try keepTries(where: "id IN \(in: others)") }
        try forgetChances(of: sent)
    }

    func leaseOwners() throws -> [String] {
        try session.query(
            """
            SELECT holder AS owner FROM outbox WHERE holder IS NOT NULL
            UNION SELECT owner FROM outbox WHERE owner IS NOT NULL ORDER BY owner
            """
        ).map { try $0.decode("owner") }
    }

    func nextReady() throws -> Date? {
        let row = try session.queryOne(
            "SELECT MIN(not_before) AS next FROM outbox WHERE state = \(OutboxLetter.State.ready)")
        return try row?.decode("next", as: Date?.self) ?? nil
    }

    func letter(_ id: LetterID) throws -> OutboxLetter? {
        try session.queryOne("SELECT \(OutboxLetter.columnsWithBody) FROM outbox WHERE id = \(id)")
            .map { try OutboxLetter($0, body: $0.decode("body")) }
    }

    func closedSince() throws -> Date? {
        try session.queryOne("SELECT since FROM outbox_closed").map { try $0.decode("since") }
    }

    func setClosed(since: Date?) throws {
        try session.execute("DELETE FROM outbox_closed")
        if let since { try session.insert(into: "outbox_closed", [("id", 1), ("since", since)]) }
    }

    /// The token is raised, so that who held the letter holds it no more.
    func setState(
        _ id: LetterID, from: [OutboxLetter.State], to: OutboxLetter.State, now: Date
    ) throws -> Bool {
        try enter("id = \(id)")
        try keepTries(where: "id = \(id) AND \(SQLOutbox.isAccepted)")
        return try session.execute("\(changing(to: to, now: now)) WHERE id = \(id) AND \(standing(in: from))") == 1
    }

    func changing(to state: OutboxLetter.State, now: Date) -> SQL {
        let isWaiting = state == .ready || state == .held
        return """
            UPDATE outbox SET state = \(state), token = token + 1, owner = NULL, holder = NULL, lease_until = NULL,
                outcome = NULL, done = \(isWaiting ? nil : now)
            """
    }
}
