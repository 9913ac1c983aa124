/// The fields of a delivery status (RFC 3464 §2.1), in their order. Real ones are folded or not, with blank lines where
/// none should be and none where there should be some; so blank lines mean nothing here.
struct StatusFields {
    private static let mostBytes = 256 << 10
    private static let mostFields = 5_000
    private static let mostValueBytes = 2_000

    private(set) var fields: [(name: String, value: String)] = []

    init(_ bytes: [UInt8]) {
        for line in bytes.prefix(Self.mostBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard fields.count < Self.mostFields else { return }
            add(String(decoding: line.prefix(Self.mostValueBytes), as: UTF8.self))
        }
    }

    private mutating func add(_ line: String) {
        let text = line.trimmed
        guard !text.isEmpty else { return }
        let isContinuation = line.first?.isWhitespace == true && !fields.isEmpty
        if !isContinuation, let field = Self.field(text) {
            fields.append(field)
        } else if let last = fields.indices.last, fields[last].value.utf8.count < Self.mostValueBytes {
            // Also where a long line was broken without the space that says so.
            fields[last].value += " " + text
        }
    }

    private static func field(_ line: Substring) -> (name: String, value: String)? {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon].trimmed
        guard let first = name.utf8.first, ASCII.isLetterOrDigit(first), first > UInt8(ascii: "9"),
            name.utf8.count <= 60,
            name.utf8.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return (name.lowercased(), String(line[line.utf8.index(after: colon)...].trimmed))
    }
}

/// A value with its type before it: `rfc822; kari@kommune.example.no` (RFC 3464 §2.1.2).
struct TypedValue {
    /// Lower-case; nil where there is none.
    let type: String?
    let value: Substring

    init(_ text: String) {
        let text = text[...]
        guard let semicolon = text.utf8.firstIndex(of: UInt8(ascii: ";")), semicolon != text.startIndex else {
            type = nil
            value = text.trimmed
            return
        }
        let before = text[..<semicolon].trimmed
        guard before.utf8.count <= 40, before.utf8.allSatisfy(ASCII.isToken) else {
            type = nil
            value = text.trimmed
            return
        }
        type = before.lowercased()
        value = text[text.utf8.index(after: semicolon)...].trimmed
    }

    /// Without angle brackets and a comment after it.
    var address: String? {
        var text = value
        if let comment = text.firstRange(of: " (") { text = text[..<comment.lowerBound].trimmed }
        if text.utf8.first == UInt8(ascii: "<"), text.utf8.last == UInt8(ascii: ">") {
            text = text.dropFirst().dropLast()
        }
        let decoded = type == "utf-8" ? Self.decodingHexadecimal(text) : String(text)
        let line = decoded.oneLine(upTo: 320)
        return line.isEmpty ? nil : line
    }

    /// `\x{E5}` (RFC 6533 §3) to what it stands for.
    private static func decodingHexadecimal(_ text: Substring) -> String {
        var pieces = text.pieces(between: "\\x{")[...]
        var decoded = String(pieces.popFirst() ?? "")
        for piece in pieces {
            let digits = piece.prefix { $0.isHexDigit }
            if (1...6).contains(digits.utf8.count), piece.dropFirst(digits.count).first == "}",
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            {
                decoded.unicodeScalars.append(scalar)
                decoded += piece.dropFirst(digits.count + 1)
            } else {
                decoded += "\\x{" + piece
            }
        }
        return decoded
    }
}
