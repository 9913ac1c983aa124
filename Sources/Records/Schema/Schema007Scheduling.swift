import Database

extension Schema {
    static let scheduling = Migration(
        number: 7, name: "scheduling",
        statements: [
            """
            CREATE TABLE jobs (
                network TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, meeting TEXT, due BIGINT NOT NULL,
                state TEXT NOT NULL, attempts INTEGER NOT NULL, done BIGINT,
                PRIMARY KEY (network, key))
            """,
            "CREATE INDEX jobs_by_due ON jobs (network, state, due)",
            "CREATE INDEX jobs_by_meeting ON jobs (network, meeting)",
        ])
}
