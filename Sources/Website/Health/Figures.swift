import HTTPTypes
import Meetings
import Synchronization

/// How the site has been used since it was started.
final class Figures: Sendable {
    private struct Counted {
        var requests: [String: Int] = [:]
        var seconds: [String: Double] = [:]
    }

    private let counted = Mutex(Counted())

    /// - Parameter route: stands by its pattern, never by what was put in its place.
    func count(_ route: Route, _ status: HTTPResponse.Status, _ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let time = Double(seconds) + Double(attoseconds) / 1e18
        let labels = "method=\"\(route.method.rawValue)\",path=\"\(route.path)\""
        counted.withLock { counted in
            counted.requests["\(labels),status=\"\(status.code)\"", default: 0] += 1
            counted.seconds[labels, default: 0] += time
        }
    }

    /// Prometheus' text format 0.0.4.
    var text: String {
        let counted = counted.withLock { $0 }
        var lines = [
            "# HELP samling_http_requests_total Requests answered.", "# TYPE samling_http_requests_total counter",
        ]
        lines += counted.requests.sorted { $0.key < $1.key }.map {
            "samling_http_requests_total{\($0.key)} \($0.value)"
        }
        lines += [
            "# HELP samling_http_seconds_total Time spent answering.", "# TYPE samling_http_seconds_total counter",
        ]
        lines += counted.seconds.sorted { $0.key < $1.key }.map { "samling_http_seconds_total{\($0.key)} \($0.value)" }
        return lines.joined(separator: "\n") + "\n"
    }
}
