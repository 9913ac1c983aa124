import Database

extension Schema {
    static let documents = Migration(
        number: 13, name: "documents",
        statements: [
            // The same bytes are kept once in a network, however many cases they belong to.
            """
            CREATE TABLE attachment_bytes (
                network TEXT NOT NULL, digest TEXT NOT NULL, bytes \(word: .blob) NOT NULL,
                PRIMARY KEY (network, digest))
            """,
            """
            CREATE TABLE attachments (
                network TEXT NOT NULL, id TEXT NOT NULL, meeting TEXT NOT NULL, agenda_case TEXT, title TEXT,
                name TEXT NOT NULL, kind TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL, exempt TEXT,
                author TEXT NOT NULL, added BIGINT NOT NULL, removed TEXT,
                PRIMARY KEY (network, id))
            """,
            "CREATE INDEX attachments_by_meeting ON attachments (network, meeting, added, id)",
            "ALTER TABLE forums ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE cases ADD COLUMN exempt TEXT",
        ])
}
