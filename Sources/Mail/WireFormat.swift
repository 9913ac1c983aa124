/// The last gate before a mail leaves: what SMTP carries unharmed, and nothing that one server reads as the end of a
/// mail and another doesn't (RFC 5321 §2.3.8, §4.5.3.1.6).
public enum WireFormat {
    /// Bytes in a line, its CRLF not counted.
    public static let longestLineBytes = 998

    /// - Throws: `notWireFormat` at a bare CR or LF, NUL, a byte beyond ASCII, a line of more than 998 bytes, or where
    ///   the mail is empty or doesn't end in CRLF.
    public static func check(_ bytes: [UInt8]) throws(MailError) {
        let bytes = bytes.span
        var lineStart = 0
        var index = 0
        while index < bytes.count {
            if isHarmless(bytes, at: index) {
                index += 8
                continue
            }
            let byte = bytes[index]
            if byte == ASCII.carriageReturn {
                guard index + 1 < bytes.count, bytes[index + 1] == ASCII.newline else { throw fault("bare CR", index) }
                guard index - lineStart <= longestLineBytes else { throw fault("line too long", index) }
                index += 2
                lineStart = index
                continue
            }
            guard byte != ASCII.newline else { throw fault("bare LF", index) }
            guard byte != 0, byte < 0x80 else { throw fault(byte == 0 ? "NUL" : "8-bit byte", index) }
            index += 1
        }
        guard !bytes.isEmpty, lineStart == bytes.count else { throw fault("no CRLF at the end", index) }
    }

    /// Whether the next eight bytes are printable; they may be even where the answer is no.
    private static func isHarmless(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        guard bytes.count - index >= 8 else { return false }
        let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte below 0x20 borrows from its highest bit.
        return (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
    }

    private static func fault(_ what: String, _ index: Int) -> MailError {
        MailError(.checkWireFormat, .notWireFormat, "\(what) at byte \(index)")
    }
}
