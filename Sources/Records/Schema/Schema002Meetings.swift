import Database

extension Schema {
    static let meetings = Migration(
        number: 2, name: "meetings",
        statements: [
            """
            CREATE TABLE meetings (
                network TEXT NOT NULL, id TEXT NOT NULL, forum TEXT NOT NULL, planned TEXT NOT NULL,
                date TEXT NOT NULL, start_time TEXT NOT NULL, end_time TEXT NOT NULL, place TEXT NOT NULL,
                stage TEXT NOT NULL, uid TEXT NOT NULL, sequence INTEGER NOT NULL, stamp BIGINT NOT NULL,
                moves TEXT NOT NULL, called BIGINT, agenda_sent BIGINT, cancellation TEXT,
                PRIMARY KEY (network, id))
            """,
            "CREATE INDEX meetings_by_forum ON meetings (network, forum, date)",
            """
            CREATE TABLE invitations (
                number \(word: .identity), network TEXT NOT NULL, meeting TEXT NOT NULL, person TEXT NOT NULL,
                uid TEXT NOT NULL, seat TEXT NOT NULL, presents TEXT, token TEXT NOT NULL,
                sequence INTEGER NOT NULL, stamp BIGINT NOT NULL, answer TEXT NOT NULL, answered BIGINT,
                answer_way TEXT, answer_comment TEXT, sent BIGINT NOT NULL, withdrawn BIGINT,
                UNIQUE (network, meeting, person, uid), UNIQUE (network, token))
            """,
        ])
}
