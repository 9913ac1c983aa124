import Database

extension Schema {
    /// How items stand, from one day to another, so that the board counts and sorts a hundred thousand without reading
    /// them. It follows from the items, and is made anew from them by a program that keeps it in another way.
    static let standings = Migration(
        number: 19, name: "standings",
        statements: [
            // Who have promised something: the same of many items.
            """
            CREATE TABLE item_parties (
                network TEXT NOT NULL, parties TEXT NOT NULL, forum TEXT NOT NULL, owners TEXT NOT NULL,
                shares TEXT NOT NULL, PRIMARY KEY (network, parties))
            """,
            // At place 0 how an item stands now, or stood when it was closed; then its earlier deadlines. What hasn't
            // ended and what has no deadline have the last of days.
            """
            CREATE TABLE item_standings (
                network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL,
                parties TEXT NOT NULL, state TEXT NOT NULL, unsettled INTEGER NOT NULL, begins TEXT NOT NULL,
                ends TEXT NOT NULL, due TEXT NOT NULL, PRIMARY KEY (network, forum, number, place))
            """,
            // Each holds all that is asked for, so that no row is read: what was open since a day; all; by deadline.
            """
            CREATE INDEX item_standings_by_end
            ON item_standings (network, ends, place, parties, state, unsettled, due, begins)
            """,
            """
            CREATE INDEX item_standings_by_parties
            ON item_standings (network, place, parties, state, unsettled, due, ends, forum, number)
            """,
            """
            CREATE INDEX item_standings_by_due
            ON item_standings (network, place, due, forum, number, state, parties, unsettled)
            """,
            // Since when a service has kept them in that way.
            "CREATE TABLE item_standings_state (network TEXT PRIMARY KEY, version INTEGER NOT NULL, served BIGINT)",
        ])
}
