import Database

/// A column and what is put in it.
typealias Column = (name: StaticString, value: any ColumnValue)

extension Session {
    /// Writes the row, over the one with the same key where there is one.
    func save(in table: StaticString, key: [Column], _ rest: [Column]) throws {
        var sql = "\(inserting(key + rest, into: table)) ON CONFLICT (\(names(key))) DO UPDATE SET " as SQL
        for (index, column) in rest.enumerated() {
            if index > 0 { sql.append(raw: ", ") }
            sql.append(raw: column.name)
            sql.append(raw: " = excluded.")
            sql.append(raw: column.name)
        }
        try execute(sql)
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
        var values = "" as SQL
        for (index, column) in columns.enumerated() {
            if index > 0 { values.append(raw: ", ") }
            values.append(column.value.columnValue)
        }
        return "INSERT INTO \(raw: table) (\(names(columns))) VALUES (\(values))"
    }

    private func names(_ columns: [Column]) -> SQL {
        var names = "" as SQL
        for (index, column) in columns.enumerated() {
            if index > 0 { names.append(raw: ", ") }
            names.append(raw: column.name)
        }
        return names
    }
}
