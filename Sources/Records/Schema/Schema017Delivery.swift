import Database

extension Schema {
    /// What several machines need that send from one outbox, and what keeps a look into it short however full it is.
    static let delivery = Migration(
        number: 17, name: "delivery",
        statements: [
            // How often a letter nobody knows about has been sent once more: never twice.
            "ALTER TABLE outbox ADD COLUMN resends INTEGER NOT NULL DEFAULT 0",
            // The letters that another to the same person about the same meeting may not overtake.
            """
            CREATE INDEX outbox_on_its_way ON outbox (network, meeting, recipient, number)
            WHERE state IN ('ready', 'leased', 'dot')
            """,
            "CREATE INDEX outbox_by_owner ON outbox (owner) WHERE owner IS NOT NULL",
            "CREATE INDEX outbox_by_expiry ON outbox (expires) WHERE state = 'ready'",
            // What is true of the whole installation, on whichever machine.
            "CREATE TABLE installation (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
        ])
}
