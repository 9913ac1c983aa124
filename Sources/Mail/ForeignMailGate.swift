/// Looks at a foreign mail line by line before the parser does, and refuses what the parser could be made to choke on.
struct ForeignMailGate {
    /// Every line that begins with two hyphens is compared with every boundary that is open.
    private static let mostBoundaryLines = 20_000
    /// The parser calls itself at every colon of an address list, because each may begin a group.
    private static let mostColons = 200
    private static let addressHeaders: Set<String> = ["from", "sender", "reply-to", "to", "cc", "bcc"]

    let limits: MailReader.Limits

    func check(_ bytes: [UInt8]) throws(MailError) {
        guard !bytes.isEmpty else { throw MailError(.readMail, .unreadable, "empty") }
        guard bytes.count <= limits.bytes else {
            throw MailError(.readMail, .tooLarge, "\(bytes.count) bytes, at most \(limits.bytes)")
        }
        let span = bytes.span
        var isInHeader = true
        var boundaryLines = 0
        var colons: Int?
        var start = 0
        while start < span.count {
            let end = Self.lineEnd(span, from: start)
            let line = span.extracting(start..<end)
            if Self.isBlank(line) { isInHeader = false }
            guard !isInHeader || end <= limits.headerBytes else {
                throw MailError(.readMail, .headerTooLarge, "at most \(limits.headerBytes) bytes")
            }
            if line.count >= 2, line[0] == UInt8(ascii: "-"), line[1] == UInt8(ascii: "-") { boundaryLines += 1 }
            guard boundaryLines <= Self.mostBoundaryLines else {
                throw MailError(.readMail, .tooManyParts, "too many lines that may be boundaries")
            }
            colons = Self.colons(line, before: colons)
            guard colons ?? 0 <= Self.mostColons else {
                throw MailError(.readMail, .unreadable, "too many groups in an address header")
            }
            start = end + 1
        }
    }

    private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != ASCII.newline { end += 1 }
        return end
    }

    private static func isBlank(_ line: Span<UInt8>) -> Bool {
        line.isEmpty || (line.count == 1 && line[0] == ASCII.carriageReturn)
    }

    /// The colons of an address header so far, its folded lines counted with it; nil elsewhere.
    private static func colons(_ line: Span<UInt8>, before: Int?) -> Int? {
        let isFolded = !line.isEmpty && (line[0] == ASCII.space || line[0] == UInt8(ascii: "\t"))
        guard let counted = isFolded ? before : (isAddressHeader(line) ? 0 : nil) else { return nil }
        return line.indices.reduce(counted) { $0 + (line[$1] == UInt8(ascii: ":") ? 1 : 0) }
    }

    private static func isAddressHeader(_ line: Span<UInt8>) -> Bool {
        var name: [UInt8] = []
        for index in line.indices.prefix(32) {
            if line[index] == UInt8(ascii: ":") {
                return addressHeaders.contains(String(decoding: name, as: UTF8.self).lowercased())
            }
            if line[index] != ASCII.space, line[index] != UInt8(ascii: "\t") { name.append(line[index]) }
        }
        return false
    }
}
