import Database

extension Schema {
    static let mailroom = Migration(
        number: 6, name: "mailroom",
        statements: [
            """
            CREATE TABLE outbox (
                number \(word: .identity), id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, kind TEXT NOT NULL,
                dedupe_key TEXT NOT NULL, meeting TEXT, person TEXT, recipient TEXT NOT NULL,
                return_address TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT NULL UNIQUE,
                body \(word: .blob) NOT NULL, state TEXT NOT NULL, not_before BIGINT NOT NULL, expires BIGINT,
                created BIGINT NOT NULL, attempts INTEGER NOT NULL, token INTEGER NOT NULL, owner TEXT,
                lease_until BIGINT, dot_at BIGINT, done BIGINT, reply_code INTEGER, reply_text TEXT,
                UNIQUE (network, dedupe_key))
            """,
            "CREATE INDEX outbox_by_state ON outbox (state, not_before, number)",
            """
            CREATE TABLE attempts (
                letter TEXT NOT NULL REFERENCES outbox (id), token INTEGER NOT NULL, outcome TEXT NOT NULL,
                code INTEGER, text TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (letter, token))
            """,
        ])
}
