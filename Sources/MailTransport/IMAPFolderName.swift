/// The name of a folder, fit to stand in a command: whoever holds one need not check it again.
struct IMAPFolderName: Sendable, Equatable {
    /// In modified UTF-7 (RFC 3501 §5.1.3): printable ASCII, whatever the name was.
    let encoded: String

    /// - Parameter name: in Unicode, levels parted as the server parts them.
    init?(_ name: String) {
        guard Self.isUsable(name) else { return nil }
        encoded = Self.encode(name)
    }

    /// A folder of ours as this server would name it: `Handled` is `INBOX.Handled` where all that is ours lies there.
    ///
    /// - Parameter name: levels parted by `/`.
    init?(_ name: String, in hierarchy: IMAPHierarchy) {
        guard Self.isUsable(name) else { return nil }
        let levels = name.split(separator: "/", omittingEmptySubsequences: false)
        guard levels.allSatisfy({ !$0.isEmpty }) else { return nil }
        let local = Self.encode(levels.joined(separator: hierarchy.delimiter ?? "/"))
        let isInPlace = local.uppercased().hasPrefix(hierarchy.prefix.uppercased()) || local.uppercased() == "INBOX"
        encoded = isInPlace ? local : hierarchy.prefix + local
    }

    /// As a string within a command. What quoting cannot carry, modified UTF-7 has taken out.
    var quoted: String { IMAPCommand.quoted(encoded) }

    /// No wildcards, which LIST would take for many folders; no control characters; of bearable length.
    private static func isUsable(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) && $0 != "*" && $0 != "%"
            }
    }

    static func encode(_ name: String) -> String {
        var encoded = ""
        var pending: [UInt8] = []
        for scalar in name.unicodeScalars {
            guard (0x20...0x7e).contains(scalar.value) else {
                for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
                    pending += [UInt8(unit >> 8), UInt8(unit & 0xff)]
                }
                continue
            }
            encoded += shifted(pending)
            pending = []
            encoded += scalar == "&" ? "&-" : String(scalar)
        }
        return encoded + shifted(pending)
    }

    /// UTF-16 in base64 without padding and with a comma for the slash, between `&` and `-`.
    private static func shifted(_ bytes: [UInt8]) -> String {
        guard !bytes.isEmpty else { return "" }
        var text = "&"
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for digit in 0...group.count { text.append(alphabet[(bits >> (18 - 6 * digit)) & 63]) }
        }
        return text + "-"
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
}

/// Where on a server our own folders lie, and what parts the levels of a name (RFC 2342 §5).
struct IMAPHierarchy: Sendable, Equatable {
    var prefix = ""
    /// Nil where there are no levels.
    var delimiter: String?

    init() {}

    /// From an answer to NAMESPACE, of which the first of our own counts; nil where that is not understood.
    init?(namespace: IMAPData) {
        guard case .list(let ours) = namespace.values.first, let first = ours.first?.items, first.count >= 2,
            let prefix = Self.harmless(first[0])
        else { return nil }
        self.prefix = prefix
        delimiter = Self.delimiter(first[1])
    }

    /// From an answer to LIST with an empty name, which tells the delimiter alone.
    init?(list: IMAPData) {
        guard list.values.count >= 3 else { return nil }
        delimiter = Self.delimiter(list.values[1])
    }

    private static func delimiter(_ value: IMAPValue) -> String? {
        harmless(value).flatMap { $0.count == 1 ? $0 : nil }
    }

    /// The server's word is put into our commands: only what cannot change their meaning.
    private static func harmless(_ value: IMAPValue) -> String? {
        guard let bytes = value.bytes, bytes.count <= 200,
            bytes.allSatisfy({ (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "%") })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
