/// What SQLite ≥ 3.40 and PostgreSQL ≥ 15 say differently; all else is written in their common tongue.
public struct Dialect: Sendable {
    public enum Word: Sendable {
        /// The type of a column that holds bytes.
        case blob
        /// The type and constraints of a key that the database counts up itself.
        case identity
        /// Ends a SELECT inside an UPDATE that claims rows, where several may claim at a time.
        case skipLocked
        /// A whole statement that keeps other migrators out until the transaction ends.
        case lockMigrations
        /// The database's own clock, in whole milliseconds since 1970-01-01 UTC.
        case clock
    }

    private let words: @Sendable (Word) -> String
    /// The placeholder of a statement's first parameter, second, and so on.
    let placeholder: @Sendable (Int) -> String

    public init(
        placeholder: @escaping @Sendable (Int) -> String, words: @escaping @Sendable (Word) -> String
    ) {
        self.placeholder = placeholder
        self.words = words
    }

    func text(of word: Word) -> String { words(word) }
}
