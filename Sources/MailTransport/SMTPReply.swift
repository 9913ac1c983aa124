/// One complete answer of an SMTP server.
public struct SMTPReply: Sendable, Equatable {
    public let code: Int
    /// The text of each line, without code and line end, control characters replaced.
    public let lines: [String]

    public var text: String { lines.joined(separator: " ") }

    /// The status that the text begins with, `5.1.1`, when it fits the code (RFC 2034 §4).
    public var enhancedStatus: String? {
        guard let word = lines.first?.split(separator: " ", maxSplits: 1).first else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\(code / 100)",
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) })
        else { return nil }
        return String(word)
    }

    var isPositive: Bool { code / 100 == 2 }
    var isRefusal: Bool { code >= 400 }
    /// The server says that it is closing the connection; it may say so in answer to anything, or to nothing.
    var isClosing: Bool { code == 421 }
}

/// Cuts what a server sends into replies, however it is cut up on its way.
struct ReplyReader {
    /// What no reply looks like. Nothing after it can be understood either.
    struct Malformed: Error {
        let detail: String
    }

    /// RFC 5321 §4.5.3.1.5 allows 512 bytes a line; more is read, and what is beyond this left out of the text.
    private static let keptLineBytes = 2_048
    private static let maximumReplyBytes = 65_536

    private var input: [UInt8] = []
    private var position = 0
    private var line: [UInt8] = []
    private var lines: [String] = []
    private var code: Int?
    private var replyBytes = 0

    /// Whether nothing has come that is not yet part of a reply handed out.
    var isEmpty: Bool { position == input.count && replyBytes == 0 }

    mutating func take(_ bytes: [UInt8]) {
        input += bytes
    }

    /// The next complete reply, or nil when more bytes are needed.
    mutating func next() throws(Malformed) -> SMTPReply? {
        while position < input.count {
            let byte = input[position]
            position += 1
            replyBytes += 1
            guard replyBytes <= Self.maximumReplyBytes else { throw Malformed(detail: "an endless reply") }
            if byte != UInt8(ascii: "\n") {
                if line.count < Self.keptLineBytes { line.append(byte) }
            } else if let reply = try endLine() {
                return reply
            }
        }
        input.removeAll(keepingCapacity: true)
        position = 0
        return nil
    }

    private mutating func endLine() throws(Malformed) -> SMTPReply? {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard line.count >= 3, line[..<3].allSatisfy(isDigit), (UInt8(ascii: "2")...UInt8(ascii: "5")) ~= line[0]
        else { throw Malformed(detail: "a line without a reply code") }
        let lineCode = line[..<3].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard code == nil || code == lineCode else { throw Malformed(detail: "a reply with two codes") }
        let separator = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else {
            throw Malformed(detail: "a line without a reply code")
        }
        lines.append(Self.legible(line.dropFirst(4)))
        line.removeAll(keepingCapacity: true)
        code = lineCode
        guard separator == UInt8(ascii: " ") else { return nil }
        defer {
            lines = []
            code = nil
            replyBytes = 0
        }
        return SMTPReply(code: lineCode, lines: lines)
    }

    private static func legible(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7f ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte
}
