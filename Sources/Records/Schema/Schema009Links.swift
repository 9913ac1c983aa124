import Database

extension Schema {
    static let links = Migration(
        number: 9, name: "links",
        statements: [
            """
            CREATE TABLE links (
                number \(word: .identity), id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, purpose TEXT NOT NULL,
                meeting TEXT, uid TEXT, forum TEXT, item INTEGER, person TEXT NOT NULL,
                letter TEXT NOT NULL REFERENCES outbox (id), hash TEXT NOT NULL UNIQUE, chance TEXT,
                issued BIGINT NOT NULL, expires BIGINT NOT NULL, revoked BIGINT, uses INTEGER NOT NULL,
                last_used BIGINT)
            """,
            "CREATE INDEX links_by_letter ON links (letter, number)",
            "CREATE INDEX links_by_person ON links (network, person, number)",
        ])
}
