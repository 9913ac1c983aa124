import FoundationEssentials
import HTTPTypes
import Meetings

/// What shows that a form came from a page of ours, sent by the one who was shown it.
struct FormToken {
    /// Stands in pages where the token goes, until they are sent. No text of a reader's can hold it: it has NULs, which
    /// the store replaces and forms are refused for.
    static let mark = "\u{0}csrf\u{0}"

    let seal: PageSeal

    /// - Parameter visitor: the session, or the cookie of one who has none.
    func text(for visitor: String) -> String { seal.mac("form|\(visitor)") }

    func isGood(_ text: String?, for visitor: String) -> Bool {
        guard let text, !visitor.isEmpty else { return false }
        return seal.isEqual(text, self.text(for: visitor))
    }

    /// The bytes with the visitor's token in place of each mark.
    func filled(_ bytes: [UInt8], for visitor: String) -> [UInt8] {
        let mark = Array(Self.mark.utf8)
        guard bytes.contains(0) else { return bytes }
        let token = Array(text(for: visitor).utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 256)
        var rest = bytes[...]
        while let zero = rest.firstIndex(of: 0) {
            result += rest[..<zero]
            let isMark = rest[zero...].starts(with: mark)
            if isMark { result += token } else { result.append(0) }
            rest = rest[(zero + (isMark ? mark.count : 1))...]
        }
        result += rest
        return result
    }
}

/// Whether another site's page has sent this.
enum Origin {
    /// Browsers say where a form comes from; what says nothing isn't a browser's, and then the token alone decides
    /// (Fetch §3.2 `Origin`, W3C Fetch Metadata §2.3).
    static func isForeign(_ headers: HTTPFields, own: [String]) -> Bool {
        if let site = headers[.secFetchSite], site != "same-origin", site != "none" { return true }
        guard let origin = headers[.origin] else { return false }
        return !own.contains(origin.lowercased())
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name.known("Sec-Fetch-Site")
    static let forwardedFor = HTTPField.Name.known("X-Forwarded-For")
    static let forwardedProto = HTTPField.Name.known("X-Forwarded-Proto")
    static let frameOptions = HTTPField.Name.known("X-Frame-Options")
    static let referrerPolicy = HTTPField.Name.known("Referrer-Policy")
    static let permissionsPolicy = HTTPField.Name.known("Permissions-Policy")
    static let openerPolicy = HTTPField.Name.known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = HTTPField.Name.known("Cross-Origin-Resource-Policy")

    /// Names written in the program are sound.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
