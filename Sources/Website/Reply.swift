public import HTTPTypes
import Hummingbird
import Meetings
import NIOCore

/// What a visit is answered with.
public struct Reply: Sendable {
    enum Content: Sendable {
        case none
        case bytes([UInt8])
        /// What is sent often and never filled in: it is not copied.
        case buffer(ByteBuffer)
        /// Written as it comes, until it ends or the reader goes.
        case stream(@Sendable (EventWriter) async throws -> Void)
    }

    public var status: HTTPResponse.Status
    public var headers = HTTPFields()
    /// Only what the network's books say stands in it, so that it may be shown again while they are as they were.
    var isLasting = true
    var content: Content

    public init(_ status: HTTPResponse.Status = .ok, type: String? = nil, _ bytes: [UInt8] = []) {
        self.status = status
        content = bytes.isEmpty ? .none : .bytes(bytes)
        if let type { headers[.contentType] = type }
    }

    init(_ status: HTTPResponse.Status, type: String, buffer: ByteBuffer) {
        self.status = status
        content = .buffer(buffer)
        headers[.contentType] = type
    }

    static func html(_ status: HTTPResponse.Status = .ok, _ text: String) -> Reply {
        Reply(status, type: "text/html; charset=utf-8", Array(text.utf8))
    }

    static func json(_ status: HTTPResponse.Status = .ok, _ bytes: [UInt8]) -> Reply {
        Reply(status, type: "application/json", bytes)
    }

    /// To where what was done can be seen (RFC 9110 §15.4.4). Only addresses of our own.
    static func redirect(to path: String) -> Reply {
        var reply = Reply(.seeOther)
        reply.headers[.location] = isOwn(path) ? path : "/"
        return reply
    }

    /// A path on this site and nothing else. Browsers pass over tabs and line ends, and take a backslash for a slash:
    /// `/<TAB>/evil.example` would be another host's.
    static func isOwn(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//")
            && path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    }

    /// The same bytes are known by the same tag (RFC 9110 §8.8.3), `"…"` with its quotes.
    static func tagged(_ bytes: [UInt8], type: String, tag: String, asked: String?) -> Reply {
        var reply = Reply.matches(tag, asked) ? Reply(.notModified) : Reply(.ok, type: type, bytes)
        reply.headers[.eTag] = tag
        return reply
    }

    /// What `If-None-Match` asks for is what there is (RFC 9110 §13.1.2).
    static func matches(_ tag: String, _ asked: String?) -> Bool {
        guard let asked else { return false }
        return asked.split(separator: ",").contains { candidate in
            var candidate = candidate.drop { $0 == " " || $0 == "\t" }
            while candidate.last == " " || candidate.last == "\t" { candidate = candidate.dropLast() }
            return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
        }
    }

    static func stream(_ body: @escaping @Sendable (EventWriter) async throws -> Void) -> Reply {
        var reply = Reply(.ok, type: "text/event-stream")
        reply.content = .stream(body)
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    func with(_ name: HTTPField.Name, _ value: String) -> Reply {
        var reply = self
        reply.headers[name] = value
        return reply
    }
}

/// Writes server-sent events (WHATWG HTML §9.2).
struct EventWriter: Sendable {
    private let write: @Sendable (String) throws -> Void

    /// What the body writes, as it comes. The body is cancelled when nobody reads any more.
    static func stream(
        _ body: @escaping @Sendable (EventWriter) async throws -> Void
    ) -> AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1_000)) { continuation in
            let task = Task {
                do {
                    try await body(
                        EventWriter { text in
                            if case .terminated = continuation.yield(text) { throw CancellationError() }
                        })
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// - Parameter data: one event's data; its lines are kept.
    func send(event: String? = nil, data: String) throws {
        var text = event.map { "event: \($0)\n" } ?? ""
        for line in data.split(separator: "\n", omittingEmptySubsequences: false) { text += "data: \(line)\n" }
        try write(text + "\n")
    }

    /// Keeps the connection open where nothing happens, and notices that the reader has gone.
    func beat() throws { try write(": \n\n") }
}
