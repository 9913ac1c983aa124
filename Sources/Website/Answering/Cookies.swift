import HTTPTypes

/// Cookies as browsers send them (RFC 6265 §5.4), and as they are given.
enum Cookies {
    /// The first of that name; nil where there is none.
    static func value(of name: String, in header: String?) -> String? {
        guard let header, header.utf8.count <= 8_192 else { return nil }
        for pair in header.split(separator: ";") {
            let pair = pair.drop { $0 == " " }
            guard let mark = pair.firstIndex(of: "="), pair[..<mark] == name else { continue }
            return String(pair[pair.index(after: mark)...])
        }
        return nil
    }

    /// For this site alone, out of reach of scripts, and not sent along from other sites' forms.
    /// - Parameter seconds: how long it is kept; nil for as long as the browser is open, 0 to take it back.
    static func given(_ name: String, _ value: String, isSecure: Bool, seconds: Int?) -> String {
        var cookie = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { cookie += "; Secure" }
        if let seconds { cookie += "; Max-Age=\(seconds)" }
        return cookie
    }
}
