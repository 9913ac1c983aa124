/// Charsets of one octet a character, which iCalendar does not allow (RFC 5545 §3.1.4) and some programs still use.
enum LegacyCharset {
    case windows1252
    case latin9

    /// Nil for any other. What calls itself ISO 8859-1 is nearly always windows-1252, and differs only in controls.
    init?(name: String) {
        switch CleanText.name(name).lowercased() {
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252": self = .windows1252
        case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9": self = .latin9
        default: return nil
        }
    }

    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                result += String(scalar(byte)).utf8
            }
        }
        return result
    }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch self {
        case .windows1252 where (0x80...0x9F).contains(byte): Self.windowsMarks[Int(byte) - 0x80]
        case .latin9: Self.latin9Letters[byte] ?? Unicode.Scalar(byte)
        case .windows1252: Unicode.Scalar(byte)
        }
    }

    /// 0x80 to 0x9F; five have no character.
    private static let windowsMarks = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
    private static let latin9Letters: [UInt8: Unicode.Scalar] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]
}
