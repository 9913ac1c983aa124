/// Fields as a form or a query sends them (`application/x-www-form-urlencoded`), within limits. A name may stand
/// several times.
public struct Form: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: String
    }

    public let fields: [Field]

    static let mostFields = 2_000

    public init(fields: [Field] = []) { self.fields = fields }

    /// Nil where it isn't sound: a broken escape, text that isn't UTF-8, or too many fields.
    public init?(urlEncoded bytes: some Collection<UInt8>) {
        var fields: [Field] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.mostFields else { return nil }
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let rest = mark == pair.endIndex ? pair[mark...] : pair[pair.index(after: mark)...]
            guard let name = Self.decoded(pair[..<mark]), let value = Self.decoded(rest) else { return nil }
            fields.append(Field(name: name, value: value))
        }
        self.fields = fields
    }

    /// The first value, its line ends as `\n`; nil where the field wasn't sent.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The value without what stands around it; nil where there is none.
    public func text(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let trimmed = value.trimmingPrefix(while: \.isWhitespace)
        let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        return end == trimmed.startIndex ? nil : String(trimmed[..<end])
    }

    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    public func number(_ name: String) -> Int? { text(name).flatMap(Int.init) }

    public func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hex), let low = rest.popFirst().flatMap(hex) else {
                    return nil
                }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        guard !result.contains(0), let text = String(validating: result, as: UTF8.self) else { return nil }
        return text.contains("\r") ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Text as a part of an address: everything but unreserved characters is escaped (RFC 3986 §2.3).
public enum AddressText {
    public static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
