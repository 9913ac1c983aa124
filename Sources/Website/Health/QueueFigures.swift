import FoundationEssentials
import Meetings
import Synchronization

/// What waits, and how the services are doing. The store is asked anew only now and then: there may be a million
/// letters, and several who look.
final class QueueFigures: Sendable {
    /// For so long what was counted is good.
    static let keptSeconds = 10.0

    private let kept = Mutex<(at: Date, queues: Queues)?>(nil)

    /// Prometheus' text format 0.0.4. Where the store doesn't answer it says so, and what is known without it.
    func text(_ environment: Meetings.Environment) async -> String {
        let now = environment.time.now()
        let queues = await queues(environment, now)
        let seen = environment.pulse.seen
        var families = [
            Family(
                "samling_store_up", .gauge, "Whether the store answers.", [("", queues == nil ? 0 : 1)]),
            Family(
                "samling_service_lag_seconds", .gauge,
                "Since the service last came to the end of a pass; the dispatcher, of a letter.",
                seen.beats.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    ("service=\"\($0.key.rawValue)\"", max(now.timeIntervalSince($0.value), 0))
                }),
            Family(
                "samling_deliveries_total", .counter, "Tries to send a letter, by how they ended.",
                DeliveryResult.outcomes.map { ("result=\"\($0)\"", Double(seen.deliveries[$0] ?? 0)) }),
            Family(
                "samling_database_faults_total", .counter, "What went wrong in the database, by kind.",
                seen.faults.sorted { $0.key < $1.key }.map { ("code=\"\($0.key)\"", Double($0.value)) }),
        ]
        if let queues { families += Self.families(queues, now) }
        return families.map(\.text).joined()
    }

    private func queues(_ environment: Meetings.Environment, _ now: Date) async -> Queues? {
        if let known = kept.withLock({ $0 }), abs(now.timeIntervalSince(known.at)) < Self.keptSeconds {
            return known.queues
        }
        let queues = try? await environment.store.queues()
        kept.withLock { $0 = queues.map { (now, $0) } }
        return queues
    }

    private static func families(_ queues: Queues, _ now: Date) -> [Family] {
        func age(_ instant: Date?) -> Double { instant.map { max(now.timeIntervalSince($0), 0) } ?? 0 }
        return [
            Family(
                "samling_outbox_letters", .gauge, "Letters in the outbox, by state.",
                OutboxLetter.State.allCases.map { ("state=\"\($0.rawValue)\"", Double(queues.letters[$0] ?? 0)) }),
            Family(
                "samling_outbox_oldest_unsent_seconds", .gauge,
                "Age of the oldest letter that is on its way out; 0 for none.", [("", age(queues.oldestUnsent))]),
            Family(
                "samling_inbox_mails", .gauge, "Mails that something is to be done about: waiting for the coordinator.",
                [InboxMail.State.fresh, .waiting].map { ("state=\"\($0)\"", Double(queues.mails[$0] ?? 0)) }),
            Family("samling_jobs_waiting", .gauge, "Jobs for later, or for now.", [("", Double(queues.jobs))]),
            Family(
                "samling_jobs_late_seconds", .gauge,
                "How long ago the oldest waiting job was due; on quiet days it waits.", [("", age(queues.nextJob))]),
        ]
    }

    private struct Family {
        enum Kind: String { case gauge, counter }

        let name: String
        let kind: Kind
        let meaning: String
        let values: [(labels: String, value: Double)]

        init(_ name: String, _ kind: Kind, _ meaning: String, _ values: [(labels: String, value: Double)]) {
            self.name = name
            self.kind = kind
            self.meaning = meaning
            self.values = values
        }

        var text: String {
            let lines = values.map { "\(name)\($0.labels.isEmpty ? "" : "{\($0.labels)}") \(Self.plain($0.value))\n" }
            return "# HELP \(name) \(meaning)\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
        }

        private static func plain(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
    }
}
