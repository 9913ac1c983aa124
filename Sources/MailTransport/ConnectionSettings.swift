/// Where a mail server is, and how to speak to it safely. The same for SMTP and IMAP.
public struct ConnectionSettings: Sendable {
    public enum Security: String, Sendable, CaseIterable {
        /// In the clear at first, then encrypted before anything is said; refused where the server won't.
        case startTLS = "starttls"
        /// Encrypted from the first byte.
        case tls
        /// In the clear; only to this machine itself.
        case none
    }

    /// A name, an IPv4 or an IPv6 address; international names as A-labels.
    public var host: String
    public var port: Int
    public var security: Security
    public var credentials: Credentials?
    /// Certificates to trust, as a PEM file, in place of the system's.
    public var authoritiesFile: String?
    public var deadlines: Deadlines

    public init(
        host: String, port: Int, security: Security = .startTLS, credentials: Credentials? = nil,
        authoritiesFile: String? = nil, deadlines: Deadlines = Deadlines()
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.authoritiesFile = authoritiesFile
        self.deadlines = deadlines
    }

    /// - Throws: a permanent `TransportError` with code `settings` when no connection could be safe with these.
    public func check() throws(TransportError) {
        guard Self.isHost(host) else { throw Self.error("'\(host)' is not the name or address of a host") }
        guard (1...65_535).contains(port) else { throw Self.error("\(port) is not a port") }
        if security == .none, !isLoopback {
            throw Self.error("'\(host)' is not this machine, and mail leaves it only encrypted")
        }
        // What is after a NUL would be lost on the way through C, and half a password shown.
        guard credentials?.holdNUL != true else { throw Self.error("name or password holds a NUL") }
    }

    var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// As it stands in a URL.
    var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Only what can be no part of a URL but its host.
    static func isHost(_ host: String) -> Bool {
        (1...253).contains(host.utf8.count) && !host.hasPrefix("-")
            && host.unicodeScalars.allSatisfy {
                switch $0 {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "-", ":": true
                default: false
                }
            }
    }

    private static func error(_ detail: String) -> TransportError {
        TransportError("reading the mail server's settings", .settings, .permanent, detail)
    }
}

/// How long each part may take. Together they bound one delivery, and so the lease of a letter.
public struct Deadlines: Sendable {
    /// Name lookup, TCP and TLS.
    public var connect: Duration = .seconds(30)
    /// The greeting and each answer to EHLO or CAPABILITY, STARTTLS and login; over IMAP, to NOOP and DONE too.
    public var hello: Duration = .seconds(60)
    /// The answers to MAIL, RCPT and DATA: RFC 5321 §4.5.3.2 asks for five minutes. Over IMAP, to any command.
    public var reply: Duration = .seconds(300)
    /// Writing the body; over IMAP, reading a message.
    public var body: Duration = .seconds(300)
    /// The answer to the final dot. Hanging up sooner than servers expect makes duplicates: RFC 5321 §4.5.3.2.6.
    public var final: Duration = .seconds(600)
    /// The same, once the sender has been cancelled: who stops has ten seconds in all.
    public var finalOnceCancelled: Duration = .seconds(7)

    public init() {}

    /// The longest that one delivery can take, on a connection found dead and made anew, without pipelining.
    public var longestDelivery: Duration {
        connect + hello * 2 + reply * 4 + body + final
    }
}

/// Proof of who we are. Never shown, not even in a debugger's description.
public struct Credentials: Sendable, CustomStringConvertible, CustomReflectable {
    enum Proof: Sendable {
        case password(String)
        case bearer(String)
    }

    let username: String
    let proof: Proof

    /// A name and password, for the SASL mechanisms PLAIN and LOGIN; and for IMAP's command LOGIN, where the server
    /// offers neither and doesn't forbid it.
    public static func password(_ password: String, username: String) -> Credentials {
        Credentials(username: username, proof: .password(password))
    }

    /// An OAuth 2.0 access token, for OAUTHBEARER (RFC 7628) and XOAUTH2. Renewing it is the caller's.
    public static func bearer(_ token: String, username: String) -> Credentials {
        Credentials(username: username, proof: .bearer(token))
    }

    fileprivate var holdNUL: Bool {
        switch proof {
        case .password(let secret), .bearer(let secret): (username + secret).utf8.contains(0)
        }
    }

    public var description: String { "Credentials" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
