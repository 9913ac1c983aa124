import Database
import GRDB

/// Statements on one connection. Prepared statements are kept by their text.
final class SQLiteSession: Session {
    private let connection: GRDB::Database
    private let isReadOnly: Bool
    /// Where the columns of each statement stand in its rows. The statements are held, so that no other gets the name
    /// of one that is gone.
    private var columns: [ObjectIdentifier: (statement: GRDB::Statement, places: Database::Row.Columns)] = [:]
    /// Why the transaction is lost.
    private(set) var failure: Database::DatabaseError?

    /// - Parameter isReadOnly: writing is refused here, on a connection that could.
    init(_ connection: GRDB::Database, isReadOnly: Bool = false) {
        self.connection = connection
        self.isReadOnly = isReadOnly
    }

    func execute(_ sql: Database::SQL) throws -> Int {
        try running(sql) { prepared, _ in
            let before = connection.totalChangesCount
            try prepared.execute()
            // A statement that changes no rows leaves the count of the one before it.
            return connection.totalChangesCount == before ? 0 : connection.changesCount
        }
    }

    func query(_ sql: Database::SQL) throws -> [Database::Row] {
        try running(sql) { prepared, text in
            let places = places(of: prepared)
            var rows: [Database::Row] = []
            let cursor = try GRDB::Row.fetchCursor(prepared)
            while try cursor.next() != nil {
                rows.append(Row(columns: places, values: prepared.columnValues, statement: text))
            }
            return rows
        }
    }

    /// The connection keeps its statements, so each is the same object throughout the transaction.
    private func places(of prepared: GRDB::Statement) -> Database::Row.Columns {
        let key = ObjectIdentifier(prepared)
        if let known = columns[key], known.places.count == prepared.columnCount { return known.places }
        var places: Database::Row.Columns = [:]
        for (index, name) in prepared.columnNames.enumerated() { places[name] = index }
        columns[key] = (prepared, places)
        return places
    }

    private func running<Answer>(
        _ sql: Database::SQL, _ body: (GRDB::Statement, String) throws -> Answer
    ) throws -> Answer {
        if let failure {
            throw DatabaseError(
                "going on", .lost, .permanent, "the transaction was lost before: \(failure)", cause: failure)
        }
        let statement = sql.statement(in: .sqlite)
        do {
            let prepared = try connection.cachedStatement(sql: statement.text)
            if isReadOnly, !prepared.isReadonly { throw GRDB::DatabaseError(resultCode: .SQLITE_READONLY) }
            try prepared.bind(statement.values)
            return try body(prepared, statement.text)
        } catch let error as GRDB::DatabaseError {
            let lost = Database::DatabaseError(error, attempt: "running “\(statement.text)”")
            failure = lost
            throw lost
        }
    }
}
