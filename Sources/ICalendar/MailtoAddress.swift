/// `mailto:` links of one plain address, RFC 6068 §2.
enum MailtoAddress {
    /// ASCII, one `@`, no quoted local part and no literal domain: what every mail system takes.
    static func isPlain(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), (1...253).contains(parts[1].count) else {
            return false
        }
        return parts[0].allSatisfy { isAlphanumeric($0) || localMarks.contains($0) }
            && parts[1].allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    static func uri(_ address: String) -> String {
        guard address.utf8.contains(where: escapedMarks.contains) else { return "mailto:" + address }
        return address.utf8.reduce(into: "mailto:") { uri, byte in
            uri += escapedMarks.contains(byte) ? PercentCode.escape(byte) : String(Unicode.Scalar(byte))
        }
    }

    /// The address in a calendar user's URI; nil where it is none. Some programs leave the scheme out or write it
    /// twice, its case varies, and what a mail's header would have, `Kari <kari@example.no>`, stands for itself.
    static func address(_ uri: String) -> String? {
        var rest = uri.utf8[...]
        func skipBlanks() { rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
        skipBlanks()
        var isLink = false
        while rest.prefix(scheme.count).elementsEqual(scheme, by: { $0 == $1 || $0 | 0x20 == $1 }) {
            rest = rest.dropFirst(scheme.count)
            skipBlanks()
            isLink = true
        }
        // Headers that the mail should have, RFC 6068 §2.
        if isLink { rest = rest.prefix { $0 != UInt8(ascii: "?") } }
        var address = PercentCode.decoded(rest)[...]
        if let opening = address.utf8.lastIndex(of: UInt8(ascii: "<")), address.utf8.last == UInt8(ascii: ">") {
            address = address[opening...].dropFirst().dropLast()
        }
        while address.utf8.last == UInt8(ascii: " ") { address = address.dropLast() }
        return isPlain(String(address)) ? String(address) : nil
    }

    private static let scheme = Array("mailto:".utf8)
    private static let localMarks = Array("!#$%&'*+-/=?^_`{|}~.".utf8)
    private static let escapedMarks = Array("%/?#&=^`{|}".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// RFC 3986 §2.1.
enum PercentCode {
    /// `%2F`, with two digits.
    static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "%0" + digits : "%" + digits
    }

    /// A `%` that no two digits follow stands for itself.
    static func decoded(_ bytes: Substring.UTF8View) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let high = value(digits.first),
                let low = value(digits.last)
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func value(_ digit: UInt8?) -> UInt8? {
        switch digit {
        case let digit? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit): digit - UInt8(ascii: "0")
        case let digit? where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit): digit - UInt8(ascii: "A") + 10
        case let digit? where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
