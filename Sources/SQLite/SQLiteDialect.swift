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
            }
        })
}
