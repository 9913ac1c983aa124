import Database
import FoundationEssentials
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
            while let row = try cursor.next() {
                rows.append(Row(columns: places, values: row.databaseValues.map(Value.init), statement: text))
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
            // Of values of one type, GRDB takes them by a key path, which is made anew for each statement.
            let values = statement.values.map { $0.bound as any DatabaseValueConvertible }
            try prepared.setArguments(StatementArguments(values))
            return try body(prepared, statement.text)
        } catch let error as GRDB::DatabaseError {
            let lost = Database::DatabaseError(error, attempt: "running “\(statement.text)”")
            failure = lost
            throw lost
        }
    }
}

extension Value {
    fileprivate init(_ stored: DatabaseValue) {
        switch stored.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    fileprivate var bound: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
