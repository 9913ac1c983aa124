import Database
import GRDB
import GRDBSQLite

/// SQLite makes a copy of its own (`SQLITE_TRANSIENT`).
private var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

/// Values go in and come out at first hand: GRDB boxes each that goes in, and copies bytes that come out twice.
extension GRDB::Statement {
    /// In the order of the statement's places, of which there are as many, since text and values are made together.
    ///
    /// - Throws: `GRDB.DatabaseError`, as of a text that is too long for SQLite.
    func bind(_ values: [Value]) throws {
        // Forgets what was bound before, and that anything has to be.
        setUncheckedArguments(StatementArguments())
        for (index, value) in values.enumerated() {
            let code = bind(value, at: CInt(index + 1))
            guard code == SQLITE_OK else { throw GRDB::DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    private func bind(_ value: Value, at place: CInt) -> CInt {
        switch value {
        case .null: return unsafe sqlite3_bind_null(sqliteStatement, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(sqliteStatement, place, number)
        case .real(let number): return unsafe sqlite3_bind_double(sqliteStatement, place, number)
        case .text(let text):
            return unsafe sqlite3_bind_text64(
                sqliteStatement, place, text, UInt64(text.utf8.count), copied, UInt8(SQLITE_UTF8))
        case .blob(let blob):
            // Of no bytes there is no address, and no address means null.
            guard !blob.isEmpty else { return unsafe sqlite3_bind_zeroblob(sqliteStatement, place, 0) }
            return unsafe blob.withUnsafeBytes { bytes in
                unsafe sqlite3_bind_blob64(sqliteStatement, place, bytes.baseAddress, UInt64(bytes.count), copied)
            }
        }
    }

    /// Of the row that the statement has come to.
    var columnValues: [Value] { (0..<CInt(columnCount)).map(value) }

    private func value(of column: CInt) -> Value {
        switch unsafe sqlite3_column_type(sqliteStatement, column) {
        case SQLITE_INTEGER: return unsafe .integer(sqlite3_column_int64(sqliteStatement, column))
        case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(sqliteStatement, column))
        case SQLITE_TEXT:
            let text = unsafe sqlite3_column_text(sqliteStatement, column)
            return unsafe .text(String(decoding: bytes(text, of: column), as: UTF8.self))
        case SQLITE_BLOB:
            let blob = unsafe sqlite3_column_blob(sqliteStatement, column)
            return unsafe .blob(Array(bytes(blob, of: column)))
        default: return .null
        }
    }

    /// Good until the statement goes on.
    private func bytes(_ start: UnsafeRawPointer?, of column: CInt) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, column)))
    }
}
