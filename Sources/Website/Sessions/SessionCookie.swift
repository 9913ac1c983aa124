import FoundationEssentials
import HTTPTypes
import HummingbirdCore
import Meetings

/// The cookie that carries a session.
enum SessionCookie {
    /// The prefix makes browsers hold it to this host and to TLS (RFC 6265bis §4.1.3.2).
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-samling" : "samling" }

    static func given(_ token: String, until expires: Date, at now: Date, isSecure: Bool) -> String {
        let seconds = max(0, Int(expires.timeIntervalSince(now)))
        return Cookies.given(name(isSecure: isSecure), token, isSecure: isSecure, seconds: seconds)
    }

    static func takenBack(isSecure: Bool) -> String {
        Cookies.given(name(isSecure: isSecure), "", isSecure: isSecure, seconds: 0)
    }
}

/// The cookie of a browser that nobody is signed in by: it says nothing, and holds forms and codes to the browser that
/// asked for them.
enum VisitCookie {
    private static let longestBytes = 100

    static func name(isSecure: Bool) -> String { isSecure ? "__Host-samling-visit" : "samling-visit" }

    static func value(in headers: HTTPFields, isSecure: Bool) -> String? {
        Cookies.value(of: name(isSecure: isSecure), in: headers[.cookie]).flatMap { value in
            (1...longestBytes).contains(value.utf8.count) ? value : nil
        }
    }

    static func given(_ value: String, isSecure: Bool) -> String {
        Cookies.given(name(isSecure: isSecure), value, isSecure: isSecure, seconds: 86_400)
    }

    static func takenBack(isSecure: Bool) -> String {
        Cookies.given(name(isSecure: isSecure), "", isSecure: isSecure, seconds: 0)
    }
}

/// Whom a form's token is held to: the session, or, before there is one, the visit. A token of the one is never one of
/// the other, and stays good when the session's cookie is changed.
enum Visitor {
    static func session(_ id: String) -> String { "session:\(id)" }
    static func visit(_ value: String) -> String { "visit:\(value)" }
}
