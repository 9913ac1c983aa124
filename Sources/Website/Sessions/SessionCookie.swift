/// The cookie that carries a session.
enum SessionCookie {
    /// The prefix makes browsers hold it to this host and to TLS (RFC 6265bis §4.1.3.2).
    static func name(_ settings: SiteSettings) -> String { settings.isSecure ? "__Host-samling" : "samling" }
}
