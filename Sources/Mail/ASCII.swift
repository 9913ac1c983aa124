/// The classes of bytes that the mail standards name.
enum ASCII {
    static let carriageReturn = UInt8(ascii: "\r")
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// `atext` (RFC 5322 §3.2.3).
    static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    /// `token` (RFC 2045 §5.1).
    static func isToken(_ byte: UInt8) -> Bool {
        isPrintable(byte) && byte != space && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
    }

    /// Visible, or a space.
    static func isPrintable(_ byte: UInt8) -> Bool {
        byte >= space && byte < 0x7F
    }
}

extension Span<UInt8> {
    /// Where the next byte stands that is at most so much, which is below 0x7F; the end where there is none.
    func next(atMost most: UInt8, from start: Int) -> Int {
        var index = start
        while index < count {
            if hasEight(from: index, noneBelow: most + 1) {
                index += 8
            } else if self[index] <= most {
                return index
            } else {
                index += 1
            }
        }
        return index
    }

    /// Whether eight more bytes follow from here on, none of them less than the least, which is below 0x80.
    private func hasEight(from index: Int, noneBelow least: UInt8) -> Bool {
        guard count - index >= 8 else { return false }
        let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte that is less borrows from its highest bit.
        return (word &- UInt64(least) &* 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 == 0
    }
}
