import HTTPTypes
import Hummingbird
import HummingbirdCore
import Meetings

/// How a request has come: from where, and whether over TLS. What a proxy says is believed only where one stands before
/// us, only from where it may stand, and only its own word: the last in the list.
struct Approach: Sendable {
    let client: String
    let isSecure: Bool

    init(_ settings: SiteSettings, _ headers: HTTPFields, peer: String?) {
        let isProxy = settings.isBehindProxy && settings.isTrusted(peer)
        let forwarded = isProxy ? headers[.forwardedFor]?.split(separator: ",").last : nil
        client = forwarded.map { String($0.filter { !$0.isWhitespace }.prefix(64)) } ?? peer ?? ""
        let scheme = isProxy ? headers[.forwardedProto]?.split(separator: ",").last : nil
        let saysSecure = scheme.map { $0.filter { !$0.isWhitespace }.lowercased() == "https" } ?? false
        isSecure = settings.isSecure || saysSecure
    }
}

extension SiteSettings {
    private static let loopback: Set<String> = ["127.0.0.1", "::1", "::ffff:127.0.0.1"]

    /// Without a connection there is nobody to distrust.
    fileprivate func isTrusted(_ peer: String?) -> Bool {
        peer.map { Self.loopback.contains($0) || trustedProxies.contains($0.lowercased()) } ?? false
    }

    /// The origins that our own forms come from (RFC 6454 §6.2), in lower case.
    func origins(_ request: Request, isSecure: Bool) -> [String] {
        if let address {
            let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            return [parts.prefix(3).joined(separator: "/").lowercased()]
        }
        return request.head.authority.map { ["\(isSecure ? "https" : "http")://\($0.lowercased())"] } ?? []
    }

    /// Whether the request is for this site. A name that somebody has pointed here, or made up, leads nowhere: no page
    /// is made, and no address written, with it (RFC 9110 §7.4).
    func isOurs(_ authority: String?) -> Bool {
        guard let authority, let asked = Self.host(of: authority) else { return false }
        // Whoever watches over the machine asks by its own address.
        if Self.localNames.contains(asked) { return true }
        if let address {
            let own = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            return own.count > 2 && Self.host(of: String(own[2])) == asked
        }
        // The proxy knows its names; without one only this machine's own lead here.
        return isBehindProxy
    }

    private static let localNames: Set<String> = ["localhost", "127.0.0.1", "[::1]", "::1"]

    /// In lower case, without a port; nil for what can't be one.
    private static func host(of authority: String) -> String? {
        let text = authority.lowercased()
        let end = text.hasPrefix("[") ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
        let name = text[..<(end ?? text.endIndex)]
        let port = text[name.endIndex...]
        guard !name.isEmpty, port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()) != nil) else {
            return nil
        }
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-._:[]".utf8.contains(byte)
        }
        return isPlain ? String(name) : nil
    }
}
