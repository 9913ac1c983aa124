/// A register as a file has it, where every value keeps the line it was read from.
public struct RegisterDraft: Hashable, Sendable {
    public var register: Register
    public var lines: RegisterLines

    public init(register: Register, lines: RegisterLines = RegisterLines()) {
        self.register = register
        self.lines = lines
    }
}

/// On which line of the file each thing and each of its values stands.
public struct RegisterLines: Hashable, Sendable {
    /// A thing by its place in the register's list.
    public enum Subject: Hashable, Sendable {
        case network
        case organisation(Int)
        case role(Int)
        case person(Int)
        case forum(Int)
        case appointment(Int)
    }

    private struct Place: Hashable {
        var subject: Subject
        var field: String?
        var index: Int?
    }

    private var lines: [Place: Int] = [:]

    public init() {}

    public mutating func set(_ line: Int?, of subject: Subject, _ field: String? = nil, at index: Int? = nil) {
        lines[Place(subject: subject, field: field, index: index)] = line
    }

    /// The value's line, or where that isn't known the line its thing begins on; nil for what came from no file.
    public func line(of subject: Subject, _ field: String? = nil, at index: Int? = nil) -> Int? {
        lines[Place(subject: subject, field: field, index: index)]
            ?? lines[Place(subject: subject, field: field)] ?? lines[Place(subject: subject)]
    }
}
