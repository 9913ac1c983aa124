import Database
import FoundationEssentials
import Meetings

/// Letters whose last dot nobody answered.
extension SQLOutbox {
    func doubtful(since date: Date) throws -> [OutboxLetter] {
        try session.query(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM \(OutboxLetter.source)
            WHERE state = 'unknown' AND done <= \(date) AND resends = 0 ORDER BY number
            """
        ).map { try OutboxLetter($0, body: []) }
    }

    func settle(_ letter: LetterID, hasArrived: Bool, text: String, now: Date) throws -> Bool {
        if hasArrived { return try markArrived(letter, text: text, now: now) }
        try enterAll(of: "id = \(letter)")
        // The token is raised, as for every other new beginning.
        return try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.ready), token = token + 1, resends = resends + 1,
                not_before = \(now), done = NULL, reply_code = NULL, reply_text = \(text)
            WHERE id = \(letter) AND state = \(OutboxLetter.State.unknown) AND resends = 0
            """) == 1
    }

    func markArrived(_ letter: LetterID, text: String, now: Date) throws -> Bool {
        try enterAll(of: "id = \(letter)")
        let changed = try session.execute(
            """
            UPDATE outbox SET state = \(OutboxLetter.State.sent), token = token + 1, done = \(now),
                reply_code = NULL, reply_text = \(text)
            WHERE id = \(letter) AND state = \(OutboxLetter.State.unknown)
            """)
        if changed == 1 { try forgetChances(of: [letter]) }
        return changed == 1
    }

    func countLetter(to domain: String, now: Date) throws -> Int {
        let minute = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60)
        let row = try session.queryOne(
            """
            INSERT INTO rate_limits (key, window_start, uses, window_end)
            VALUES (\("mail:\(domain)"), \(minute), 1, \(minute.addingTimeInterval(60)))
            ON CONFLICT (key, window_start) DO UPDATE SET uses = rate_limits.uses + 1
            RETURNING uses
            """)
        return try row?.decode("uses") ?? 0
    }
}

extension SQLLedger {
    func markArrived(_ id: LetterID, text: String, now: Date) throws -> Bool {
        guard try letter(id: id) != nil else { return false }
        return try SQLOutbox(session: session).markArrived(id, text: text, now: now)
    }
}
