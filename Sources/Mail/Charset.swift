internal import CGMime

/// Bytes of a text part to text. Only charsets that mails are really written in are given to the system's converters,
/// of which some seldom used ones have been open to attacks; all else is read as UTF-8.
enum Charset {
    /// What can't be read as the charset that is named is read as UTF-8, with U+FFFD where it isn't. Latin-1 is read as
    /// the larger Windows set, which is what those who name it mean.
    static func text(_ bytes: [UInt8], named name: String?) -> String {
        let name = String((name ?? "").prefix(40).filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }).lowercased()
        if unnamed.contains(name) {
            return String(validating: bytes, as: UTF8.self) ?? latin(bytes)
        }
        if latinNames.contains(name) { return latin(bytes) }
        guard isKnown(name), !isPlainlyUTF8(bytes, named: name), let text = converted(bytes, from: name) else {
            return repaired(bytes)
        }
        return text
    }

    /// Who says UTF-8 and writes no letter in it has written in the Windows set: then *Utført* is still that word.
    private static func repaired(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let others = text.unicodeScalars.lazy.filter { !$0.isASCII }
        return !others.isEmpty && others.allSatisfy { $0 == "\u{FFFD}" } ? latin(bytes) : text
    }

    private static let unnamed: Set<String> = ["", "us-ascii", "ascii", "ansi_x3.4-1968"]
    private static let latinNames: Set<String> = [
        "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252",
    ]
    private static let others: Set<String> = [
        "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be", "koi8-r", "koi8-u", "iso-2022-jp",
        "shift_jis", "euc-jp", "gb2312", "gbk", "gb18030", "big5", "euc-kr", "ks_c_5601-1987", "macintosh", "ibm850",
        "cp850", "cp865",
    ]

    private static func latin(_ bytes: [UInt8]) -> String {
        converted(bytes, from: "windows-1252") ?? converted(bytes, from: "iso-8859-1")
            ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func isKnown(_ name: String) -> Bool {
        for family in ["iso-8859-", "windows-125", "cp125"] where name.hasPrefix(family) {
            let number = name.utf8.dropFirst(family.utf8.count)
            return (1...2).contains(number.count) && number.allSatisfy { (0x30...0x39).contains($0) }
        }
        return others.contains(name)
    }

    /// Wide charsets have zeros in every text that has a line end; a program that only says so has none.
    private static func isPlainlyUTF8(_ bytes: [UInt8], named name: String) -> Bool {
        (name.hasPrefix("utf-16") || name.hasPrefix("utf-32")) && !bytes.contains(0)
            && String(validating: bytes, as: UTF8.self) != nil
    }

    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
        var length = gsize(0)
        let converted = unsafe bytes.withUnsafeBytes { buffer in
            unsafe g_convert_with_fallback(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), gssize(buffer.count), "UTF-8", name, "?", nil,
                &length, nil)
        }
        guard let converted = unsafe converted else { return nil }
        defer { unsafe g_free(converted) }
        return unsafe String(
            decoding: UnsafeRawBufferPointer(start: converted, count: Int(length)), as: UTF8.self)
    }
}
