/// A rule says no, and a person can put it right. It carries a stable code and its wording in three languages;
/// nothing was changed when it is thrown.
public struct Refusal: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// What was given is wrong: a file, a date, an address.
        case badInput
        /// There is no such forum, meeting, person or item.
        case notFound
        /// It can't be done as things stand: cancelled, already approved.
        case notNow
        /// It is there, and isn't for the one who asks.
        case forbidden
        /// Too often in too short a time: wait.
        case tooMany
    }

    public var kind: Kind
    /// Stable, in English, `circle-in-reports-to`.
    public var code: String
    public var message: Trilingual
    /// One for each place where it is wrong; empty where the message says it all.
    public var problems: [Problem]

    public init(_ kind: Kind, code: String, _ message: Trilingual, problems: [Problem] = []) {
        self.kind = kind
        self.code = code
        self.message = message
        self.problems = problems
    }
}

/// What is wrong at one line of a file, and what was perhaps meant.
public struct Problem: Hashable, Sendable {
    /// From 1; nil where it isn't one line's fault.
    public var line: Int?
    /// Stable, in English, `near-keyword`.
    public var code: String
    public var message: Trilingual
    public var suggestion: String?

    public init(line: Int?, code: String, _ message: Trilingual, suggestion: String? = nil) {
        self.line = line
        self.code = code
        self.message = message
        self.suggestion = suggestion
    }
}
