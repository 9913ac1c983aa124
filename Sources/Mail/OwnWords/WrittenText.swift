/// The text of a mail in lines, with quoted lines begun by `>`.
struct WrittenText {
    let lines: [String]
    let isClipped: Bool

    init(_ mail: IncomingMail) {
        let texts = Self.texts(of: mail)
        for part in texts where part.mediaType == "text/plain" {
            let plain = Self.plain(part)
            if plain.lines.contains(where: { !$0.trimmed.isEmpty }) {
                self = plain
                return
            }
        }
        let html = Self.html(in: texts)
        lines = html?.lines.lines ?? []
        isClipped = html?.isClipped ?? false
    }

    /// Where nothing of the plain text seems to be the sender's: the HTML beside it, if that shows where what is
    /// quoted ends. Yahoo marks it there only, so what is written below it can't be found in the plain text.
    init?(besidePlainTextOf mail: IncomingMail) {
        let texts = Self.texts(of: mail)
        guard texts.contains(where: { $0.mediaType == "text/plain" }), let html = Self.html(in: texts),
            html.hasMarkedQuote
        else { return nil }
        self.init(lines: html.lines.lines, isClipped: html.isClipped)
    }

    private static func texts(of mail: IncomingMail) -> [IncomingMail.Part] {
        mail.parts.filter { $0.disposition != "attachment" && $0.filename == nil && $0.text != nil }
    }

    private static func html(in texts: [IncomingMail.Part]) -> HTMLText? {
        texts.first { $0.mediaType == "text/html" }.map { HTMLText($0.text ?? "") }
    }

    private init(lines: [String], isClipped: Bool) {
        self.lines = lines
        self.isClipped = isClipped
    }

    private static func plain(_ part: IncomingMail.Part) -> WrittenText {
        var lines = TextLines()
        var previous: Unicode.Scalar = " "
        for scalar in (part.text ?? "").unicodeScalars {
            guard !lines.isFull else { break }
            if TextLines.endsLine(scalar) {
                if scalar != "\n" || previous != "\r" { lines.endLine() }
            } else {
                lines.append(scalar)
            }
            previous = scalar
        }
        lines.finish()
        let isFlowed = part.parameters["format"]?.lowercased() == "flowed"
        let isDeleting = part.parameters["delsp"]?.lowercased() == "yes"
        return WrittenText(
            lines: isFlowed ? FlowedText.joined(lines.lines, deletingSpaces: isDeleting) : lines.lines,
            isClipped: lines.isFull || part.isTruncated)
    }
}

/// Takes text sign by sign, cleans it, and stops where it becomes too long.
struct TextLines {
    private static let mostBytes = 64 << 10
    private static let mostLines = 2_000

    private(set) var lines: [String] = []
    private(set) var isFull = false
    private var line = String.UnicodeScalarView()
    private var byteCount = 0

    var isLineEmpty: Bool { line.isEmpty }

    static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        guard !isFull, let clean = Self.clean(scalar) else { return }
        byteCount += UTF8.width(clean)
        guard byteCount <= Self.mostBytes else {
            isFull = true
            return
        }
        line.append(clean)
    }

    mutating func endLine() {
        guard !isFull else { return }
        guard lines.count < Self.mostLines else {
            isFull = true
            return
        }
        // Lines count as well, or a mail of nothing else were for free.
        byteCount += 1
        lines.append(String(line))
        line.removeAll(keepingCapacity: true)
    }

    /// Ends the last line, whether the text does or not.
    mutating func finish() {
        guard !line.isEmpty, lines.count < Self.mostLines else { return }
        lines.append(String(line))
        line.removeAll()
    }

    /// Every kind of space as a space; nothing of what can't be seen.
    private static func clean(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20...0x7E: scalar
        case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            nil
        default: scalar
        }
    }
}

/// Text whose lines were broken by the program that sent it (RFC 3676 §4).
enum FlowedText {
    static func joined(_ lines: [String], deletingSpaces: Bool) -> [String] {
        var joined: [String] = []
        var openDepth: Int?
        for line in lines {
            let depth = line.utf8.prefix { $0 == UInt8(ascii: ">") }.count
            var text = line.dropFirst(depth)
            if text.utf8.first == ASCII.space { text = text.dropFirst() }
            let isSignature = text == "-- "
            if depth == openDepth, !isSignature {
                joined[joined.count - 1] += text
            } else {
                // A sign of quoting that was kept apart by a space is none.
                let isText = depth == 0 && text.hasPrefix(">")
                joined.append((depth > 0 ? "> " : isText ? " " : "") + text)
            }
            let isSoft = text.utf8.last == ASCII.space && !isSignature
            openDepth = isSoft ? depth : nil
            if isSoft, deletingSpaces { joined[joined.count - 1].removeLast() }
        }
        return joined
    }
}
