import Database

extension Schema {
    static let forums = Migration(
        number: 1, name: "forums",
        statements: [
            """
            CREATE TABLE networks (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, timezone TEXT NOT NULL,
                mailbox TEXT NOT NULL, county TEXT NOT NULL)
            """,
            """
            CREATE TABLE organisations (
                network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
                aliases TEXT NOT NULL, kind TEXT NOT NULL, ended TEXT,
                PRIMARY KEY (network, id))
            """,
            """
            CREATE TABLE roles (
                network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, names TEXT NOT NULL,
                holders TEXT NOT NULL, ended TEXT,
                PRIMARY KEY (network, id))
            """,
            """
            CREATE TABLE people (
                network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
                email TEXT NOT NULL, language TEXT NOT NULL, aliases TEXT NOT NULL, ended TEXT,
                PRIMARY KEY (network, id))
            """,
            """
            CREATE TABLE forums (
                network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, subtitle TEXT,
                aliases TEXT NOT NULL, reports_to TEXT, rules TEXT NOT NULL, case_numbers INTEGER NOT NULL,
                cadence TEXT, meeting_place TEXT NOT NULL, invitations TEXT NOT NULL, standing TEXT NOT NULL,
                ended TEXT,
                PRIMARY KEY (network, id))
            """,
            """
            CREATE TABLE appointments (
                network TEXT NOT NULL, forum TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL,
                person TEXT NOT NULL, from_date TEXT NOT NULL, place INTEGER NOT NULL, until_date TEXT,
                rights TEXT NOT NULL, contact INTEGER NOT NULL,
                PRIMARY KEY (network, forum, role, organisation, person, from_date))
            """,
        ])
}
