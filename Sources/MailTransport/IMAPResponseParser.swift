/// Cuts what an IMAP server sends into responses, however it is cut up on its way.
///
/// It counts the bytes of literals and knows where a quoted string ends, so that the text of a letter can never pass
/// for the server's own word. Each byte is looked at once; nothing calls itself.
struct IMAPResponseParser {
    /// What no response looks like. Nothing after it can be understood either.
    struct Malformed: Error, Equatable {
        let detail: String
    }

    /// Of one response, literals not counted.
    static let maximumLineBytes = 65_536
    static let maximumDepth = 20
    /// Of one response, lists within lists all counted.
    static let maximumValues = 10_000

    private enum Place {
        /// In the first or second word, which tell what sort of response it is.
        case head
        /// In words for people, which go on to the end of the line.
        case text
        case between, atom, section, quoted, escaped
        case literalSize, literalPlus, literalReturn, literalNewline, literal
        /// After the last CR.
        case lineEnd
    }

    /// How many bytes the literals of one response may have together.
    var literalLimit = 65_536

    private var input: [UInt8] = []
    private var position = 0
    private var place = Place.head
    private var lineBytes = 0
    private var valueCount = 0
    private var heads: [String] = []
    private var token: [UInt8] = []
    /// The lists still open, the response's own values first.
    private var lists: [[IMAPValue]] = [[]]
    private var literalLeft = 0
    private var literalTotal = 0

    mutating func take(_ bytes: [UInt8]) {
        input += bytes
    }

    /// The next complete response, or nil when more bytes are needed.
    mutating func next() throws(Malformed) -> IMAPResponse? {
        while position < input.count {
            if place == .literal {
                takeLiteral()
                continue
            }
            let byte = input[position]
            position += 1
            lineBytes += 1
            guard lineBytes <= Self.maximumLineBytes else { throw Malformed(detail: "a line without end") }
            guard byte != 0 else { throw Malformed(detail: "a NUL") }
            if place == .lineEnd {
                guard byte == .newline else { throw Malformed(detail: "a CR in the middle of a line") }
                return try finish()
            }
            try step(byte)
        }
        input.removeAll(keepingCapacity: input.capacity <= 65_536)
        position = 0
        return nil
    }

    private mutating func step(_ byte: UInt8) throws(Malformed) {
        switch place {
        case .head: try head(byte)
        case .text: try text(byte)
        case .between: try between(byte)
        case .atom: try atom(byte)
        case .section: try section(byte)
        case .quoted, .escaped: try quoted(byte)
        case .literalSize, .literalPlus, .literalReturn, .literalNewline: try literalHead(byte)
        case .literal, .lineEnd: preconditionFailure("handled before")
        }
    }

    private mutating func head(_ byte: UInt8) throws(Malformed) {
        guard byte == .space || byte == .carriageReturn else {
            guard byte > 0x20, byte < 0x7f, !"(){\"".utf8.contains(byte), token.count < 200 else {
                throw Malformed(detail: "a line that is no response")
            }
            return token.append(byte)
        }
        let word = takeToken()
        guard !word.isEmpty else { throw Malformed(detail: "a line that begins with a space") }
        heads.append(word)
        if heads.count == 2 {
            try sort(by: word)
        } else if word == "+" {
            place = .text
        }
        guard byte == .carriageReturn else { return }
        guard place != .head else { throw Malformed(detail: "a line of one word") }
        place = .lineEnd
    }

    /// The second word tells what follows it.
    private mutating func sort(by word: String) throws(Malformed) {
        let kind = IMAPStatus.Kind(rawValue: word.uppercased())
        if heads[0] == "*" {
            place = kind == nil ? .between : .text
            if kind == nil { try append(.atom(word)) }
        } else {
            guard let kind, [.ok, .no, .bad].contains(kind) else {
                throw Malformed(detail: "a line that is no response")
            }
            place = .text
        }
    }

    private mutating func text(_ byte: UInt8) throws(Malformed) {
        switch byte {
        case .carriageReturn: place = .lineEnd
        case .newline: throw Malformed(detail: "a bare LF")
        default: token.append(byte)
        }
    }

    private mutating func between(_ byte: UInt8) throws(Malformed) {
        switch byte {
        case .space: place = .between
        case UInt8(ascii: "("): try openList()
        case UInt8(ascii: ")"): try closeList()
        case UInt8(ascii: "\""): place = .quoted
        case UInt8(ascii: "{"): place = .literalSize
        case .carriageReturn: place = .lineEnd
        default:
            place = .atom
            try atom(byte)
        }
    }

