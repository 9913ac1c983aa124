import Database
import FoundationEssentials
import Meetings

/// From the letters in hand back to the letters' own rows.
extension SQLOutbox {
    func enterEndings(of owner: String) throws {
        try enter("held_by = \(owner)")
    }

    /// Letters that are to be tried again wait as all others do, also where somebody still has them in hand.
    func enterRetries(in network: NetworkID) throws {
        try adopt("state = 'leased' AND network = \(network) AND becomes = 'ready'")
        try enter("ends_as = 'ready' AND \(areOf(network))")
    }

    func areOf(_ network: NetworkID) -> SQL {
        """
        EXISTS (SELECT 1 FROM outbox WHERE outbox.id = letters_in_hand.letter AND outbox.network = \(network))
        """
    }

    /// - Parameter letters: which, by their own rows.
    func enterAll(of letters: SQL) throws {
        try adopt("becomes IS NOT NULL AND \(letters)")
        try enter("letter IN (SELECT id FROM outbox WHERE \(letters))")
    }

    /// What tries have come to comes into the books: the letters' states, each try by itself, and that the links are
    /// out of the house. That a letter was accepted stands on its row for as long as it is so.
    func enter(_ which: SQL) throws {
        // Nothing is changed by this: the rows are ours then, and none that ends meanwhile is taken for entered.
        let ended = try session.query(
            """
            UPDATE letters_in_hand SET held_token = held_token WHERE ends_as IS NOT NULL AND \(which)
            RETURNING letter, ends_as
            """
        ).map { try ($0.decode("letter", as: LetterID.self), $0.decode("ends_as", as: OutboxLetter.State.self)) }
        guard !ended.isEmpty else { return }
        let ids = ended.map(\.0)
        try session.execute(
            """
            UPDATE outbox SET (
                state, in_hand, not_before, done, dot_at, outcome, ended, reply_code, reply_text)
                = (SELECT ends_as, 0, COALESCE(again_at, outbox.not_before),
                    CASE WHEN ends_as = 'ready' THEN NULL ELSE ended_at END, fenced, ended_how, ended_at, ended_code,
                    ended_text
                    FROM letters_in_hand WHERE letter = outbox.id)
            WHERE id IN \(in: ids)
            """)
        let others = ended.filter { $0.1 != .sent }.map(\.0)
        if !others.isEmpty { try keepTries(of: others) }
        try session.execute("DELETE FROM letters_in_hand WHERE letter IN \(in: ids)")
        try forgetChances(of: ended.filter { $0.1 == .sent }.map(\.0))
    }

    /// Out of the hands that have them, before their tries have ended: who had them is told so with the next word.
    ///
    /// - Parameter isTry: this counts as a try.
    /// - Returns: those that were in hand, which are ready again.
    func takeBack(_ which: SQL, isTry: Bool) throws -> [LetterID] {
        let taken = try session.query(
            "DELETE FROM letters_in_hand WHERE ends_as IS NULL AND \(which) RETURNING letter, fenced"
        ).map { try (id: $0.decode("letter", as: LetterID.self), fenced: $0.decode("fenced", as: Date?.self)) }
        for letter in taken {
            try session.execute(
                """
                UPDATE outbox SET in_hand = 0, attempts = attempts - \(isTry ? 0 : 1), dot_at = \(letter.fenced)
                WHERE id = \(letter.id)
                """)
        }
        return taken.map(\.id)
    }

    /// What a program before schema step 21 has in hand, by its row, is in hand as it is now: for who takes it over.
    func adopt(_ which: SQL) throws {
        // Nothing is changed by this: the rows are ours then, as they are now.
        let adopted = try session.query(
            """
            UPDATE outbox SET attempts = attempts WHERE state IN ('leased', 'dot') AND (\(which)) RETURNING id
            """
        ).map { try $0.decode("id", as: LetterID.self) }
        guard !adopted.isEmpty else { return }
        try session.execute(
            """
            INSERT INTO letters_in_hand (
                letter, letter_number, held_by, held_until, held_token, fenced, ends_as, ended_how, ended_at,
                ended_code, ended_text, again_at)
            SELECT id, number, COALESCE(holder, owner, ''), COALESCE(lease_until, 0), token,
                CASE WHEN holder IS NOT NULL THEN dot_at WHEN state = 'dot' THEN COALESCE(dot_at, 0) END, becomes,
                outcome, ended, reply_code, reply_text, retry_at
            FROM outbox WHERE id IN \(in: adopted)
            """)
        try session.execute(
            """
            UPDATE outbox SET in_hand = 1, state = 'ready', owner = NULL, holder = NULL, lease_until = NULL,
                becomes = NULL, retry_at = NULL
            WHERE id IN \(in: adopted)
            """)
    }
}
