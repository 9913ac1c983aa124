import Database

extension Schema {
    /// What changes while a letter is in hand stands by itself, in a table as small as what is in hand: the letter's
    /// own row says that it is, and its state, with its place in the indexes, is written once, when the try is over
    /// (`SQLOutbox.enter`).
    ///
    /// A program of before that is still running looks for none of this, and must neither claim, cancel nor hold what
    /// another has in hand, nor claim what it wouldn't find again: the rows refuse it.
    static let inHand = Migration(
        number: 21, name: "in-hand",
        statements: [
            // No reference to the outbox, for the reason given at `letter_bytes`. `ends_as` is the state that the
            // letter comes into, of a try that has ended and isn't entered yet.
            """
            CREATE TABLE letters_in_hand (
                letter TEXT NOT NULL PRIMARY KEY, letter_number BIGINT NOT NULL, held_by TEXT NOT NULL,
                held_until BIGINT NOT NULL, held_token INTEGER NOT NULL, fenced BIGINT, ends_as TEXT, ended_how TEXT,
                ended_at BIGINT, ended_code INTEGER, ended_text TEXT, again_at BIGINT)
            """,
            // 1 while there is such a row, 0 before and after, and null in what a program of before has written.
            """
            ALTER TABLE outbox ADD COLUMN in_hand INTEGER
            CHECK (in_hand IS NULL OR (holder IS NULL AND owner IS NULL AND (in_hand = 0 OR state = 'ready')))
            """,
        ])
}
