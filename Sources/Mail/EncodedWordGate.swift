/// Looks at the charsets that encoded words name (RFC 2047 §2): the parser gives them to the system's converters, and
/// ends the whole process where one of these fails in a way it doesn't know.
enum EncodedWordGate {
    /// Of the one charset that is known for it, ISO-2022-CN-EXT, in whatever signs between its letters.
    private static let refused = Array("2022cnext".utf8)

    /// - Throws: `unreadable` where such a word stands anywhere in the mail, also broken over lines.
    static func check(_ bytes: [UInt8]) throws(MailError) {
        let span = bytes.span
        var index = 0
        while index + 1 < span.count {
            if span[index] == UInt8(ascii: "="), span[index + 1] == UInt8(ascii: "?") {
                guard !isRefused(span, from: index + 2) else {
                    throw MailError(.readMail, .unreadable, "a charset that isn't read")
                }
            }
            index += 1
        }
    }

    /// The parser takes spaces and line ends in a name, however many. It ends at the next question mark, before which
    /// no other can begin, so that no byte is looked at more than twice.
    private static func isRefused(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var matched = 0
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "?") { return false }
            guard ASCII.isLetterOrDigit(byte) else { continue }
            let sign = byte | 0x20
            matched = sign == refused[matched] ? matched + 1 : sign == refused[0] ? 1 : 0
            if matched == refused.count { return true }
        }
        return false
    }
}
