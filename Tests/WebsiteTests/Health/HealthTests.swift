import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("For those who watch over the machine")
struct HealthTests {
    /// The figure's value; nil where it isn't there.
    private func value(_ name: String, in text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
    }

    @Test("the figures say what waits, how the services are doing, and how letters fared")
    func figures() async throws {
        let site = try await TestSite()
        let (environment, now) = (site.world.environment, site.world.time.source.now())
        _ = try await site.world.deciding { books in
            var letter = OutboxLetter(
                id: "l1", network: books.ledger.network, kind: "reminder", dedupeKey: "a", to: "a@example.no",
                returnAddress: "b@example.no", subject: "s", messageID: "<m>", body: [1],
                notBefore: now, created: now.addingTimeInterval(-90))
            _ = try books.ledger.add(letter)
            letter.id = "l2"
            letter.dedupeKey = "b"
            letter.messageID = "<n>"
            letter.state = .unknown
            _ = try books.ledger.add(letter)
            return try books.ledger.add(Job(key: "k", kind: .daily, due: now.addingTimeInterval(-30)))
        }
        environment.pulse.beat(.scheduler, at: now.addingTimeInterval(-12))
        environment.pulse.count(.refusedForNow(code: 451, text: "later"), at: now.addingTimeInterval(-3))
        environment.pulse.countFault("busy")
        let text = try await site.get("/metrics").text
        #expect(value("samling_store_up", in: text) == 1)
        #expect(value("samling_outbox_letters{state=\"ready\"}", in: text) == 1)
        #expect(value("samling_outbox_letters{state=\"sent\"}", in: text) == 0)
        #expect(value("samling_outbox_oldest_unsent_seconds", in: text) == 90)
        #expect(value("samling_jobs_waiting", in: text) == 1)
        #expect(value("samling_jobs_late_seconds", in: text) == 30)
        #expect(value("samling_inbox_mails{state=\"waiting\"}", in: text) == 0)
        #expect(value("samling_service_lag_seconds{service=\"scheduler\"}", in: text) == 12)
        #expect(value("samling_service_lag_seconds{service=\"dispatcher\"}", in: text) == 3)
        #expect(value("samling_service_lag_seconds{service=\"collector\"}", in: text) == nil)
        #expect(value("samling_deliveries_total{result=\"refused-for-now\"}", in: text) == 1)
        #expect(value("samling_deliveries_total{result=\"accepted\"}", in: text) == 0)
        #expect(value("samling_database_faults_total{code=\"busy\"}", in: text) == 1)
    }

    @Test("every figure has its meaning and kind before it, once, and names with their labels come once")
    func form() async throws {
        let site = try await TestSite()
        _ = try await site.get("/")
        let lines = try await site.get("/metrics").text.split(separator: "\n").map(String.init)
        let names = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
        #expect(Set(names).count == names.count && names.count >= 7)
        let values = lines.filter { !$0.hasPrefix("#") }.map { $0.prefix { $0 != " " } }
        #expect(Set(values).count == values.count)
        for line in lines where !line.hasPrefix("#") {
            #expect(line.wholeMatch(of: /[a-z_]+(\{[^}]*\})? -?[0-9.]+(e[-+]?[0-9]+)?/) != nil, "\(line)")
        }
    }

    @Test("the store is asked anew only now and then")
    func kept() async throws {
        let site = try await TestSite()
        func waiting() async throws -> Double? {
            value("samling_jobs_waiting", in: try await site.get("/metrics").text)
        }
        let before = try await waiting()
        let now = site.world.time.source.now()
        _ = try await site.world.deciding { try $0.ledger.add(Job(key: "k", kind: .daily, due: now)) }
        #expect(try await waiting() == before)
        site.world.time.advance(minutes: 1)
        #expect(try await waiting() == (before ?? 0) + 1)
    }

    @Test("is ready again as soon as something can be written")
    func ready() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/readyz").text == "ready\n")
        site.world.environment.pulse.countFault("full", .full)
        // The wish to write is a real one; here nothing tells the pulse that it was granted.
        let full = try await site.get("/readyz")
        #expect(full.status == 503 && full.text == "the disk is full\n")
        site.world.environment.pulse.countFault("readOnly", .readOnly)
        #expect(try await site.get("/readyz").text == "the store is read-only\n")
        site.world.environment.pulse.wrote()
        #expect(try await site.get("/readyz").status == 200)
    }
}
