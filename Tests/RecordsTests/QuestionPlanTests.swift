import Database
import Foundation
import Meetings
import TestSupport
import Testing

@testable import Records

/// How SQLite goes about what people and services ask for again and again. A million rows of what has been make no
/// difference where none of a table is read but what was asked for.
@Suite("Questions that are asked often", .enabled(if: !TestEngine.isPostgres))
struct QuestionPlanTests {
    /// Notes how each question would be answered, and has it answered.
    private final class PlanSession: Session {
        private let session: any Session
        private(set) var steps: [String] = []

        init(_ session: any Session) { self.session = session }

        func execute(_ sql: SQL) throws -> Int {
            try note(sql)
            return try session.execute(sql)
        }

        func query(_ sql: SQL) throws -> [Row] {
            try note(sql)
            return try session.query(sql)
        }

        private func note(_ sql: SQL) throws {
            steps += try session.query("EXPLAIN QUERY PLAN \(sql)").map { try $0.decode("detail") }
        }
    }

    private static let large: Set<Substring> = [
        "outbox", "items", "jobs", "meetings", "invitations", "inbox", "reminders", "search_words",
        "item_standings",
    ]
    /// They hold only what there is something to do about.
    private static let small: Set<Substring> = [
        "outbox_to_report", "outbox_by_owner", "outbox_by_holder", "items_open",
    ]

    /// How SQLite would go about it, step by step.
    private func steps(_ body: @escaping @Sendable (any Session) throws -> Void) async throws -> [String] {
        let engine = try await TestEngine.open()
        try await SQLStore(engine: engine).prepare()
        let steps = try await engine.write { session in
            let plans = PlanSession(session)
            try body(plans)
            return plans.steps
        }
        try #require(!steps.isEmpty)
        return steps
    }

    /// Whole tables, or whole indexes, that are read to answer.
    private func slowSteps(_ body: @escaping @Sendable (any Session) throws -> Void) async throws -> [String] {
        try await steps(body).filter { step in
            let words = step.split(separator: " ")
            guard words.count > 1, Self.large.contains(words[1]) else { return false }
            // All of one network's letters are as good as all there are.
            if words.first == "SEARCH" { return words[1] == "outbox" && step.hasSuffix("(network=?)") }
            return words.first == "SCAN" && !words.contains(where: Self.small.contains)
        }
    }

    private static let now = Samples.instant()
    private static let day = Samples.day("2023-08-01")

    private static let ledgerQuestions: [String: @Sendable (any Ledger) throws -> Void] = [
        "letters, the newest": {
            _ = try $0.newestLetters(in: OutboxLetter.State.allCases, skipping: 200, limit: 100)
        },
        "letters in hand": { _ = try $0.newestLetters(in: [.dot, .leased], skipping: 0, limit: 100) },
        "how many letters": { _ = try $0.countLetters(in: [.sent, .ready], upTo: 1_000) },
        "letters by name": { _ = try $0.letters(beginning: "0189", limit: 10) },
        "letters that failed": { _ = try $0.failedLetters(since: now) },
        "letters to tell of": { _ = try $0.unreportedLetters() },
        "letters about a meeting": { _ = try $0.letters(about: "m1", withBodies: false) },
        "open items": { _ = try $0.openItems() },
        "items of late": { _ = try $0.items(openSince: now) },
        "how many items of late": { _ = try $0.countItems(closedSince: day, overdueOn: day) },
        "how many items": { _ = try $0.countItems(closedSince: nil, overdueOn: day) },
        "a month's items": { _ = try $0.countItems(in: [day...day], of: ["a"]) },
        "one item": { _ = try $0.item(1, of: "f") },
        "meetings to come": { _ = try $0.meetings(from: Samples.day("2023-08-01")) },
        "meetings that end": { _ = try $0.meetings(at: [.called, .agenda], until: Samples.day("2023-08-01")) },
        "jobs that are due": { _ = try $0.jobsDue(at: now) },
        "the next job": { _ = try $0.nextJobDue(after: now) },
        "letters to take back": { _ = try $0.cancelLetters(withPrefix: "reminder:1:") },
        "letters to put out again": { _ = try $0.restoreLetters(withPrefix: "reminder:1:") },
        "letters to put off": { _ = try $0.putOffLetters(of: ["reminder"], until: now) },
        "mails that wait": { _ = try $0.inboxMails(in: [.waiting]) },
    ]

    @Test("a network's books are not read through", arguments: ledgerQuestions.keys.sorted())
    func ofLedger(name: String) async throws {
        let question = try #require(Self.ledgerQuestions[name])
        let slow = try await slowSteps { try question(SQLLedger(network: "sjustjerna", session: $0)) }
        #expect(slow.isEmpty)
    }

    private static let outboxQuestions: [String: @Sendable (any Outbox) throws -> Void] = [
        "a claim": { _ = try $0.claim(limit: 10, owner: "a", now: now, leaseUntil: now) },
        "what was left": { _ = try $0.reap(now: now, deadOwners: ["b"], evidence: { _ in nil }) },
        "signs of life": { try $0.extendLeases(of: "a", until: now) },
        "what tries have come to": { try $0.enterEndings(of: "a") },
        "letters to hold": { _ = try $0.changeAll(from: .ready, to: .held, in: "n", now: now) },
        "tries of a letter": { _ = try $0.attempts(of: "0189") },
        "owners": { _ = try $0.leaseOwners() },
        "doubts": { _ = try $0.doubtful(since: now) },
        "the next letter": { _ = try $0.nextReady() },
        "whom to tell": { _ = try $0.networksToTell() },
        "neighbours": { _ = try $0.neighbours(of: ["0189", "0190"]) },
    ]

    @Test(
        "what is rare is found by an index of its own, not among all letters of a state",
        arguments: [
            ("what was left", "outbox_expiring"), ("doubts", "outbox_in_doubt"), ("whom to tell", "outbox_to_report"),
        ])
    func rare(name: String, index: String) async throws {
        let question = try #require(Self.outboxQuestions[name])
        let steps = try await steps { try question(SQLOutbox(session: $0)) }
        #expect(steps.contains { $0.contains(index) }, "\(steps)")
    }

    @Test(
        "the newest letters are found by their states, and those before them passed over without being read",
        arguments: OutboxLetter.State.allCases)
    func newest(state: OutboxLetter.State) async throws {
        let steps = try await steps {
            let ledger = SQLLedger(network: "n", session: $0)
            _ = try ledger.newestLetters(in: [state], skipping: 0, limit: 9)
            _ = try ledger.countLetters(in: [state], upTo: 9)
        }
        let found = steps.filter { $0.contains("outbox_by_network") }
        #expect(found.count == 2, "\(steps)")
        #expect(found.allSatisfy { $0.contains("COVERING") && $0.contains("network=? AND state=?") }, "\(steps)")
    }

    @Test("letters that failed are found by when they did")
    func failed() async throws {
        let steps = try await steps { _ = try SQLLedger(network: "n", session: $0).failedLetters(since: Self.now) }
        #expect(steps.contains { $0.contains("outbox_failed (network=? AND state=? AND done>?)") }, "\(steps)")
    }

    @Test("the outbox is not read through", arguments: outboxQuestions.keys.sorted())
    func ofOutbox(name: String) async throws {
        let question = try #require(Self.outboxQuestions[name])
        let slow = try await slowSteps { try question(SQLOutbox(session: $0)) }
        #expect(slow.isEmpty)
    }
}
