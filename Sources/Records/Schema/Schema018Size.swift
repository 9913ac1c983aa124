import Database

extension Schema {
    /// What keeps a look into the books short however much has been there: what is open, has failed or is to be told of
    /// is found without reading what is done with. The indexes hold the states again that their conditions name: else
    /// SQLite takes the one of all states, and reads every letter in it.
    static let size = Migration(
        number: 18, name: "size",
        statements: [
            // A network's letters, the newest first, of all states or of some.
            "CREATE INDEX outbox_by_network ON outbox (network, state, number)",
            """
            CREATE INDEX outbox_failed ON outbox (network, state, done)
            WHERE state IN ('bounced', 'unknown', 'expired')
            """,
            "CREATE INDEX outbox_in_doubt ON outbox (state, resends, done) WHERE state = 'unknown' AND resends = 0",
            "CREATE INDEX outbox_expiring ON outbox (state, expires) WHERE state = 'ready' AND expires IS NOT NULL",
            "DROP INDEX outbox_by_expiry",
            // Whether the coordinators have been told that the letter was refused, or nobody is to be.
            "ALTER TABLE outbox ADD COLUMN reported INTEGER NOT NULL DEFAULT 0",
            """
            CREATE INDEX outbox_to_report ON outbox (state, reported, network, number)
            WHERE state = 'bounced' AND reported = 0
            """,
            """
            CREATE INDEX items_open ON items (network, forum, number)
            WHERE state IN ('open', 'in-progress')
            """,
            // When it was closed, or a little later; of what is open, and of what was closed before this was noted, far
            // ahead: so they are among those that were open since any day.
            "ALTER TABLE items ADD COLUMN closed BIGINT NOT NULL DEFAULT 253402300799000",
            "CREATE INDEX items_by_closing ON items (network, closed)",
            "CREATE INDEX meetings_by_date ON meetings (network, date)",
            "CREATE INDEX meetings_by_stage ON meetings (network, stage, date)",
        ])
}
