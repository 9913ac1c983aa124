import Database

/// What a column's JSON says, over the rows of one answer. A text that has come before isn't parsed again: seats have
/// the same rights, forums meet alike, and many items have the same owners.
final class JSONColumn<Content: Decodable> {
    private let name: String
    private var known: [String: Content] = [:]

    init(_ name: String) { self.name = name }

    /// - Throws: `DatabaseError` with code `value` that names the column, where it isn't the JSON of such a value.
    func content(in row: Row) throws -> Content {
        try content(of: row.decode(name), in: row)
    }

    func contentIfPresent(in row: Row) throws -> Content? {
        try row.decode(name, as: JSONText?.self).map { try content(of: $0, in: row) }
    }

    private func content(of json: JSONText, in row: Row) throws -> Content {
        if let content = known[json.text] { return content }
        let content: Content = try row.content(of: json, name)
        known[json.text] = content
        return content
    }
}
