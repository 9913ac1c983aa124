import FoundationEssentials
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

    /// Whether the store answers and can be written; if not, which part isn't well.
    private static func ready(_ visit: Visit) async throws -> Reply {
        let environment = visit.site.environment
        do {
            _ = try await environment.store.networks()
        } catch {
            visit.site.logger.warning("the store doesn't answer", metadata: ["error": "\(type(of: error))"])
            return unready("the store doesn't answer")
        }
        guard environment.pulse.seen.writeTrouble != nil else { return said(.ok, "ready") }
        // The last try to write failed: is it still so?
        await tryWriting(environment)
        switch environment.pulse.seen.writeTrouble {
        case nil: return said(.ok, "ready")
        case .full?: return unready("the disk is full")
        case .readOnly?: return unready("the store is read-only")
        case .disk?: return unready("the disk fails")
        case .busy?: return unready("the store is busy for too long")
        }
    }

    /// Where the store is locked that takes as long as others may wait for it: who asks here is answered before.
    private static func tryWriting(_ environment: Meetings.Environment) async {
        let pulse = environment.pulse
        if pulse.beginTrying() {
            Task {
                defer { pulse.endTrying() }
                let now = environment.time.now()
                try? await environment.store.access { _ = try $0.count("readyz", window: now, until: now) }
            }
        }
        for _ in 0..<50 where pulse.seen.writeTrouble != nil { try? await Task.sleep(for: .milliseconds(20)) }
    }

    private static func unready(_ words: String) -> Reply { said(.serviceUnavailable, words) }

    private static func said(_ status: HTTPResponse.Status, _ words: String) -> Reply {
        Reply(status, type: "text/plain; charset=utf-8", Array("\(words)\n".utf8))
    }

    /// For this machine, or who asks past the proxy: figures are nobody else's business.
    private static func figures(_ visit: Visit) async throws -> Reply {
        guard ["127.0.0.1", "::1"].contains(visit.client) else { throw Refusal.noPage }
        let text = await visit.site.figures.text + visit.site.queues.text(visit.site.environment)
        return Reply(.ok, type: "text/plain; version=0.0.4; charset=utf-8", Array(text.utf8))
    }
}
