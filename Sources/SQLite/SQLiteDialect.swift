public import Database

extension Dialect {
    /// A write transaction has the whole file to itself, so rows and migrations need no locks of their own.
    public static let sqlite = Dialect(
        placeholder: { _ in "?" },
        words: { word in
            switch word {
            case .blob: "BLOB"
            case .identity: "INTEGER PRIMARY KEY AUTOINCREMENT"
            case .skipLocked: ""
            case .lockMigrations: "SELECT 1"
            case .clock: "CAST(ROUND((JULIANDAY('now') - 2440587.5) * 86400000) AS INTEGER)"
            }
        })
}
