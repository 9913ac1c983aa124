import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Where a request comes from. What a proxy says is believed only where one stands before us, and only its own word:
/// the last in the list.
struct ClientAddress {
    private let settings: SiteSettings

    init(_ settings: SiteSettings) { self.settings = settings }

    func text(of headers: HTTPFields, peer: String?) -> String {
        guard settings.isBehindProxy, let forwarded = headers[.forwardedFor]?.split(separator: ",").last else {
            return peer ?? ""
        }
        return String(forwarded.filter { !$0.isWhitespace }.prefix(64))
    }
}

extension SiteSettings {
    /// The origins that our own forms come from (RFC 6454 §6.2), in lower case.
    func origins(_ request: Request) -> [String] {
        if let address {
            let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            return [parts.prefix(3).joined(separator: "/").lowercased()]
        }
        return request.head.authority.map { ["http://\($0.lowercased())"] } ?? []
    }
}
