/// Why something could not be read or written. Names tables and columns, never a bound value.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for those who decide what to do about it.
    public enum Code: String, Sendable {
        /// Another holds the lock, and did so until the time to wait was over.
        case busy
        /// A row with this key exists.
        case unique
        /// Another rule of the schema was broken: a reference, a value that must be there.
        case constraint
        /// A statement that the database can't make sense of: a name or a word it doesn't know.
        case statement
        /// A value can't be kept, or is not what the reader expects.
        case value
        /// Writing where only reading is allowed.
        case readOnly
        /// An earlier statement failed, so the transaction is lost.
        case lost
        /// The file or server can't be opened.
        case unavailable
        /// No more room.
        case full
        /// The disk failed.
        case disk
        /// The file is damaged, or is no database.
        case damaged
        /// The database's schema is not one this program can work with.
        case schema
        /// The engine has been closed.
        case closed
        /// Anything else.
        case other
    }

    /// Whether trying the same again later can help without anyone's doing something first.
    public enum Permanence: String, Sendable {
        case temporary, permanent, unknown
    }

    /// What was being done: `writing`, `reading outbox.state`.
    public let attempt: String
    public let code: Code
    public let permanence: Permanence
    /// What the engine said.
    public let detail: String
    public let cause: (any Error)?

    public init(
        _ attempt: String, _ code: Code, _ permanence: Permanence, _ detail: String, cause: (any Error)? = nil
    ) {
        self.attempt = attempt
        self.code = code
        self.permanence = permanence
        self.detail = detail
        self.cause = cause
    }

    public var description: String { "\(attempt): \(detail)" }
}
