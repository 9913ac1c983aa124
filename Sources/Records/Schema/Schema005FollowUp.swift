import Database

extension Schema {
    static let followUp = Migration(
        number: 5, name: "follow-up",
        statements: [
            """
            CREATE TABLE items (
                network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
                state TEXT NOT NULL, owners TEXT NOT NULL, shares TEXT NOT NULL, due TEXT NOT NULL, agenda TEXT,
                repeats TEXT, depends_on TEXT, note TEXT, meeting TEXT NOT NULL, meeting_date TEXT NOT NULL,
                case_title TEXT NOT NULL, created TEXT NOT NULL, extension_asked TEXT, history TEXT NOT NULL,
                PRIMARY KEY (network, forum, number))
            """,
            """
            CREATE TABLE reminders (
                network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, person TEXT NOT NULL,
                step_days INTEGER NOT NULL, due TEXT NOT NULL, on_date TEXT NOT NULL,
                PRIMARY KEY (network, forum, number, person, step_days, due, on_date))
            """,
            "CREATE INDEX reminders_by_date ON reminders (network, on_date)",
        ])
}
