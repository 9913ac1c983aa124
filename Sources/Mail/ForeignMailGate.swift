/// Looks at a foreign mail line by line before the parser does, and refuses what the parser could be made to choke on.
struct ForeignMailGate {
    /// Every line that begins with two hyphens is compared with every boundary that is open.
    private static let mostBoundaryLines = 20_000
    /// The parser looks up every header among those before it.
    private static let mostHeaderLines = 100_000
    /// Of all the headers together that the parser takes apart, wherever in the mail they stand.
    private static let mostStructuredBytes = 1 << 20

    let limits: MailReader.Limits

    func check(_ bytes: [UInt8]) throws(MailError) {
        guard !bytes.isEmpty else { throw MailError(.readMail, .unreadable, "empty") }
        guard bytes.count <= limits.bytes else {
            throw MailError(.readMail, .tooLarge, "\(bytes.count) bytes, at most \(limits.bytes)")
        }
        let span = bytes.span
        var isInHeader = true
        var boundaryLines = 0
        var headers = HeaderTally(limits: limits)
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
            try headers.count(line)
            guard headers.lines <= Self.mostHeaderLines, headers.structuredBytes <= Self.mostStructuredBytes else {
                throw MailError(.readMail, .headerTooLarge, "too many headers in the parts")
            }
            start = end + 1
        }
        try EncodedWordGate.check(bytes)
    }

    private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != ASCII.newline { end += 1 }
        return end
    }

    private static func isBlank(_ line: Span<UInt8>) -> Bool {
        line.isEmpty || (line.count == 1 && line[0] == ASCII.carriageReturn)
    }
}

/// Counts what looks like a header, in the mail's own and in those of its parts and of mails inside it: nobody but the
/// parser knows where those are.
private struct HeaderTally {
    /// The parser calls itself at every colon of an address list, because each may begin a group.
    private static let mostColons = 200
    private static let mostNameBytes = 80
    private static let addressHeaders = ["from", "sender", "reply-to", "to", "cc", "bcc"].map { Array($0.utf8) }
    private static let otherHeaders = [
        "content-type", "content-disposition", "date", "subject", "message-id", "references", "in-reply-to",
    ].map { Array($0.utf8) }

    let limits: MailReader.Limits
    private(set) var lines = 0
    private(set) var structuredBytes = 0
    /// Of the header that is being read, if it is one the parser takes apart; nil elsewhere.
    private var bytes: Int?
    private var colons: Int?
    private var name: [UInt8] = []

    init(limits: MailReader.Limits) {
        self.limits = limits
    }

    mutating func count(_ line: Span<UInt8>) throws(MailError) {
        if line.isEmpty || (line[0] != ASCII.space && line[0] != UInt8(ascii: "\t")) { open(line) }
        if let counted = colons {
            colons = line.indices.reduce(counted) { $0 + (line[$1] == UInt8(ascii: ":") ? 1 : 0) }
        }
        guard colons ?? 0 <= Self.mostColons else {
            throw MailError(.readMail, .unreadable, "too many groups in an address header")
        }
        guard let counted = bytes else { return }
        bytes = counted + line.count
        structuredBytes += line.count
        guard counted + line.count <= limits.headerBytes else {
            throw MailError(.readMail, .headerTooLarge, "at most \(limits.headerBytes) bytes in a part's header")
        }
    }

    /// A line that isn't the continuation of another. Before its colon, a header has no spaces but at the end.
    private mutating func open(_ line: Span<UInt8>) {
        bytes = nil
        colons = nil
        name.removeAll(keepingCapacity: true)
        var hasEnded = false
        for index in line.indices.prefix(Self.mostNameBytes) {
            let byte = line[index]
            if byte == UInt8(ascii: ":") {
                lines += 1
                if Self.addressHeaders.contains(name) { colons = 0 }
                if colons != nil || Self.otherHeaders.contains(name) { bytes = 0 }
                return
            }
            let isSpace = byte == ASCII.space || byte == UInt8(ascii: "\t")
            guard isSpace || !hasEnded else { return }
            hasEnded = isSpace
            if !isSpace { name.append(byte | 0x20) }
        }
    }
}
