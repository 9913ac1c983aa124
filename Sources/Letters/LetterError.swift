/// Why templates can't be used, or a letter could not be written.
public struct LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Attempt: String, Sendable {
        case loadTemplates = "load templates"
        case checkTemplates = "check templates"
        case writeLetter = "write a letter"
        case writeFeed = "write a feed"
    }

    public enum Code: String, Sendable {
        /// No folder has the file.
        case missing
        case unreadable
        /// Mustache can't make sense of it.
        case broken
        /// The first line isn't `Subject: …`.
        case noSubject = "no-subject"
        /// It names something that this kind of letter doesn't have.
        case unknownName = "unknown-name"
        /// A value that can't stand in a mail, a calendar object or a Markdown text.
        case badValue = "bad-value"
        case weakKey = "weak-key"
    }

    /// The same templates and values give the same error again.
    public enum Permanence: String, Sendable { case permanent }

    public let attempt: Attempt
    public let code: Code
    /// For the log, in English: the template and what is wrong; never an address or a text of the letter.
    public let detail: String
    /// What the module below said.
    public let cause: String?

    public var permanence: Permanence { .permanent }

    public var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "could not \(attempt.rawValue) (\(code.rawValue)): \(detail)\(reason)"
    }

    init(_ attempt: Attempt, _ code: Code, _ detail: String, cause: (any Error)? = nil) {
        self.attempt = attempt
        self.code = code
        self.detail = detail
        self.cause = cause.map { "\($0)" }
    }
}
