/// A form with files in it (`multipart/form-data`, RFC 7578), read whole within limits.
struct MultipartForm: Sendable {
    struct Part: Hashable, Sendable {
        var name: String
        /// Nil for an ordinary field; as the sender's machine calls it.
        var fileName: String?
        var bytes: [UInt8]
    }

    let parts: [Part]

    static let mostParts = 40
    private static let mostHeadBytes = 8 << 10

    /// Nil where it isn't sound: no boundary, a part without a name or an end, more parts than there are fields.
    init?(_ bytes: [UInt8], contentType: String?) {
        guard let boundary = Self.boundary(of: contentType) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        var parts: [Part] = []
        // What stands before the first boundary is nobody's (RFC 2046 §5.1.1).
        guard var at = Self.next(mark, in: bytes, from: 0)?.upperBound else { return nil }
        while true {
            if bytes[at...].starts(with: [0x2D, 0x2D]) { break }
            guard parts.count < Self.mostParts, let line = Self.endOfLine(bytes, from: at),
                let end = Self.next(mark, in: bytes, from: line),
                let part = Self.part(bytes[line..<max(line, end.lowerBound)])
            else { return nil }
            parts.append(part)
            at = end.upperBound
        }
        self.parts = parts
    }

    /// The first ordinary field of that name.
    subscript(_ name: String) -> String? {
        parts.first { $0.name == name && $0.fileName == nil }
            .flatMap { String(validating: $0.bytes, as: UTF8.self) }
            .flatMap { $0.utf8.contains(0) ? nil : $0 }
    }

    /// Files of that name; a field where none was chosen comes empty and without a name.
    func files(_ name: String) -> [Part] {
        parts.filter { $0.name == name && !($0.fileName ?? "").isEmpty }
    }

    /// RFC 2046 §5.1.1: one to seventy of a few characters.
    static func boundary(of contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for parameter in contentType.split(separator: ";").dropFirst() {
            let trimmed = parameter.drop { $0 == " " || $0 == "\t" }
            guard trimmed.lowercased().hasPrefix("boundary=") else { continue }
            var value = trimmed.dropFirst("boundary=".count)
            if value.first == "\"", value.count > 1, value.last == "\"" { value = value.dropFirst().dropLast() }
            let allowed = value.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "'()+_,-./:=? ".utf8.contains(byte)
            }
            return allowed && (1...70).contains(value.utf8.count) && value.last != " " ? String(value) : nil
        }
        return nil
    }

    /// The next boundary that begins a line, with the line end before it.
    private static func next(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int>? {
        if start == 0, bytes.starts(with: mark) { return 0..<mark.count }
        // The line end before a part's boundary may be the one after its head.
        var at = max(0, start - 2)
        while at + mark.count + 2 <= bytes.count, let found = bytes[at...].firstIndex(of: 0x0D) {
            let rest = found + 2
            guard rest + mark.count <= bytes.count else { return nil }
            if bytes[found + 1] == 0x0A, bytes[rest...].starts(with: mark) { return found..<(rest + mark.count) }
            at = found + 1
        }
        return nil
    }

    /// What follows the end of the boundary's own line.
    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
        return bytes[at...].starts(with: [0x0D, 0x0A]) ? at + 2 : nil
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        var at = bytes.startIndex
        var lines: [String] = []
        while true {
            guard let end = bytes[at...].firstIndex(of: 0x0D), end + 1 < bytes.endIndex, bytes[end + 1] == 0x0A,
                end - bytes.startIndex <= mostHeadBytes
            else { return nil }
            if end == at {
                at = end + 2
                break
            }
            guard let line = String(validating: bytes[at..<end], as: UTF8.self) else { return nil }
            lines.append(line)
            at = end + 2
        }
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = value(of: "name", in: disposition)
        else { return nil }
        return Part(name: name, fileName: value(of: "filename", in: disposition), bytes: Array(bytes[at...]))
    }

    /// A parameter in quotes; browsers write a quote, a CR and a LF in it as escapes (WHATWG HTML §4.10.22.8).
    /// `filename*` is nothing here (RFC 7578 §4.2).
    private static func value(of name: String, in line: String) -> String? {
        var rest = line[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
            guard rest.lowercased().hasPrefix("\(name)=\"") else {
                rest = skippingQuoted(rest)
                continue
            }
            let value = rest.dropFirst(name.count + 2)
            guard let end = value.firstIndex(of: "\"") else { return nil }
            return String(value[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r")
                .replacing("%0A", with: "\n")
        }
        return nil
    }

    /// A semicolon inside quotes parts nothing.
    private static func skippingQuoted(_ text: Substring) -> Substring {
        guard let quote = text.firstIndex(of: "\""), text[..<quote].firstIndex(of: ";") == nil,
            let end = text[text.index(after: quote)...].firstIndex(of: "\"")
        else { return text }
        return text[text.index(after: end)...]
    }
}
