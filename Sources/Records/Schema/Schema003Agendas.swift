import Database

extension Schema {
    static let agendas = Migration(
        number: 3, name: "agendas",
        statements: [
            """
            CREATE TABLE cases (
                network TEXT NOT NULL, id TEXT NOT NULL, forum TEXT NOT NULL, title TEXT NOT NULL,
                kind TEXT NOT NULL, presenter TEXT, minutes INTEGER, number INTEGER, year INTEGER, meeting TEXT,
                state TEXT NOT NULL, added BIGINT NOT NULL,
                PRIMARY KEY (network, id))
            """,
            "CREATE INDEX cases_by_forum ON cases (network, forum, added)",
            """
            CREATE TABLE case_numbers (
                network TEXT NOT NULL, forum TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
                PRIMARY KEY (network, forum, year, number))
            """,
            """
            CREATE TABLE agendas (
                network TEXT NOT NULL, meeting TEXT NOT NULL, drafted TEXT NOT NULL, saved TEXT,
                sent TEXT NOT NULL, version INTEGER NOT NULL,
                PRIMARY KEY (network, meeting))
            """,
            """
            CREATE TABLE presentations (
                network TEXT NOT NULL, forum TEXT NOT NULL, organisation TEXT NOT NULL, date TEXT NOT NULL,
                PRIMARY KEY (network, forum, organisation, date))
            """,
            """
            CREATE TABLE contributions (
                number \(word: .identity), network TEXT NOT NULL, forum TEXT NOT NULL, date TEXT NOT NULL,
                sender TEXT NOT NULL, organisation TEXT, heading TEXT, text TEXT NOT NULL)
            """,
            "CREATE INDEX contributions_by_forum ON contributions (network, forum, date)",
        ])
}
