internal import CGMime

/// Domain names in their ASCII form.
enum DomainName {
    /// The name as the domain name system has it, lower-case (RFC 5891 §4).
    static func ascii(_ name: String) throws(MailError) -> String {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        guard let ascii = isASCII ? name.lowercased() : converted(name) else {
            throw refusal("not a name of the domain name system")
        }
        let labels = ascii.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel) else { throw refusal("a label that is empty, too long or of other signs") }
        guard let last = labels.last, !last.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw refusal("a number instead of a name")
        }
        return ascii
    }

    /// GLib converts by the older tables (RFC 3490 §4.1). They differ from today's in four signs, which are refused, so
    /// that one name never leads to two places.
    private static func converted(_ name: String) -> String? {
        let changed: [Unicode.Scalar] = ["ß", "ς", "\u{200C}", "\u{200D}"]
        guard !name.unicodeScalars.contains(where: changed.contains), !name.utf8.contains(0),
            let ascii = unsafe g_hostname_to_ascii(name)
        else { return nil }
        defer { unsafe g_free(ascii) }
        return unsafe String(cString: ascii).lowercased()
    }

    private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        (1...63).contains(label.count) && label.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    }

    private static func refusal(_ detail: String) -> MailError {
        MailError(.parseAddress, .badDomain, detail)
    }
}
