import FoundationEssentials

/// Texts put into a mail of our own after it was composed.
public enum FilledMail {
    private static let textType = Array("Content-Type: text/".utf8)
    private static let calendarType = Array("Content-Type: text/calendar".utf8)

    /// The mail with a text in place of each mark in its plain text and its HTML; everything else stays as it is.
    /// - Parameters:
    ///   - marks: each with the text that goes in its place; all begin alike and are as long as one another.
    ///   - mail: as ``OutgoingMail/composed()`` made it: every body in base 64.
    public static func filling(_ marks: [String: String], in mail: [UInt8]) -> [UInt8] {
        guard let marks = Marks(marks) else { return mail }
        var filled: [UInt8] = []
        filled.reserveCapacity(mail.count)
        var rest = mail[...]
        var isText = false
        while !rest.isEmpty {
            let line = firstLine(of: rest)
            filled += line
            rest = rest[line.endIndex...]
            if line.starts(with: textType) { isText = !line.starts(with: calendarType) }
            guard isText, line.elementsEqual([ASCII.carriageReturn, ASCII.newline]) else { continue }
            isText = false
            let body = upToNextPart(rest)
            rest = rest[body.endIndex...]
            if let text = Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters) {
                TransferEncoding.appendBase64(marks.replaced(in: [UInt8](text)), to: &filled)
            } else {
                filled += body
            }
        }
        return filled
    }

    /// With its line end.
    private static func firstLine(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let end = bytes.firstIndex(of: ASCII.newline) else { return bytes }
        return bytes[...end]
    }

    /// Base 64 has no hyphen: where one stands, the next part begins.
    private static func upToNextPart(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")) else { return bytes }
        return bytes[..<hyphen]
    }

    /// Marks as bytes.
    private struct Marks {
        private let texts: [ArraySlice<UInt8>: [UInt8]]
        private let length: Int
        private let start: ArraySlice<UInt8>

        /// Nil where there are none.
        init?(_ marks: [String: String]) {
            guard let first = marks.keys.first.map({ Array($0.utf8) }) else { return nil }
            texts = Dictionary(
                marks.map { (Array($0.key.utf8)[...], Array($0.value.utf8)) }, uniquingKeysWith: { $1 })
            length = first.count
            start = first.prefix(texts.keys.map { zip($0, first).prefix { $0 == $1 }.count }.min() ?? 0)
        }

        func replaced(in text: [UInt8]) -> [UInt8] {
            var replaced: [UInt8] = []
            replaced.reserveCapacity(text.count)
            var index = 0
            while index < text.count {
                let isLong = index + length <= text.count
                if text[index] == start.first, isLong, text[index..<index + start.count] == start,
                    let other = texts[text[index..<index + length]]
                {
                    replaced += other
                    index += length
                } else {
                    replaced.append(text[index])
                    index += 1
                }
            }
            return replaced
        }
    }
}
