/// `<name attribute="value">`, as it stands in a text.
struct HTMLTag {
    /// Lower-case.
    let name: String
    let isClosing: Bool
    /// Ends in itself: `<br/>`.
    let isEmpty: Bool
    /// The place after it.
    let end: Int
    private let inside: ArraySlice<UInt8>

    private static let mostAttributeBytes = 4_000

    /// Nil where what begins here is text. What isn't closed reaches to the end.
    init?(_ bytes: [UInt8], at start: Int) {
        var index = start + 1
        guard index < bytes.count else { return nil }
        isClosing = bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        guard index < bytes.count else { return nil }
        let isDeclaration = bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?")
        guard isDeclaration || ASCII.isLetterOrDigit(bytes[index]) && bytes[index] > UInt8(ascii: "9") else {
            return nil
        }
        let nameEnd = bytes[index...].prefix(60).firstIndex { $0 <= ASCII.space || "/>".utf8.contains($0) } ?? index
        name = String(decoding: bytes[index..<nameEnd], as: UTF8.self).lowercased()
        var quote: UInt8?
        var previous: UInt8 = 0
        index = nameEnd
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && previous == UInt8(ascii: "=") {
                quote = byte
            }
            if byte > ASCII.space { previous = byte }
            index += 1
        }
        inside = bytes[nameEnd..<index]
        isEmpty = previous == UInt8(ascii: "/") || ["br", "hr", "img", "meta", "link", "input"].contains(name)
        end = min(index + 1, bytes.count)
    }

    /// Names in lower case, the first of each, from the first 4,000 bytes.
    var attributes: [String: String] {
        var attributes: [String: String] = [:]
        var rest = inside.prefix(Self.mostAttributeBytes)
        while let start = rest.firstIndex(where: { $0 > ASCII.space && $0 != UInt8(ascii: "/") }) {
            rest = rest[start...]
            let name = rest.prefix { $0 > ASCII.space && $0 != UInt8(ascii: "=") }
            rest = rest[name.endIndex...].drop { $0 <= ASCII.space }
            var value = rest.prefix(0)
            if rest.first == UInt8(ascii: "=") {
                rest = rest.dropFirst().drop { $0 <= ASCII.space }
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest[value.endIndex...].dropFirst()
                } else {
                    value = rest.prefix { $0 > ASCII.space }
                    rest = rest[value.endIndex...]
                }
            } else if name.isEmpty {
                break
            }
            let key = String(decoding: name, as: UTF8.self).lowercased()
            if attributes[key] == nil { attributes[key] = String(decoding: value, as: UTF8.self) }
        }
        return attributes
    }
}
