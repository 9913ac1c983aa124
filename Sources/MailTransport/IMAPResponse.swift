/// One thing that an IMAP server says (RFC 3501 §7).
enum IMAPResponse: Sendable, Equatable {
    case status(IMAPStatus)
    case data(IMAPData)
    /// `+`: the server waits for the rest of a command.
    case goAhead
}

/// OK, NO, BAD, PREAUTH or BYE (RFC 3501 §7.1).
struct IMAPStatus: Sendable, Equatable {
    enum Kind: String, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case preauth = "PREAUTH"
        case bye = "BYE"
    }

    /// The command that this ends; nil when it ends none.
    let tag: String?
    let kind: Kind
    /// What stands in brackets, in capitals: `UIDVALIDITY`, `TRYCREATE`, `AUTHENTICATIONFAILED`.
    let code: String?
    /// What follows the code within the brackets.
    let argument: String
    /// For people. Control characters are replaced.
    let text: String

    init(tag: String?, kind: Kind, rest: [UInt8]) {
        self.tag = tag
        self.kind = kind
        let words = Self.legible(rest)
        guard words.hasPrefix("["), let end = words.firstIndex(of: "]") else {
            code = nil
            argument = ""
            text = words
            return
        }
        let inside = words[words.index(after: words.startIndex)..<end].split(separator: " ", maxSplits: 1)
        code = inside.first?.uppercased()
        argument = inside.count == 2 ? String(inside[1]) : ""
        text = String(words[words.index(after: end)...].drop { $0 == " " })
    }

    private static func legible(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7f ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    /// The argument of a code such as `UIDNEXT`, when it is what such a number must be.
    var number: UInt32? { UInt32(argument).flatMap { $0 > 0 ? $0 : nil } }

    /// As it is repeated to people, who need not hear it all.
    var words: String {
        String(([kind.rawValue] + (code.map { ["[\($0)]"] } ?? []) + [text]).joined(separator: " ").prefix(300))
    }
}

/// What the server tells of the folder or of itself: `* 3 FETCH (UID 7)` has the number 3, the name FETCH and the list.
struct IMAPData: Sendable, Equatable {
    let number: UInt64?
    /// In capitals.
    let name: String
    let values: [IMAPValue]

    init?(_ values: [IMAPValue]) {
        let number = values.first?.number
        let rest = number == nil ? values[...] : values.dropFirst()
        guard case .atom(let name) = rest.first else { return nil }
        self.number = number
        self.name = name.uppercased()
        self.values = Array(rest.dropFirst())
    }
}

/// A value (RFC 3501 §4). What it means is for whoever asked.
enum IMAPValue: Sendable, Equatable {
    case atom(String)
    /// Quoted or as a literal.
    case string([UInt8])
    case list([IMAPValue])
    /// NIL.
    case absent

    /// At most 2⁶³−1, as numbers are in RFC 9051 §4.2.
    var number: UInt64? {
        guard case .atom(let word) = self, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(word).map(UInt64.init)
    }

    /// An atom in capitals.
    var word: String? {
        guard case .atom(let word) = self else { return nil }
        return word.uppercased()
    }

    /// The bytes of an atom or a string.
    var bytes: [UInt8]? {
        switch self {
        case .atom(let word): Array(word.utf8)
        case .string(let bytes): bytes
        case .list, .absent: nil
        }
    }

    var items: [IMAPValue]? {
        guard case .list(let items) = self else { return nil }
        return items
    }
}
