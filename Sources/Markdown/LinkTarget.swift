/// Which addresses a link may lead to.
enum LinkTarget {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "webcal"]

    /// ASCII that has no place in an address (RFC 3986 §2).
    private static let misplaced = Array(" \"<>\\^`{|}".unicodeScalars)

    /// The address with what has no place in one percent-encoded (RFC 3986 §2.1); nil where it may do harm:
    /// `javascript:`, `data:` and every other scheme that isn't known to be harmless, and `//host`, whose scheme is
    /// whatever the reader's page has.
    static func safe(_ url: String) -> String? {
        let isControl = { (scalar: Unicode.Scalar) in scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) }
        guard !url.isEmpty, !url.unicodeScalars.contains(where: isControl) else { return nil }
        let isLocal =
            url.hasPrefix("#") || (url.hasPrefix("/") && !"/\\".contains(url.dropFirst().first ?? "a"))
        guard isLocal || schemes.contains(scheme(of: url)) else { return nil }
        return url.unicodeScalars.contains(where: misplaced.contains)
            ? url.unicodeScalars.map(encoded).joined() : url
    }

    private static func scheme(of url: String) -> String {
        url.prefix { $0 != ":" }.lowercased()
    }

    private static func encoded(_ scalar: Unicode.Scalar) -> String {
        guard misplaced.contains(scalar) else { return String(scalar) }
        return "%" + String(scalar.value, radix: 16, uppercase: true)
    }
}
