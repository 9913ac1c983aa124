import CLibcurl
import Glibc

/// The libcurl that this program runs with.
public enum CurlBackend {
    /// Makes libcurl ready for use, once, and says which it is.
    private static let version: String = {
        // On a connection that the other side has closed, writing would otherwise end the whole program:
        // libcurl leaves signals alone when told to stay out of threads' way.
        signal(SIGPIPE, SIG_IGN)
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let text = unsafe curl_version() else {
            return "none"
        }
        return unsafe String(cString: text)
    }()

    /// Called at start, and again, at no cost, before each connection.
    ///
    /// - Throws: a permanent `TransportError` with code `backend` when libcurl's TLS is not by OpenSSL. Debian has
    ///   several libcurls, of which another package may bring in the wrong one.
    public static func check() throws(TransportError) {
        guard isUsable(version) else {
            throw TransportError(
                "starting libcurl", .backend, .permanent,
                "its TLS must be OpenSSL's (Debian: libcurl4, libcurl4-openssl-dev), but this is \(version)")
        }
    }

    /// An entry in brackets is a library that could be chosen but is not in use.
    static func isUsable(_ version: String) -> Bool {
        let entries = version.split(separator: " ")
        return entries.contains { $0.hasPrefix("OpenSSL/") }
            && !entries.contains { $0.hasPrefix("GnuTLS/") || $0.hasPrefix("NSS/") }
    }
}
