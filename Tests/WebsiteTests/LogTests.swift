import HTTPTypes
import Logging
import Meetings
import Synchronization
import TestSupport
import Testing

@testable import Website

/// Keeps what is logged.
private final class KeptLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    func add(_ line: String) { kept.withLock { $0.append(line) } }

    func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "test") { _ in Handler(log: self, logLevel: level) }
    }

    private struct Handler: LogHandler {
        let log: KeptLog
        var logLevel: Logger.Level
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.add("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
    }
}

@Suite("What the site logs")
struct LogTests {
    private struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    @Test("secrets of addresses, cookies and tokens are in no line, at any level")
    func secrets() async throws {
        let log = KeptLog()
        let site = try await TestSite(hasSessions: true, logger: log.logger(.trace))
        let secret = "q7vq2ppk4mzt3yhd5ncx6wfa8e"
        for path in ["/l/\(secret)", "/feeds/\(secret).ics", "/nowhere/\(secret)", "/sign-in?x=\(secret)"] {
            _ = try await site.get(path, headers: ["Cookie": "samling=\(secret)", "Authorization": "Bearer \(secret)"])
        }
        #expect(!log.lines.contains { $0.contains(secret) }, "\(log.lines)")
    }

    @Test("a page that fails is named by its pattern, and the fault by its kind")
    func faults() async throws {
        let log = KeptLog()
        let site = try await TestSite(logger: log.logger(.info))
        _ = ErrorPages(site: site.site, route: FeedPages.route).reply(
            to: Fault(description: "kari.nes@example.no"), Reader(language: .nn), path: "/feeds/secret")
        #expect(log.lines.count == 1)
        #expect(log.lines.first?.contains("/feeds/{token}") == true && log.lines.first?.contains("Fault") == true)
        #expect(!log.lines.contains { $0.contains("kari.nes") || $0.contains("secret") })
    }
}
