import Database

/// A table of the schema, read and written whole, row by row in the order of its key.
struct CopiedTable: Sendable {
    let name: StaticString
    let key: [StaticString]

    /// Every table but the list of the schema's steps, each after those it refers to.
    static let all: [CopiedTable] = [
        CopiedTable("networks", "id"), CopiedTable("organisations", "network", "id"),
        CopiedTable("roles", "network", "id"), CopiedTable("people", "network", "id"),
        CopiedTable("forums", "network", "id"),
        CopiedTable("appointments", "network", "forum", "role", "organisation", "person", "from_date"),
        CopiedTable("meetings", "network", "id"), CopiedTable("invitations", "number"),
        CopiedTable("cases", "network", "id"),
        CopiedTable("case_numbers", "network", "forum", "year", "number"), CopiedTable("agendas", "network", "meeting"),
        CopiedTable("presentations", "network", "forum", "organisation", "date"),
        CopiedTable("contributions", "number"), CopiedTable("minutes", "network", "meeting"),
        CopiedTable("items", "network", "forum", "number"),
        CopiedTable("reminders", "network", "forum", "number", "person", "step_days", "due", "on_date"),
        CopiedTable("outbox", "number"), CopiedTable("letter_bytes", "letter"),
        CopiedTable("letters_in_hand", "letter"), CopiedTable("attempts", "letter", "token"),
        CopiedTable("jobs", "network", "key"), CopiedTable("inbox", "network", "number"),
        CopiedTable("inbox_sources", "network", "mailbox", "uid_validity", "uid"),
        CopiedTable("address_aliases", "network", "address"), CopiedTable("undeliverable", "network", "address"),
        CopiedTable("outbox_closed", "id"), CopiedTable("links", "number"), CopiedTable("changes", "network"),
        CopiedTable("sign_in_codes", "number"), CopiedTable("sessions", "id"), CopiedTable("api_tokens", "id"),
        CopiedTable("rate_limits", "key", "window_start"),
        CopiedTable("minutes_versions", "network", "meeting", "number"),
        CopiedTable("attachment_bytes", "network", "digest"), CopiedTable("attachments", "network", "id"),
        CopiedTable("agenda_versions", "network", "meeting", "number"), CopiedTable("consultations", "number"),
        CopiedTable("sittings", "network", "meeting"), CopiedTable("feeds", "number"),
        CopiedTable("search_documents", "number"), CopiedTable("search_words", "document", "word"),
        CopiedTable("search_vocabulary", "network", "word"), CopiedTable("search_state", "network"),
        CopiedTable("installation", "name"), CopiedTable("item_parties", "network", "parties"),
        CopiedTable("item_standings", "network", "forum", "number", "place"),
        CopiedTable("item_standings_state", "network"),
    ]

    private init(_ name: StaticString, _ key: StaticString...) {
        self.name = name
        self.key = key
    }

    /// So many rows that come after the one with that key, in a session of either engine.
    func rows(after last: [Value]?, atMost limit: Int, in session: any Session) throws -> [[Value]] {
        var sql = "SELECT * FROM " as SQL
        sql.append(raw: name)
        if let last {
            let bound = last.map { value in
                var part = "" as SQL
                part.append(value)
                return part
            }
            sql.append(" WHERE (\(keyList)) > (\(bound.joined(separator: ", ")))")
        }
        sql.append(" ORDER BY \(keyList) LIMIT \(limit)")
        return try session.query(sql).map(\.values)
    }

    /// The values of the key in a row of the table.
    func keyValues(of row: [Value], columns: [String: Int]) -> [Value] {
        key.compactMap { columns[$0.description].map { row[$0] } }
    }

    /// Where the table's columns stand; nil while it is empty.
    func columns(in session: any Session) throws -> [String: Int]? {
        var sql = "SELECT * FROM " as SQL
        sql.append(raw: name)
        sql.append(" LIMIT 1")
        return try session.queryOne(sql)?.columnPlaces
    }

    func insert(_ rows: [[Value]], in session: any Session) throws {
        for row in rows {
            var sql = "INSERT INTO " as SQL
            sql.append(raw: name)
            sql.append(raw: " VALUES (")
            for (place, value) in row.enumerated() {
                if place > 0 { sql.append(raw: ", ") }
                sql.append(value)
            }
            sql.append(raw: ")")
            try session.execute(sql)
        }
    }

    private var keyList: SQL {
        key.map { column in
            var part = "" as SQL
            part.append(raw: column)
            return part
        }.joined(separator: ", ")
    }
}
