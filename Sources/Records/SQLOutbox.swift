import Database
import FoundationEssentials
import Meetings

/// The outbox of all networks. What a try changes is fenced by letter, token, owner and state in the UPDATE itself:
/// who has lost the lease changes no row, and is told so. No statement here touches a letter's bytes.
struct SQLOutbox: Outbox {
    let session: any Session

    /// A letter waits for an earlier one to the same person about the same meeting: a change never comes before what it
    /// changes.
    func claim(limit: Int, owner: String, now: Date, leaseUntil: Date) throws -> [OutboxLetter] {
        let claimed = try session.query(
            """
            WITH picked AS MATERIALIZED (
                SELECT number FROM outbox
                WHERE state = \(OutboxLetter.State.ready) AND not_before <= \(now)
                    AND (expires IS NULL OR expires >= \(now)) AND NOT EXISTS (SELECT 1 FROM outbox_closed)
                    AND NOT EXISTS (
                        SELECT 1 FROM outbox AS earlier
                        WHERE earlier.network = outbox.network AND earlier.meeting = outbox.meeting
                            AND earlier.recipient = outbox.recipient AND earlier.number < outbox.number
                            AND earlier.state IN ('ready', 'leased', 'dot'))
                ORDER BY not_before, number LIMIT \(max(limit, 0)) \(word: .skipLocked))
            UPDATE outbox SET state = \(OutboxLetter.State.leased), token = token + 1, attempts = attempts + 1,
                owner = \(owner), lease_until = \(leaseUntil)
            WHERE number IN (SELECT number FROM picked)
            RETURNING *
            """)
        let numbered = try claimed.map {
            (number: try $0.decode("number", as: Int.self), letter: try OutboxLetter($0, body: $0.decode("body")))
        }
        return numbered.sorted { ($0.letter.notBefore, $0.number) < ($1.letter.notBefore, $1.number) }.map(\.letter)
    }

    func extendLeases(of owner: String, until: Date) throws {
        let onTheirWay: [OutboxLetter.State] = [.leased, .dot]
        try session.execute(
            """
            UPDATE outbox SET lease_until = \(until)
            WHERE owner = \(owner) AND owner IS NOT NULL AND state IN \(in: onTheirWay)
            """)
    }

    func giveBack(_ lease: Lease, notBefore: Date?) throws -> Bool {
        try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.ready), attempts = attempts - 1, owner = NULL,
                lease_until = NULL, not_before = COALESCE(\(notBefore), not_before)
            WHERE \(held(lease, in: [.leased]))
            """) == 1
    }

    /// A lease that has run out is not held, also before anyone has taken it over: what is sent after that could be
    /// sent twice.
    func markDot(_ lease: Lease, now: Date) throws -> Bool {
        try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.dot), dot_at = \(now)
            WHERE \(held(lease, in: [.leased])) AND lease_until >= \(now)
            """) == 1
    }

    func finish(_ lease: Lease, _ result: DeliveryResult, retryAt: Date?, now: Date) throws -> Bool {
        let ending = TryEnding(result, retryAt: retryAt)
        let isHeld = try end(held(lease, in: ending.from), ending, now: now)
        // What the server has said to the dot is evidence, also when nobody waited for it any more.
        let isLate = try !isHeld && ending.isAnswer && end(doubted(lease), ending, now: now)
        guard isHeld || isLate else { return false }
        if ending.state == .sent { try forgetChance(of: lease.letter) }
        try note(
            DeliveryAttempt(
                letter: lease.letter, token: lease.token, outcome: ending.outcome, code: ending.code,
                text: ending.text, at: now))
        return true
    }

    private func end(_ which: SQL, _ ending: TryEnding, now: Date) throws -> Bool {
        try session.execute(
            """
            UPDATE outbox SET state = \(ending.state), not_before = COALESCE(\(ending.notBefore), not_before),
                done = \(ending.state == .ready ? nil : now), owner = NULL, lease_until = NULL,
                reply_code = \(ending.code), reply_text = \(ending.text)
            WHERE \(which)
            """) == 1
    }

    /// In doubt since that very try: nobody has begun another.
    private func doubted(_ lease: Lease) -> SQL {
        "id = \(lease.letter) AND token = \(lease.token) AND state = \(OutboxLetter.State.unknown)"
    }

    func held(_ lease: Lease, in states: [OutboxLetter.State]) -> SQL {
        """
        id = \(lease.letter) AND token = \(lease.token) AND owner = \(lease.owner) AND state IN \(in: states)
        """
    }

    func reap(now: Date, deadOwners: [String], evidence: (LetterID) -> Bool?) throws -> Int {
        let onTheirWay: [OutboxLetter.State] = [.leased, .dot]
        let left = try session.query(
            """
            SELECT id, state, token, owner FROM outbox
            WHERE state IN \(in: onTheirWay) AND (lease_until < \(now) OR owner IN \(in: deadOwners))
            ORDER BY number
            """)
        var changed = 0
        for row in left {
            let lease = Lease(
                letter: try row.decode("id"), owner: try row.decode("owner"), token: try row.decode("token"))
            changed += try settle(lease, left: row.decode("state"), evidence: evidence, now: now) ? 1 : 0
        }
        return try changed
            + session.execute(
                """
                UPDATE outbox SET state = \(OutboxLetter.State.expired), done = \(now)
                WHERE state = 'ready' AND expires < \(now)
                """)
    }

    /// Before the dot it was certainly not delivered; after it, only evidence can tell.
    private func settle(
        _ lease: Lease, left state: OutboxLetter.State, evidence: (LetterID) -> Bool?, now: Date
    ) throws -> Bool {
        let next: OutboxLetter.State =
            switch state == .dot ? evidence(lease.letter) : false {
            case true?: .sent
            case false?: .ready
            case nil: .unknown
            }
        let changed = try session.execute(
            """
            UPDATE outbox SET state = \(next), done = \(next == .ready ? nil : now), owner = NULL, lease_until = NULL
            WHERE \(held(lease, in: [state]))
            """)
        guard changed == 1 else { return false }
        if next == .sent { try forgetChance(of: lease.letter) }
        try note(
            DeliveryAttempt(
                letter: lease.letter, token: lease.token, outcome: "abandoned", code: nil,
                text: "left in \(state.rawValue) by \(lease.owner), now \(next.rawValue)", at: now))
        return true
    }

    func leaseOwners() throws -> [String] {
        try session.query("SELECT DISTINCT owner FROM outbox WHERE owner IS NOT NULL ORDER BY owner")
            .map { try $0.decode("owner") }
    }

    func nextReady() throws -> Date? {
        let row = try session.queryOne(
            "SELECT MIN(not_before) AS next FROM outbox WHERE state = \(OutboxLetter.State.ready)")
        return try row?.decode("next", as: Date?.self) ?? nil
    }

    func letter(_ id: LetterID) throws -> OutboxLetter? {
        try session.queryOne("SELECT * FROM outbox WHERE id = \(id)")
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
        try session.execute("\(changing(to: to, now: now)) WHERE id = \(id) AND state IN \(in: from)") == 1
    }

    func changing(to state: OutboxLetter.State, now: Date) -> SQL {
        let isWaiting = state == .ready || state == .held
        return """
            UPDATE outbox SET state = \(state), token = token + 1, owner = NULL, lease_until = NULL,
                done = \(isWaiting ? nil : now)
            """
    }
}
