/// A statement, or a piece of one. Its text can only be written in the program itself; whatever is interpolated
/// becomes a bound parameter, so that no value is ever read as SQL.
///
/// ```swift
/// try session.query("SELECT id FROM outbox WHERE network = \(network) AND state IN \(in: states)")
/// ```
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(StaticString)
        case value(Value)
        case word(Dialect.Word)
    }

    private(set) var parts: [Part]

    public init(stringLiteral value: StaticString) { parts = [.text(value)] }

    fileprivate init(parts: [Part]) { self.parts = parts }

    public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    public static func + (one: SQL, other: SQL) -> SQL {
        var sum = one
        sum.append(other)
        return sum
    }

    public mutating func append(_ fragment: SQL) { parts += fragment.parts }

    /// Text that stands as it is: a name written in the program, never one that came from outside.
    public mutating func append(raw text: StaticString) { parts.append(.text(text)) }

    /// A bound parameter.
    public mutating func append(_ value: Value) { parts.append(.value(value)) }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) { parts.append(.text(literal)) }

        /// A bound parameter.
        public mutating func appendInterpolation(_ value: some ColumnValue) {
            parts.append(.value(value.columnValue))
        }

        /// A bound parameter; null for nil.
        public mutating func appendInterpolation<Content: ColumnValue>(_ value: Content?) {
            parts.append(.value(value.columnValue))
        }

        /// A list of bound parameters, in brackets. Of an empty list nothing is a member, nor a non-member.
        public mutating func appendInterpolation(in values: [some ColumnValue]) {
            guard !values.isEmpty else { return parts.append(.text("(NULL)")) }
            for (index, value) in values.enumerated() {
                parts.append(.text(index == 0 ? "(" : ", "))
                parts.append(.value(value.columnValue))
            }
            parts.append(.text(")"))
        }

        /// Another piece, with its parameters.
        public mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }

        /// Text that stands as it is: a name written in the program, never one that came from outside.
        public mutating func appendInterpolation(raw text: StaticString) { parts.append(.text(text)) }

        /// What the two engines say differently.
        public mutating func appendInterpolation(word: Dialect.Word) { parts.append(.word(word)) }
    }
}

extension [SQL] {
    public func joined(separator: SQL) -> SQL {
        var joined = SQL(parts: [])
        for (index, fragment) in enumerated() {
            if index > 0 { joined.append(separator) }
            joined.append(fragment)
        }
        return joined
    }
}

/// A statement as one engine is given it: the text, and the values of its placeholders in order.
public struct Statement: Hashable, Sendable {
    public let text: String
    public let values: [Value]
}

extension SQL {
    public func statement(in dialect: Dialect) -> Statement {
        // As bytes: a literal becomes a text only by being copied.
        var text: [UInt8] = []
        text.reserveCapacity(parts.reduce(0) { $0 + $1.roughLength })
        var values: [Value] = []
        for part in parts {
            switch part {
            case .text(let literal): literal.withUTF8Buffer { unsafe text.append(contentsOf: $0) }
            case .word(let word): text += dialect.text(of: word).utf8
            case .value(let value):
                values.append(value)
                text += dialect.placeholder(values.count).utf8
            }
        }
        return Statement(text: String(decoding: text, as: UTF8.self), values: values)
    }
}

extension SQL.Part {
    /// In bytes, nearly.
    fileprivate var roughLength: Int {
        switch self {
        case .text(let literal): literal.utf8CodeUnitCount
        case .value: 4
        case .word: 32
        }
    }
}
