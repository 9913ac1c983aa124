import Database

extension Schema {
    static let sittings = Migration(
        number: 14, name: "sittings",
        statements: [
            """
            CREATE TABLE agenda_versions (
                network TEXT NOT NULL, meeting TEXT NOT NULL, number INTEGER NOT NULL, at BIGINT NOT NULL,
                made_by TEXT, change TEXT NOT NULL, title TEXT, text TEXT NOT NULL, lines TEXT NOT NULL,
                PRIMARY KEY (network, meeting, number))
            """,
            """
            CREATE TABLE consultations (
                number \(word: .identity), network TEXT NOT NULL, forum TEXT NOT NULL, case_id TEXT NOT NULL,
                party_kind TEXT NOT NULL, party TEXT NOT NULL, asked BIGINT NOT NULL, answered BIGINT, answer TEXT,
                noted_by TEXT,
                UNIQUE (network, case_id, party_kind, party))
            """,
            "CREATE INDEX consultations_by_forum ON consultations (network, forum, number)",
            // What happens while a meeting is held is read and written whole.
            """
            CREATE TABLE sittings (
                network TEXT NOT NULL, meeting TEXT NOT NULL, state TEXT NOT NULL,
                PRIMARY KEY (network, meeting))
            """,
            "CREATE INDEX outbox_by_meeting ON outbox (network, meeting, number)",
        ])
}
