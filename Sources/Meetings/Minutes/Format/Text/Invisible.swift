/// Marks that nobody sees, and that come along when text is pasted: they would make another word of a keyword or a
/// name, or turn the direction of what follows. The joiners are not among them: letters and signs are put together
/// with them.
enum Invisible {
    /// How many bytes the mark here takes; nil where there is none. The bytes are UTF-8.
    static func byteCount(_ bytes: [UInt8], at index: Int) -> Int? {
        switch bytes[index] {
        case 0xC2:
            // U+00AD, the soft hyphen.
            return bytes[index + 1] == 0xAD ? 2 : nil
        case 0xE2:
            return isMark(bytes[index + 1], bytes[index + 2]) ? 3 : nil
        case 0xEF:
            // U+FEFF, the byte order mark.
            return bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : nil
        default:
            return nil
        }
    }

    private static func isMark(_ second: UInt8, _ third: UInt8) -> Bool {
        switch (second, third) {
        // U+200B, the space of no width; U+200E and U+200F, U+202A to U+202E, which turn the direction.
        case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE): true
        // U+2060, the word joiner; U+2066 to U+2069, which turn the direction.
        case (0x81, 0xA0), (0x81, 0xA6...0xA9): true
        default: false
        }
    }
}
