/// What is said to an IMAP server, without its tag.
struct IMAPCommand: Sendable, Equatable {
    enum Patience: Sendable, Equatable {
        case hello, reply, body
    }

    enum Sort: Sendable, Equatable {
        case ordinary
        /// Goes on until it is told to end (RFC 2177 §3).
        case idle
        /// Is answered by a goodbye.
        case logout
    }

    /// Each but the first is written when the server has asked for it.
    let pieces: [[UInt8]]
    var patience = Patience.reply
    var sort = Sort.ordinary
    /// How many bytes of literals one response may bring.
    var literalLimit = 65_536
    /// How many responses may come before the answer: more than any honest server has to say.
    var responseLimit = 50_000

    init(_ text: String) {
        pieces = [Array(text.utf8)]
    }

    static let idle = {
        var command = IMAPCommand("IDLE")
        (command.patience, command.sort) = (.hello, .idle)
        return command
    }()

    static let logout = {
        var command = IMAPCommand("LOGOUT")
        (command.patience, command.sort) = (.hello, .logout)
        return command
    }()

    /// The command LOGIN, for servers without SASL. What cannot be quoted goes as a literal (RFC 3501 §4.3).
    ///
    /// - Returns: nil when name or password has what no IMAP string can hold.
    static func login(_ username: String, _ password: String) -> IMAPCommand? {
        guard !(username + password).utf8.contains(0) else { return nil }
        var pieces: [[UInt8]] = [Array("LOGIN".utf8)]
        for word in [username, password] {
            let isQuotable = word.utf8.allSatisfy { (0x20...0x7e).contains($0) }
            let tail = isQuotable ? " " + quoted(word) : " {\(word.utf8.count)}"
            pieces[pieces.count - 1] += Array(tail.utf8)
            if !isQuotable { pieces.append(Array(word.utf8)) }
        }
        return IMAPCommand(pieces: pieces)
    }

    private init(pieces: [[UInt8]]) {
        self.pieces = pieces
        patience = .hello
    }

    /// - Parameter text: printable ASCII.
    static func quoted(_ text: String) -> String {
        precondition(text.utf8.allSatisfy { (0x20...0x7e).contains($0) }, "what only a literal can hold was quoted")
        return "\"" + text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] } + "\""
    }
}
