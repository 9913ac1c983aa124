import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// A reply as it goes out, with what goes with every answer.
struct Responding: Sendable {
    let site: Site
    let isSecure: Bool

    /// Nothing from elsewhere, no script or style in the page itself, no other site's frame around it (CSP Level 3).
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    func response(_ reply: Reply, for request: Request, _ route: Route?) -> Response {
        var headers = reply.headers
        func fallback(_ name: HTTPField.Name, _ value: String) {
            if headers[name] == nil { headers[name] = value }
        }
        fallback(.contentSecurityPolicy, Self.policy)
        fallback(.xContentTypeOptions, "nosniff")
        fallback(.frameOptions, "DENY")
        fallback(.referrerPolicy, "same-origin")
        fallback(.permissionsPolicy, "camera=(), microphone=(), geolocation=(), interest-cohort=()")
        fallback(.openerPolicy, "same-origin")
        fallback(.resourcePolicy, "same-origin")
        fallback(.cacheControl, "private, no-store")
        if isSecure { fallback(.strictTransportSecurity, "max-age=31536000; includeSubDomains") }
        let isHead = request.method == .head
        switch reply.content {
        case .none: return Response(status: reply.status, headers: headers)
        case .bytes(let bytes):
            if isHead { headers[.contentLength] = String(bytes.count) }
            return Response(
                status: reply.status, headers: headers,
                body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .buffer(let buffer):
            if isHead { headers[.contentLength] = String(buffer.readableBytes) }
            return Response(
                status: reply.status, headers: headers,
                body: isHead ? ResponseBody() : ResponseBody(byteBuffer: buffer))
        case .stream(let write):
            guard !isHead else { return Response(status: reply.status, headers: headers) }
            return Response(
                status: reply.status, headers: headers,
                body: ResponseBody { writer in
                    for try await text in EventWriter.stream(write) { try await writer.write(ByteBuffer(string: text)) }
                    try await writer.finish(nil)
                })
        }
    }
}
