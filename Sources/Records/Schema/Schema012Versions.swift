import Database

extension Schema {
    static let versions = Migration(
        number: 12, name: "versions",
        statements: [
            """
            CREATE TABLE minutes_versions (
                network TEXT NOT NULL, meeting TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
                text TEXT NOT NULL, author TEXT NOT NULL, saved BIGINT NOT NULL, basis INTEGER,
                PRIMARY KEY (network, meeting, number))
            """
        ])
}
