/// `&aring;`, `&#229;`, `&#xE5;`
enum HTMLEntity {
    private static let longest = 32

    /// The sign that begins at an ampersand, and the place after it; nil where it is only an ampersand.
    static func read(_ bytes: [UInt8], at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        let rest = bytes[(start + 1)...].prefix(longest)
        let body = rest.prefix { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "#") }
        let isClosed = rest.dropFirst(body.count).first == UInt8(ascii: ";")
        let name = String(decoding: body, as: UTF8.self)
        guard let scalar = name.hasPrefix("#") ? numbered(name.dropFirst()) : named[name],
            isClosed || name.hasPrefix("#") || unclosed.contains(name)
        else { return nil }
        return (scalar, body.endIndex + (isClosed ? 1 : 0))
    }

    private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHexadecimal ? digits.dropFirst() : digits
        guard !number.isEmpty, number.utf8.allSatisfy(ASCII.isLetterOrDigit) else { return nil }
        guard let value = UInt32(number, radix: isHexadecimal ? 16 : 10) else { return "\u{FFFD}" }
        // These are controls, but those who write them mean the Windows set.
        if (0x80...0x9F).contains(value) { return windows[Int(value) - 0x80] }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let unclosed: Set<String> = ["nbsp", "amp", "lt", "gt", "quot"]

    private static let windows = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    /// The names of U+00A0 to U+00FF in their order, and those beyond that are in use.
    private static let named: [String: Unicode.Scalar] = {
        let latin = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
            acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
            AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
            times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig \
            ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
            ugrave uacute ucirc uuml yacute thorn yuml
            """
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "hellip": "…",
            "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•",
            "euro": "€", "trade": "™", "ensp": " ", "emsp": " ", "thinsp": " ", "zwnj": "\u{200C}", "zwj": "\u{200D}",
            "Scaron": "Š", "scaron": "š", "Ccaron": "Č", "ccaron": "č", "Dstrok": "Đ", "dstrok": "đ", "ENG": "Ŋ",
            "eng": "ŋ", "Tstrok": "Ŧ", "tstrok": "ŧ", "Zcaron": "Ž", "zcaron": "ž", "rarr": "→", "larr": "←",
            "minus": "−", "prime": "′",
        ]
        for (offset, name) in latin.split(separator: " ").enumerated() {
            named[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
        }
        return named
    }()
}
