import Glibc
import Mail

/// Where the website listens.
enum Listener {
    /// Only this machine reaches it.
    static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" { return true }
        return host.hasPrefix("127.") && isAddress(host)
    }

    /// An IP address, of either kind (RFC 4291 §2.2).
    static func isAddress(_ text: String) -> Bool {
        var four = in_addr()
        var six = in6_addr()
        return unsafe inet_pton(AF_INET, text, &four) == 1 || inet_pton(AF_INET6, text, &six) == 1
    }
}

/// Addresses of administrators, as the register takes them.
enum MailAddressText {
    static func isSound(_ text: String) -> Bool {
        (try? MailAddress(parsing: text)) != nil && text.allSatisfy(\.isASCII)
    }
}
