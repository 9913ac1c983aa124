import Database

/// A column and what is put in it.
typealias Column = (name: StaticString, value: any ColumnValue)

extension Session {
    /// Writes the row, over the one with the same key where there is one.
    func save(in table: StaticString, key: [Column], _ rest: [Column]) throws {
        let changes = rest.map { "\(raw: $0.name) = excluded.\(raw: $0.name)" as SQL }
        try execute(
            """
            \(inserting(key + rest, into: table)) ON CONFLICT (\(names(key)))
            DO UPDATE SET \(changes.joined(separator: ", "))
            """)
    }

    /// Writes the row unless the key is taken; true when it was written.
    func add(to table: StaticString, key: [Column], _ rest: [Column] = []) throws -> Bool {
        try execute("\(inserting(key + rest, into: table)) ON CONFLICT (\(names(key))) DO NOTHING") == 1
    }

    /// Writes a new row.
    /// - Throws: `DatabaseError` with code `unique` where a key is taken.
    func insert(into table: StaticString, _ columns: [Column]) throws {
        try execute(inserting(columns, into: table))
    }

    private func inserting(_ columns: [Column], into table: StaticString) -> SQL {
        let values = columns.map { "\($0.value)" as SQL }
        return "INSERT INTO \(raw: table) (\(names(columns))) VALUES (\(values.joined(separator: ", ")))"
    }

    private func names(_ columns: [Column]) -> SQL {
        columns.map { "\(raw: $0.name)" as SQL }.joined(separator: ", ")
    }
}
