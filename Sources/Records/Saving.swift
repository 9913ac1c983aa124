import Database

/// A column and what is put in it.
typealias Column = (name: StaticString, value: any ColumnValue)

extension Session {
    /// Writes the row, over the one with the same key where there is one.
    func save(in table: StaticString, key: [Column], _ rest: [Column]) throws {
        let changes = list(rest) { sql, column in
            sql.append(raw: column.name)
            sql.append(raw: " = excluded.")
            sql.append(raw: column.name)
        }
        try execute("\(inserting(key + rest, into: table)) ON CONFLICT (\(names(key))) DO UPDATE SET \(changes)")
    }

    /// Writes the row unless the key is taken; true when it was written.
    func add(to table: StaticString, key: [Column], _ rest: [Column] = []) throws -> Bool {
        try execute("\(inserting(key + rest, into: table)) ON CONFLICT (\(names(key))) DO NOTHING") == 1
    }

    /// The same, for a table whose key the database counts up: the number of the row that was written. It isn't asked
    /// for afterwards, since who has read what others are adding to gets in their way.
    func addNumbered(to table: StaticString, key: [Column], _ rest: [Column]) throws -> Int? {
        try queryOne("\(inserting(key + rest, into: table)) ON CONFLICT (\(names(key))) DO NOTHING RETURNING number")?
            .decode("number")
    }

    /// Writes a new row.
    /// - Throws: `DatabaseError` with code `unique` where a key is taken.
    func insert(into table: StaticString, _ columns: [Column]) throws {
        try execute(inserting(columns, into: table))
    }

    private func inserting(_ columns: [Column], into table: StaticString) -> SQL {
        let values = list(columns) { $0.append($1.value.columnValue) }
        return "INSERT INTO \(raw: table) (\(names(columns))) VALUES (\(values))"
    }

    private func names(_ columns: [Column]) -> SQL { list(columns) { $0.append(raw: $1.name) } }

    /// Written into one statement: every row that is saved comes this way.
    private func list(_ columns: [Column], _ write: (inout SQL, Column) -> Void) -> SQL {
        var sql = "" as SQL
        for (index, column) in columns.enumerated() {
            if index > 0 { sql.append(raw: ", ") }
            write(&sql, column)
        }
        return sql
    }
}
