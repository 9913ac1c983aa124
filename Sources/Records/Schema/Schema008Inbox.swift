import Database

extension Schema {
    static let inbox = Migration(
        number: 8, name: "inbox",
        statements: [
            """
            CREATE TABLE inbox (
                network TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, body_digest TEXT NOT NULL,
                message_id TEXT, sender TEXT, subject TEXT NOT NULL, raw \(word: .blob) NOT NULL,
                arrived BIGINT NOT NULL, state TEXT NOT NULL, filing TEXT, tries INTEGER NOT NULL,
                settled BIGINT, settled_by TEXT,
                PRIMARY KEY (network, number), UNIQUE (network, digest))
            """,
            "CREATE INDEX inbox_by_state ON inbox (network, state, number)",
            "CREATE INDEX inbox_by_message ON inbox (network, message_id)",
            """
            CREATE TABLE inbox_sources (
                network TEXT NOT NULL, mailbox TEXT NOT NULL, uid_validity BIGINT NOT NULL, uid BIGINT NOT NULL,
                number INTEGER NOT NULL,
                PRIMARY KEY (network, mailbox, uid_validity, uid))
            """,
            """
            CREATE TABLE address_aliases (
                network TEXT NOT NULL, address TEXT NOT NULL, person TEXT NOT NULL, since BIGINT NOT NULL,
                PRIMARY KEY (network, address))
            """,
            """
            CREATE TABLE undeliverable (
                network TEXT NOT NULL, address TEXT NOT NULL, status TEXT, reason TEXT NOT NULL, letter TEXT,
                since BIGINT NOT NULL,
                PRIMARY KEY (network, address))
            """,
            // A row in it keeps every letter of the installation in the house.
            "CREATE TABLE outbox_closed (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), since BIGINT NOT NULL)",
            "ALTER TABLE invitations ADD COLUMN asked INTEGER NOT NULL DEFAULT 0",
            "UPDATE invitations SET asked = sequence",
            "ALTER TABLE invitations ADD COLUMN answer_sequence INTEGER",
            "ALTER TABLE invitations ADD COLUMN answer_stamp BIGINT",
            "ALTER TABLE invitations ADD COLUMN answer_delegate TEXT",
            "ALTER TABLE invitations ADD COLUMN deputy_for TEXT",
            "ALTER TABLE invitations ADD COLUMN guest INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE items ADD COLUMN disputed_by TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE agendas ADD COLUMN cleared TEXT",
            "CREATE INDEX invitations_by_uid ON invitations (network, uid)",
            "CREATE INDEX outbox_by_person ON outbox (network, person, created)",
        ])
}
