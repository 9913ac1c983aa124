import Database
import FoundationEssentials

/// A value that is kept whole as JSON, for what is never looked up by its parts. Instants in it are whole
/// milliseconds, as everywhere in the database.
struct JSONText {
    let text: String

    init(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.milliseconds)
        }
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension JSONText: ColumnValue {
    init?(_ value: Value) {
        guard let text = String(value) else { return nil }
        self.text = text
    }

    var columnValue: Value { text.columnValue }
}

extension Row {
    /// Most lists are empty: those aren't parsed.
    /// - Throws: as the following.
    func jsonList<Element: Decodable>(_ column: String) throws -> [Element] {
        let text: JSONText = try decode(column)
        return text.text == "[]" ? [] : try content(of: text, column)
    }

    /// - Throws: `DatabaseError` with code `value` that names the column, where it isn't the JSON of such a value.
    func json<Content: Decodable>(_ column: String) throws -> Content {
        try content(of: try decode(column), column)
    }

    func jsonIfPresent<Content: Decodable>(_ column: String) throws -> Content? {
        try decode(column, as: JSONText?.self).map { try content(of: $0, column) }
    }

    func content<Content: Decodable>(of json: JSONText, _ column: String) throws -> Content {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            Date(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
        }
        do {
            return try decoder.decode(Content.self, from: Data(json.text.utf8))
        } catch {
            throw DatabaseError(
                "reading \(column)", .value, .permanent, "the JSON is not that of \(Content.self)", cause: error)
        }
    }
}
