/// The client's side of IMAP (RFC 3501), without a connection: told what the server says, it tells what that means
/// for the one command under way.
struct IMAPConversation {
    enum Step: Sendable, Equatable {
        /// Wait for bytes. Then call `take`.
        case read
        /// The server asks for the rest of the command: write this.
        case write([UInt8])
        /// The server will now tell by itself what happens, until `endIdle`.
        case idling
        case heard(IMAPData)
        /// An untagged OK, NO or BAD: some of what a command asks for comes as the code of one.
        case noticed(IMAPStatus)
        case answered(IMAPStatus)
    }

    /// After either nothing more can be said.
    enum Fault: Error, Sendable, Equatable {
        case notUnderstood(String)
        /// BYE, with the server's reason.
        case goodbye(String)
    }

    private struct Pending {
        let tag: String
        let sort: IMAPCommand.Sort
        var pieces: ArraySlice<[UInt8]>
        var isIdling = false
        var responsesLeft: Int
    }

    private let prefix: String
    private var number = 0
    private var parser = IMAPResponseParser()
    private var pending: Pending?
    private(set) var folder = IMAPFolderState()

    /// - Parameter prefix: what all tags begin with: letters, and nothing that a letter's sender could know.
    init(prefix: String) {
        self.prefix = prefix
    }

    static func randomPrefix() -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return String((0..<16).compactMap { _ in letters.randomElement() })
    }

    /// Whether a command has not been answered. A connection given up in the middle of one is of no more use.
    var isBusy: Bool { pending != nil }

    /// Begins a command; only when the one before has been answered.
    ///
    /// - Returns: what to write.
    mutating func say(_ command: IMAPCommand) -> [UInt8] {
        precondition(pending == nil, "a command was said in the middle of another")
        number += 1
        let tag = "\(prefix)\(number)"
        pending = Pending(
            tag: tag, sort: command.sort, pieces: command.pieces.dropFirst(), responsesLeft: command.responseLimit)
        parser.literalLimit = command.literalLimit
        return Array("\(tag) ".utf8) + (command.pieces.first ?? []) + Self.lineEnd
    }

    /// What to write to end an IDLE; its answer follows.
    static let done = Array("DONE".utf8) + lineEnd
    private static let lineEnd = Array("\r\n".utf8)

    /// All that came before is known to the caller: from now on more is news.
    mutating func forgetNews(upTo arrivals: Int) { folder.toldArrivals = arrivals }

    mutating func take(_ bytes: [UInt8]) { parser.take(bytes) }

    mutating func next() throws(Fault) -> Step {
        let response: IMAPResponse?
        do throws(IMAPResponseParser.Malformed) {
            response = try parser.next()
        } catch {
            throw .notUnderstood(error.detail)
        }
        guard let response else { return .read }
        pending?.responsesLeft -= 1
        if let pending, pending.responsesLeft < 0 { throw .notUnderstood("an answer without end") }
        switch response {
        case .goAhead: return try goAhead()
        case .data(let data):
            folder.note(data)
            return .heard(data)
        case .status(let status) where status.tag == nil: return try notice(status)
        case .status(let status):
            guard status.tag == pending?.tag else { throw .notUnderstood("an answer to what was never asked") }
            pending = nil
            return .answered(status)
        }
    }

    private mutating func goAhead() throws(Fault) -> Step {
        if let piece = pending?.pieces.popFirst() { return .write(piece + Self.lineEnd) }
        guard let pending, pending.sort == .idle, !pending.isIdling else {
            throw .notUnderstood("a request for more, where there is none")
        }
        self.pending?.isIdling = true
        return .idling
    }

    private mutating func notice(_ status: IMAPStatus) throws(Fault) -> Step {
        switch status.kind {
        case .bye where pending?.sort != .logout: throw .goodbye(status.words)
        case .preauth: throw .notUnderstood("a greeting in the middle")
        default: break
        }
        guard folder.note(status) else { throw .notUnderstood("the folder was made anew while it was open") }
        return .noticed(status)
    }
}
