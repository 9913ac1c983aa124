import Database

extension Schema {
    /// Words are kept without accents, in small letters, so both engines sort and compare them alike.
    static let search = Migration(
        number: 14, name: "search",
        statements: [
            """
            CREATE TABLE search_documents (
                number \(word: .identity), network TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                audience INTEGER NOT NULL, forum TEXT NOT NULL, meeting TEXT, date TEXT NOT NULL,
                title TEXT NOT NULL, body TEXT NOT NULL, keywords TEXT NOT NULL,
                UNIQUE (network, kind, id, audience))
            """,
            "CREATE INDEX search_documents_by_meeting ON search_documents (network, meeting, kind)",
            "CREATE INDEX search_documents_by_date ON search_documents (network, kind, date)",
            """
            CREATE TABLE search_words (
                document BIGINT NOT NULL, word TEXT NOT NULL, network TEXT NOT NULL, weight INTEGER NOT NULL,
                PRIMARY KEY (document, word))
            """,
            "CREATE INDEX search_words_by_word ON search_words (network, word, document, weight)",
            """
            CREATE TABLE search_vocabulary (
                network TEXT NOT NULL, word TEXT NOT NULL, head TEXT NOT NULL, initial TEXT NOT NULL,
                PRIMARY KEY (network, word))
            """,
            "CREATE INDEX search_vocabulary_by_head ON search_vocabulary (network, head)",
            "CREATE INDEX search_vocabulary_by_initial ON search_vocabulary (network, initial)",
            // Which way of making words the index was made by.
            "CREATE TABLE search_state (network TEXT PRIMARY KEY, version INTEGER NOT NULL)",
        ])
}
