import Database

extension Schema {
    static let minutes = Migration(
        number: 4, name: "minutes",
        statements: [
            """
            CREATE TABLE minutes (
                network TEXT NOT NULL, meeting TEXT NOT NULL, forum TEXT NOT NULL, date TEXT NOT NULL,
                title TEXT NOT NULL, text TEXT NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL,
                imported BIGINT NOT NULL, approval TEXT, version INTEGER NOT NULL, decisions TEXT NOT NULL,
                PRIMARY KEY (network, meeting))
            """,
            "CREATE INDEX minutes_by_forum ON minutes (network, forum, date)",
        ])
}
