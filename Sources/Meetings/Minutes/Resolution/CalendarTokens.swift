/// A date or deadline cut into numbers, words and marks, and how far it has been read. Spaces only part.
struct CalendarTokens {
    enum Token: Hashable {
        /// The digits are counted, for `0910` is no day and `09` no year.
        case number(Int, digits: Int)
        case word(CalendarWord)
        case dot, slash, dash, question, unknown
    }

    private let bytes: [UInt8]
    private var tokens: [(token: Token, start: Int, end: Int)] = []
    private(set) var position = 0

    init(_ text: Substring) {
        bytes = Array(text.utf8)
        tokens.reserveCapacity(8)
        var start = 0
        while start < bytes.count {
            let byte = bytes[start]
            if byte == 0x20 || byte == 0x09 {
                start += 1
                continue
            }
            let end = endOfToken(at: start)
            tokens.append((token(start..<end), start, end))
            start = end
        }
    }

    private func endOfToken(at start: Int) -> Int {
        let kind = CalendarTokens.kind(bytes[start])
        var end = start + 1
        while kind != .mark, end < bytes.count, CalendarTokens.kind(bytes[end]) == kind { end += 1 }
        return end
    }

    private enum Kind { case digits, letters, mark, space }

    private static func kind(_ byte: UInt8) -> Kind {
        switch byte {
        case 0x30...0x39: .digits
        case 0x41...0x5A, 0x61...0x7A, 0x80...: .letters
        case 0x20, 0x09: .space
        default: .mark
        }
    }

    private func token(_ range: Range<Int>) -> Token {
        switch CalendarTokens.kind(bytes[range.lowerBound]) {
        case .digits: range.count <= 4 ? .number(number(range), digits: range.count) : .unknown
        case .letters: word(range).map(Token.word) ?? .unknown
        case .mark, .space: CalendarTokens.marks[bytes[range.lowerBound]] ?? .unknown
        }
    }

    private static let marks: [UInt8: Token] = [0x2E: .dot, 0x2F: .slash, 0x2D: .dash, 0x3F: .question]

    private func number(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private func word(_ range: Range<Int>) -> CalendarWord? {
        // The longest of them, `fortløpande`, has twelve bytes.
        guard range.count <= 12 else { return nil }
        var folded: [UInt8] = []
        folded.reserveCapacity(range.count)
        for index in range {
            folded.append(bytes[index].smallLetter(afterC3: index > range.lowerBound && bytes[index - 1] == 0xC3))
        }
        return CalendarWord.meaning(of: String(decoding: folded, as: UTF8.self))
    }

    var isAtEnd: Bool { position >= tokens.count }

    /// The token so many places on; nil past the end.
    func peek(_ ahead: Int = 0) -> Token? {
        position + ahead < tokens.count ? tokens[position + ahead].token : nil
    }

    mutating func advance(_ count: Int = 1) { position += count }

    /// Whether the next token is this one; then it is read.
    mutating func take(_ token: Token) -> Bool {
        guard peek() == token else { return false }
        position += 1
        return true
    }

    mutating func back(to earlier: Int) { position = earlier }

    /// Takes a question mark off the end.
    mutating func dropQuestion() -> Bool {
        guard tokens.last?.token == .question else { return false }
        tokens.removeLast()
        return true
    }

    /// Positions after this one where an alternative may end, the last first.
    var possibleEnds: [Int] {
        (position...tokens.count).reversed().filter { end in
            end == tokens.count || tokens[end].token == .slash || tokens[end].token == .word(.or)
        }
    }

    /// The text from here up to the token at that position.
    func text(to end: Int) -> String {
        guard position < end, end <= tokens.count else { return "" }
        return String(decoding: bytes[tokens[position].start..<tokens[end - 1].end], as: UTF8.self)
    }

    /// Every token with its text, in order.
    var all: [(token: Token, text: String)] {
        tokens.map { ($0.token, String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)) }
    }
}
