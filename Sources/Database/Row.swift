/// One row of an answer, read by column name.
public struct Row: Sendable {
    /// The columns' places, shared by all rows of an answer.
    public typealias Columns = [String: Int]

    private let columns: Columns
    /// In the order of the columns.
    public let values: [Value]
    private let statement: String

    /// - Parameter statement: the text that was asked, for messages.
    public init(columns: Columns, values: [Value], statement: String) {
        self.columns = columns
        self.values = values
        self.statement = statement
    }

    /// - Throws: `DatabaseError` with code `value` that names table and column, where there is no such column or it
    ///   holds something else.
    public func decode<Content: ColumnValue>(_ column: String, as type: Content.Type = Content.self) throws -> Content {
        guard let index = columns[column] else { throw fault(column, "there is no such column") }
        if let content = Content(values[index]) { return content }
        throw fault(column, "holds \(values[index].kind) that is no \(Content.self)")
    }

    /// Where each column stands among the values.
    public var columnPlaces: Columns { columns }

    private func fault(_ column: String, _ detail: String) -> DatabaseError {
        DatabaseError("reading \(table).\(column)", .value, .permanent, "\(detail), in “\(statement)”")
    }

    /// The statement's first table.
    private var table: Substring {
        let words = statement.split(whereSeparator: \.isWhitespace)
        let place = words.firstIndex { ["FROM", "INTO", "UPDATE"].contains($0.uppercased()) }
        guard let place, place + 1 < words.endIndex else { return "answer" }
        return words[place + 1]
    }
}
