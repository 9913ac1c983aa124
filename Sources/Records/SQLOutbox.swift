import Database
import FoundationEssentials
import Meetings

/// The outbox of all networks. What a try changes is fenced by letter, token and holder in the statement itself: who
/// has lost the lease changes no row, and is told so. No statement here changes a letter's bytes.
///
/// The row of a letter that somebody has in hand says so, and is `ready` until the try is entered there. Meanwhile a
/// small row among the letters in hand says who has it and how far it has come: `fenced`, and then `ends_as`, how it
/// ended. That is as much as each letter's two commits have to write; all else is written for a handful at a time.
struct SQLOutbox: Outbox {
    let session: any Session

    /// A letter waits for an earlier one to the same person about the same meeting: a change never comes before what it
    /// changes. It doesn't wait for what can wait itself, which may be put off for weeks.
    func claim(limit: Int, owner: String, now: Date, leaseUntil: Date) throws -> [OutboxLetter] {
        try enterEndings(of: owner)
        let taken = try session.query(
            """
            WITH picked AS MATERIALIZED (
                SELECT number FROM outbox
                WHERE state = 'ready' AND \(SQLOutbox.isAtRest) AND not_before <= \(now)
                    AND (expires IS NULL OR expires >= \(now)) AND NOT EXISTS (SELECT 1 FROM outbox_closed)
                    AND NOT EXISTS (
                        SELECT 1 FROM outbox AS earlier
                        WHERE earlier.network = outbox.network AND earlier.meeting = outbox.meeting
                            AND earlier.recipient = outbox.recipient AND earlier.number < outbox.number
                            AND earlier.state IN ('ready', 'leased', 'dot')
                            AND earlier.kind NOT IN \(in: OutboxLetter.kindsThatCanWait))
                ORDER BY not_before, number LIMIT \(max(limit, 0)) \(word: .skipLocked))
            UPDATE outbox SET in_hand = 1, token = token + 1, attempts = attempts + 1
            WHERE number IN (SELECT number FROM picked) RETURNING number
            """
        ).map { try $0.decode("number", as: Int.self) }
        guard !taken.isEmpty else { return [] }
        try session.execute(
            """
            INSERT INTO letters_in_hand (letter, letter_number, held_by, held_until, held_token)
            SELECT id, number, \(owner), \(leaseUntil), token FROM outbox WHERE number IN \(in: taken)
            """)
        return try session.query(
            """
            SELECT \(OutboxLetter.columnsWithBody) FROM \(OutboxLetter.source)
            WHERE number IN \(in: taken) ORDER BY not_before, number
            """
        ).map { try OutboxLetter($0, body: $0.decode("body")) }
    }

    func extendLeases(of owner: String, until: Date) throws {
        try session.execute("UPDATE letters_in_hand SET held_until = \(until) WHERE held_by = \(owner)")
    }

    func giveBack(_ lease: Lease, notBefore: Date?, evenFenced: Bool) throws -> Bool {
        let isGiven = try !takeBack(held(lease, in: evenFenced ? [.leased, .dot] : [.leased]), isTry: false).isEmpty
        if isGiven, let notBefore {
            try session.execute("UPDATE outbox SET not_before = \(notBefore) WHERE id = \(lease.letter)")
        }
        return isGiven
    }

    /// A lease that has run out is not held, also before anyone has taken it over: what is sent after that could be
    /// sent twice.
    func markDot(_ lease: Lease, now: Date) throws -> Bool {
        try session.execute(
            """
            UPDATE letters_in_hand SET fenced = \(now) WHERE \(held(lease, in: [.leased])) AND held_until >= \(now)
            """) == 1
    }

    func finish(_ lease: Lease, _ result: DeliveryResult, retryAt: Date?, now: Date) throws -> Bool {
        let ending = TryEnding(result, retryAt: retryAt)
        let isHeld = try note(ending, on: held(lease, in: ending.from), now: now)
        guard !isHeld, ending.isAnswer else { return isHeld }
        // What the server has said to the dot is evidence, also when nobody waited for it any more.
        guard try takeDoubted(lease, now: now) else { return false }
        let isLate = try note(ending, on: held(lease, in: [.dot]), now: now)
        try enter("letter = \(lease.letter)")
        return isLate
    }

    private func note(_ ending: TryEnding, on which: SQL, now: Date) throws -> Bool {
        try session.execute(
            """
            UPDATE letters_in_hand SET ends_as = \(ending.state), ended_how = \(ending.outcome), ended_at = \(now),
                again_at = \(ending.notBefore), ended_code = \(ending.code), ended_text = \(ending.text)
            WHERE \(which)
            """) == 1
    }

    /// A letter in doubt since that very try, which nobody has begun anew, is in its hand again for a moment.
    private func takeDoubted(_ lease: Lease, now: Date) throws -> Bool {
        let isDoubted =
            try session.execute(
                """
                UPDATE outbox SET state = 'ready', in_hand = 1, done = NULL
                WHERE id = \(lease.letter) AND token = \(lease.token) AND state = \(OutboxLetter.State.unknown)
                """) == 1
        guard isDoubted else { return false }
        try session.execute(
            """
            INSERT INTO letters_in_hand (letter, letter_number, held_by, held_until, held_token, fenced)
            SELECT id, number, \(lease.owner), \(now), token, COALESCE(dot_at, \(now)) FROM outbox
            WHERE id = \(lease.letter)
            """)
        return true
    }

    private func held(_ lease: Lease, in states: [OutboxLetter.State]) -> SQL {
        """
        letter = \(lease.letter) AND held_token = \(lease.token) AND held_by = \(lease.owner) AND \(inHand(states))
        """
    }

    /// Those of programs before schema step 21 stand in the letters' own rows.
    func leaseOwners() throws -> [String] {
        try session.query(
            """
            SELECT held_by AS owner FROM letters_in_hand
            UNION SELECT holder FROM outbox WHERE holder IS NOT NULL
            UNION SELECT owner FROM outbox WHERE owner IS NOT NULL ORDER BY owner
            """
        ).map { try $0.decode("owner") }
    }

    func nextReady() throws -> Date? {
        let row = try session.queryOne(
            """
            SELECT not_before FROM outbox WHERE state = 'ready' AND \(SQLOutbox.isAtRest)
            ORDER BY not_before LIMIT 1
            """)
        return try row?.decode("not_before")
    }

    func letter(_ id: LetterID) throws -> OutboxLetter? {
        try session.queryOne("SELECT \(OutboxLetter.columnsWithBody) FROM \(OutboxLetter.source) WHERE id = \(id)")
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
        try enterAll(of: "id = \(id)")
        try keepAcceptedTries(where: "id = \(id)")
        let isTaken = try !takeBack("letter = \(id) AND \(inHand(from))", isTry: true).isEmpty
        return try session.execute(
            "\(changing(to: to, now: now)) WHERE id = \(id) AND \(standing(in: isTaken ? [.ready] : from))") == 1
    }

    func changing(to state: OutboxLetter.State, now: Date) -> SQL {
        let isWaiting = state == .ready || state == .held
        return """
            UPDATE outbox SET state = \(state), token = token + 1, owner = NULL, holder = NULL, lease_until = NULL,
                outcome = NULL, done = \(isWaiting ? nil : now)
            """
    }
}
