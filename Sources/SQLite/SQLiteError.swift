import Database
import GRDB

extension Database::DatabaseError {
    /// From what SQLite said (its result and error codes, sqlite.org/rescode.html). The bound values that GRDB's error
    /// may carry are left behind.
    init(_ error: GRDB::DatabaseError, attempt: String) {
        let (code, permanence) = Self.meaning(of: error)
        let said = error.message ?? "\(error.resultCode)"
        self.init(attempt, code, permanence, "\(said) (SQLite \(error.extendedResultCode.rawValue))")
    }

    private static func meaning(of error: GRDB::DatabaseError) -> (Code, Permanence) {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return (.unique, .permanent)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return (.busy, .temporary)
        case .SQLITE_CONSTRAINT: return (.constraint, .permanent)
        case .SQLITE_ERROR, .SQLITE_RANGE: return (.statement, .permanent)
        case .SQLITE_MISMATCH, .SQLITE_TOOBIG: return (.value, .permanent)
        case .SQLITE_READONLY: return (.readOnly, .permanent)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return (.unavailable, .permanent)
        case .SQLITE_FULL: return (.full, .temporary)
        case .SQLITE_IOERR: return (.disk, .unknown)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return (.damaged, .permanent)
        case .SQLITE_MISUSE: return (.closed, .permanent)
        default: return (.other, .unknown)
        }
    }
}
