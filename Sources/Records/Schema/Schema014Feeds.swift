import Database

extension Schema {
    static let feeds = Migration(
        number: 14, name: "feeds",
        statements: [
            """
            CREATE TABLE feeds (
                number \(word: .identity), id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, kind TEXT NOT NULL,
                subject TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, created BIGINT NOT NULL, created_by TEXT NOT NULL,
                revoked BIGINT)
            """,
            "CREATE INDEX feeds_by_network ON feeds (network, number)",
        ])
}
