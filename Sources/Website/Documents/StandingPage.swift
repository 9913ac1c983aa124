import FoundationEssentials
import HTTPTypes
import Meetings

/// A document's own page, which stands alone with its one style sheet in it: the policy names that style by its
/// SHA-256 (CSP Level 3 §2.3.1), and allows nothing else.
struct StandingPage {
    private let digest: (@Sendable ([UInt8]) -> String)?

    init(_ site: Site) { digest = site.environment.documents?.digest }

    func reply(_ html: String) -> Reply {
        .html(.ok, html).with(.contentSecurityPolicy, policy(html))
    }

    private func policy(_ html: String) -> String {
        let strict = "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        guard let digest, let start = html.firstRange(of: "<style>"),
            let end = html[start.upperBound...].firstRange(of: "</style>")
        else { return strict }
        let hex = digest(Array(html[start.upperBound..<end.lowerBound].utf8))
        let bytes = stride(from: 0, to: hex.utf8.count - 1, by: 2).compactMap { place -> UInt8? in
            let digits = hex.dropFirst(place).prefix(2)
            return UInt8(digits, radix: 16)
        }
        guard bytes.count == 32 else { return strict }
        return "\(strict); style-src 'sha256-\(Data(bytes).base64EncodedString())'"
    }
}
