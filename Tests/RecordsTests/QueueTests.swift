import Database
import Foundation
import Meetings
import Records
import SQLite
import TestSupport
import Testing

@Suite("What waits")
struct QueueTests {
    @Test("letters are counted by their states, and the oldest is one that is on its way out")
    func letters() async throws {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        #expect(try await store.queues() == Queues())
        try await store.write("sjustjerna") { ledger in
            for number in 1...5 {
                var letter = Samples.letter(number)
                letter.created = Samples.instant(Double(number))
                letter.notBefore = Samples.instant(Double(10 - number))
                _ = try ledger.add(letter)
            }
        }
        let ids = (1...5).map { Samples.letter($0).id }
        try await store.post { outbox in
            for (index, state) in [OutboxLetter.State.sent, .held].enumerated() {
                _ = try outbox.setState(ids[index], from: [.ready], to: state, now: Samples.instant())
            }
        }
        let queues = try await store.queues()
        #expect(queues.letters == [.sent: 1, .held: 1, .ready: 3])
        #expect(queues.oldestUnsent == Samples.instant(3))
    }

    @Test("jobs are those that wait, with the time of the first; mails those that something is to be done about")
    func jobsAndMails() async throws {
        let engine = try await TestEngine.open()
        let store = SQLStore(engine: engine)
        try await store.prepare()
        try await store.write("sjustjerna") { ledger in
            for hour in 1...3 {
                var job = Job(key: "daily:\(hour)", kind: .daily, due: Samples.instant(Double(hour)))
                if hour == 1 { job.state = .done }
                try ledger.save(job)
            }
            for text in ["a", "b"] {
                _ = try ledger.add(
                    InboxMail(
                        network: "sjustjerna", digest: text, bodyDigest: text, raw: Array(text.utf8),
                        arrived: Samples.instant()))
            }
        }
        let queues = try await store.queues()
        #expect(queues.jobs == 2 && queues.nextJob == Samples.instant(2))
        #expect(queues.mails == [.fresh: 2])
    }

    @Test("with SQLite, no letter is read to count them", .enabled(if: !TestEngine.isPostgres))
    func plan() async throws {
        let engine = try await TestEngine.open()
        try await SQLStore(engine: engine).prepare()
        for statement in [
            "SELECT state, COUNT(*) AS total FROM outbox GROUP BY state",
            "SELECT MIN(number + 0) AS oldest FROM outbox WHERE state IN ('ready', 'leased', 'dot')",
        ] as [SQL] {
            let steps = try await engine.read { session in
                try session.query("EXPLAIN QUERY PLAN \(statement)").map { try $0.decode("detail", as: String.self) }
            }
            #expect(steps.contains { $0.contains("COVERING INDEX outbox_by_state") }, "\(steps)")
        }
    }
}
