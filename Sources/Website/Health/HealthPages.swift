import HTTPTypes
import Logging
import Meetings

/// For those who watch over the machine.
enum HealthPages {
    static let routes: [Route] = [
        .get("/healthz", .anyone) { _ in Reply(.ok, type: "text/plain; charset=utf-8", Array("ok\n".utf8)) },
        .get("/readyz", .anyone, ready),
        .get("/metrics", .anyone, figures),
    ]

    /// Whether the store answers.
    private static func ready(_ visit: Visit) async throws -> Reply {
        do {
            _ = try await visit.site.environment.store.networks()
            return Reply(.ok, type: "text/plain; charset=utf-8", Array("ready\n".utf8))
        } catch {
            visit.site.logger.warning("the store doesn't answer", metadata: ["error": "\(type(of: error))"])
            return Reply(
                .serviceUnavailable, type: "text/plain; charset=utf-8", Array("the store doesn't answer\n".utf8))
        }
    }

    /// For this machine, or who asks past the proxy: figures are nobody else's business.
    private static func figures(_ visit: Visit) async throws -> Reply {
        guard ["127.0.0.1", "::1"].contains(visit.client) else { throw Refusal.noPage }
        return Reply(.ok, type: "text/plain; version=0.0.4; charset=utf-8", Array(visit.site.figures.text.utf8))
    }
}
