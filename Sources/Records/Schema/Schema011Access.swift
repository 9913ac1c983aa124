import Database

extension Schema {
    static let access = Migration(
        number: 11, name: "access",
        statements: [
            """
            CREATE TABLE sign_in_codes (
                number \(word: .identity), id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, address TEXT NOT NULL,
                browser TEXT NOT NULL, letter TEXT REFERENCES outbox (id), chance TEXT, asked BIGINT NOT NULL,
                expires BIGINT NOT NULL, tries INTEGER NOT NULL, used BIGINT)
            """,
            "CREATE INDEX sign_in_codes_by_browser ON sign_in_codes (browser, number)",
            "CREATE INDEX sign_in_codes_by_letter ON sign_in_codes (letter)",
            """
            CREATE TABLE sessions (
                id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, former_hash TEXT, address TEXT NOT NULL,
                created BIGINT NOT NULL, last_seen BIGINT NOT NULL, rotated BIGINT NOT NULL, expires BIGINT NOT NULL,
                device TEXT NOT NULL)
            """,
            "CREATE INDEX sessions_by_former_hash ON sessions (former_hash)",
            "CREATE INDEX sessions_by_address ON sessions (address, created)",
            """
            CREATE TABLE api_tokens (
                id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, network TEXT NOT NULL,
                scopes TEXT NOT NULL, person TEXT NOT NULL, created BIGINT NOT NULL, last_used BIGINT,
                expires BIGINT NOT NULL, revoked BIGINT)
            """,
            """
            CREATE TABLE rate_limits (
                key TEXT NOT NULL, window_start BIGINT NOT NULL, uses INTEGER NOT NULL, window_end BIGINT NOT NULL,
                PRIMARY KEY (key, window_start))
            """,
        ])
}
