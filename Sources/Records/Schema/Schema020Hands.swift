import Database

extension Schema {
    /// What lets a letter leave with little writing: its bytes, which never change, stand in a table of their own, and
    /// how a try goes is noted in columns that no index holds, until the states are entered by the handful
    /// (`SQLOutbox.enter`). Letters of before have their bytes in the row, and leave from there.
    ///
    /// A program of before that is still running sends what it has written itself. It can't claim a letter whose bytes
    /// it wouldn't find, nor take over one that a program of now has in hand: it says who has one in `owner`, and looks
    /// for it there.
    static let hands = Migration(
        number: 20, name: "hands",
        statements: [
            "ALTER TABLE outbox ADD COLUMN holder TEXT CHECK (LENGTH(body) > 0 OR owner IS NULL)",
            "CREATE INDEX outbox_by_holder ON outbox (holder) WHERE holder IS NOT NULL",
            // How the try has ended that is not entered yet, and the state that the letter comes into.
            "ALTER TABLE outbox ADD COLUMN becomes TEXT",
            "ALTER TABLE outbox ADD COLUMN outcome TEXT",
            "ALTER TABLE outbox ADD COLUMN ended BIGINT",
            "ALTER TABLE outbox ADD COLUMN retry_at BIGINT",
            // Nothing is ever taken out of the outbox. A reference to it would make all who write letters at a time
            // wait for one another: to look whether the letter is there is to read where the others write.
            "CREATE TABLE letter_bytes (letter INTEGER PRIMARY KEY, bytes \(word: .blob) NOT NULL)",
        ])
}
