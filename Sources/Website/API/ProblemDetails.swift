import FoundationEssentials
import HTTPTypes
import Meetings

/// What went wrong, for programs (RFC 9457 §3). Its code is stable; the words are for whoever reads the log.
struct ProblemDetails: Encodable, Sendable {
    var type: String
    var title: String
    var status: Int
    var detail: String
    var code: String
    var errors: [ProblemReport]?

    init(_ status: HTTPResponse.Status, code: String, _ detail: String, errors: [ProblemReport]? = nil) {
        type = "urn:samling:problem:\(code)"
        title = status.reasonPhrase
        self.status = status.code
        self.detail = detail
        self.code = code
        self.errors = errors
    }

    init(_ error: any Error, _ language: Language) {
        switch error {
        case is SignInNeeded:
            self.init(.unauthorized, code: "unauthorized", "Send Authorization: Bearer and a token that holds")
        case is Forbidden:
            self.init(.forbidden, code: "forbidden", "It is there, and isn’t for the token’s person")
        case let refusal as Refusal:
            let errors = refusal.problems.map { ProblemReport($0, language: language) }
            self.init(
                Self.status(of: refusal), code: refusal.code, refusal.message[language],
                errors: errors.isEmpty ? nil : errors)
        case is CancellationError:
            self.init(.serviceUnavailable, code: "temporary-failure", "Nothing was changed: try again")
        default: self.init(.internalServerError, code: "fault", "Nothing was changed: try again in a while")
        }
    }

    /// What is as described, and can't be done with what is in the books, is a conflict with them; what isn't as
    /// described can't be dealt with at all (RFC 9110 §15.5.10, §15.5.21).
    private static func status(of refusal: Refusal) -> HTTPResponse.Status {
        let status = ErrorPages.status(of: refusal)
        // To a program an address that was taken back is a thing that can't be changed, and not a page that is gone.
        if status == .gone { return .conflict }
        let isAsDescribed = status == .unprocessableContent && !["not-as-described", "method"].contains(refusal.code)
        return isAsDescribed ? .conflict : status
    }

    var reply: Reply {
        let bytes = (try? JSONEncoder.stable.encode(self)).map(Array.init) ?? []
        var reply = Reply(
            HTTPResponse.Status(code: status, reasonPhrase: title), type: "application/problem+json", bytes)
        // RFC 6750 §3.
        if status == 401 { reply.headers[.wwwAuthenticate] = "Bearer realm=\"samling\"" }
        if status == 429 { reply.headers[.retryAfter] = "900" }
        return reply
    }
}
