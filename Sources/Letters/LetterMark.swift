/// Signs for private use, which nobody writes, and which stand in a rendered template for what is put in later. They
/// are taken out of people's own texts.
enum LetterMark {
    /// Around the number of a text that is Markdown itself.
    static let fragment: Unicode.Scalar = "\u{E000}"
    /// Around the number of a text that is the reader's own.
    static let own: Unicode.Scalar = "\u{E001}"

    static func text(_ sign: Unicode.Scalar, _ number: Int) -> String { "\(sign)\(number)\(sign)" }

    /// The text without any of the signs.
    static func removed(from text: String) -> String {
        guard mayBeIn(text), text.unicodeScalars.contains(where: isSign) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isSign($0) }))
    }

    /// Every second piece is the number of a text of the reader's own.
    static func pieces(around text: String) -> [Substring] {
        let bytes = text.utf8
        var pieces: [Substring] = []
        var start = text.startIndex
        var next = start
        while let sign = bytes[next...].firstIndex(of: firstByte) {
            next = bytes.index(after: sign)
            guard text.unicodeScalars[sign] == own else { continue }
            pieces.append(text[start..<sign])
            start = text.unicodeScalars.index(after: sign)
            next = start
        }
        return pieces + [text[start...]]
    }

    private static let firstByte: UInt8 = 0xEE

    /// The signs begin with a byte that few others have.
    static func mayBeIn(_ text: String) -> Bool { text.utf8.contains(firstByte) }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == fragment || scalar == own }
}