    private mutating func openList() throws(Malformed) {
        guard lists.count <= Self.maximumDepth else { throw Malformed(detail: "lists nested too deep") }
        try count()
        lists.append([])
        place = .between
    }

    private mutating func closeList() throws(Malformed) {
        guard lists.count > 1 else { throw Malformed(detail: "the end of a list that never began") }
        let list = lists.removeLast()
        lists[lists.count - 1].append(.list(list))
        place = .between
    }

    private mutating func atom(_ byte: UInt8) throws(Malformed) {
        switch byte {
        case .space, .carriageReturn, UInt8(ascii: "("), UInt8(ascii: ")"):
            let word = takeToken()
            try append(word.uppercased() == "NIL" ? .absent : .atom(word))
            try between(byte)
        case UInt8(ascii: "{") where token == [UInt8(ascii: "~")]:
            token = []
            place = .literalSize
        case UInt8(ascii: "["):
            token.append(byte)
            // Only there do brackets hold spaces: `BODY[HEADER.FIELDS (FROM)]`.
            if ["BODY[", "BINARY[", "BINARY.SIZE["].contains(String(decoding: token, as: UTF8.self).uppercased()) {
                place = .section
            }
        case 0..<0x20, 0x7f, UInt8(ascii: "{"), UInt8(ascii: "\""): throw Malformed(detail: "a word that is none")
        default: token.append(byte)
        }
    }

    private mutating func section(_ byte: UInt8) throws(Malformed) {
        guard byte >= 0x20, byte != 0x7f else { throw Malformed(detail: "brackets without end") }
        token.append(byte)
        if byte == UInt8(ascii: "]") { place = .atom }
    }

    private mutating func quoted(_ byte: UInt8) throws(Malformed) {
        guard byte != .carriageReturn, byte != .newline else { throw Malformed(detail: "a quoted text without end") }
        if place == .quoted, byte == UInt8(ascii: "\\") {
            place = .escaped
        } else if place == .quoted, byte == UInt8(ascii: "\"") {
            try append(.string(token))
            token = []
            place = .between
        } else {
            token.append(byte)
            place = .quoted
        }
    }

    /// From after the brace to the end of its line: `310}` or, where the sender doesn't wait, `310+}`.
    private mutating func literalHead(_ byte: UInt8) throws(Malformed) {
        switch (place, byte) {
        case (.literalSize, 0x30...0x39):
            token = [byte]
            literalLeft = literalLeft * 10 + Int(byte - 0x30)
            guard literalLeft <= literalLimit - literalTotal else {
                throw Malformed(detail: "a literal of more bytes than were asked for")
            }
        case (.literalSize, UInt8(ascii: "+")) where !token.isEmpty: place = .literalPlus
        case (.literalSize, UInt8(ascii: "}")) where !token.isEmpty, (.literalPlus, UInt8(ascii: "}")):
            place = .literalReturn
        case (.literalReturn, .carriageReturn): place = .literalNewline
        case (.literalNewline, .newline):
            token = []
            literalTotal += literalLeft
            try count()
            place = .literal
        default: throw Malformed(detail: "a literal without a size")
        }
    }

    private mutating func takeLiteral() {
        let end = min(position + literalLeft, input.count)
        token += input[position..<end]
        literalLeft -= end - position
        position = end
        guard literalLeft == 0 else { return }
        lists[lists.count - 1].append(.string(token))
        token = []
        place = .between
    }

    private mutating func append(_ value: IMAPValue) throws(Malformed) {
        try count()
        lists[lists.count - 1].append(value)
    }

    private mutating func count() throws(Malformed) {
        valueCount += 1
        guard valueCount <= Self.maximumValues else { throw Malformed(detail: "too many values in one response") }
    }

    private mutating func takeToken() -> String {
        defer { token = [] }
        return String(decoding: token, as: UTF8.self)
    }

    /// A line has come to its end, and with it the response.
    private mutating func finish() throws(Malformed) -> IMAPResponse {
        guard lists.count == 1 else { throw Malformed(detail: "a list without end") }
        defer {
            (place, lineBytes, valueCount, literalTotal) = (.head, 0, 0, 0)
            (heads, token, lists) = ([], [], [[]])
        }
        if heads[0] == "+" { return .goAhead }
        if let kind = IMAPStatus.Kind(rawValue: heads[1].uppercased()) {
            return .status(IMAPStatus(tag: heads[0] == "*" ? nil : heads[0], kind: kind, rest: token))
        }
        guard let data = IMAPData(lists[0]) else { throw Malformed(detail: "a number of nothing") }
        return .data(data)
    }
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let newline = UInt8(ascii: "\n")
}
