/// What a column can hold, the same in both engines. Instants, dates and flags are kept as numbers and texts.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The kind alone, for messages: what is stored is never shown.
    var kind: String {
        switch self {
        case .null: "null"
        case .integer: "an integer"
        case .real: "a real number"
        case .text: "text"
        case .blob: "bytes"
        }
    }
}

/// A type that is kept in one column.
public protocol ColumnValue {
    /// Nil where the column holds something else.
    init?(_ value: Value)
    var columnValue: Value { get }
}

/// Whatever it is.
extension Value: ColumnValue {
    public init?(_ value: Value) { self = value }

    public var columnValue: Value { self }
}

extension Int64: ColumnValue {
    public init?(_ value: Value) {
        guard case .integer(let number) = value else { return nil }
        self = number
    }

    public var columnValue: Value { .integer(self) }
}

extension Int: ColumnValue {
    public init?(_ value: Value) {
        guard let number = Int64(value) else { return nil }
        self.init(exactly: number)
    }

    public var columnValue: Value { .integer(Int64(self)) }
}

/// Kept as 0 and 1.
extension Bool: ColumnValue {
    public init?(_ value: Value) {
        switch value {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }

    public var columnValue: Value { .integer(self ? 1 : 0) }
}

/// What is no number is kept as null.
extension Double: ColumnValue {
    public init?(_ value: Value) {
        guard case .real(let number) = value else { return nil }
        self = number
    }

    public var columnValue: Value { isNaN ? .null : .real(self) }
}

/// A NUL, where one engine cuts a text short and the other refuses it, becomes U+FFFD: also what a stranger has sent
/// can be kept and looked for.
extension String: ColumnValue {
    public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }

    public var columnValue: Value {
        guard utf8.contains(0) else { return .text(self) }
        return .text(String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })))
    }
}

extension [UInt8]: ColumnValue {
    public init?(_ value: Value) {
        guard case .blob(let bytes) = value else { return nil }
        self = bytes
    }

    public var columnValue: Value { .blob(self) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    public init?(_ value: Value) {
        if case .null = value {
            self = .none
        } else if let wrapped = Wrapped(value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }

    public var columnValue: Value { self?.columnValue ?? .null }
}
