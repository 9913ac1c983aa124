import Database
import Foundation
import Meetings
import TestSupport
import Testing

@testable import Records

/// What the program of schema step 20 says to the outbox, which has letters in hand in their own rows, when it is
/// still running as the books are brought up to date, or has left them lying.
@Suite("Beside the program of schema step 20")
struct StepTwentyTests {
    private static let now = Samples.instant()

    private static func claim(_ session: any Session) throws {
        try session.execute(
            """
            UPDATE outbox SET state = 'leased', token = token + 1, attempts = attempts + 1, holder = 'old',
                lease_until = \(Samples.instant(60)), dot_at = NULL
            WHERE number IN (SELECT number FROM outbox WHERE state = 'ready' ORDER BY not_before, number LIMIT 20)
            """)
    }

    private static func fence(_ session: any Session, _ number: Int) throws -> Int {
        try session.execute(
            """
            UPDATE outbox SET dot_at = \(now)
            WHERE id = \(Samples.letter(number).id) AND token = 1 AND holder = 'old' AND state = 'leased'
                AND becomes IS NULL AND dot_at IS NULL
            """)
    }

    private static func note(
        _ session: any Session, _ number: Int, becomes: String, _ outcome: String, code: Int, retryAt: Date? = nil,
        where which: SQL = "holder = 'old' AND state = 'leased' AND becomes IS NULL"
    ) throws -> Int {
        try session.execute(
            """
            UPDATE outbox SET becomes = \(becomes), outcome = \(outcome), ended = \(now), retry_at = \(retryAt),
                reply_code = \(code), reply_text = 'så'
            WHERE id = \(Samples.letter(number).id) AND token = 1 AND \(which)
            """)
    }

    /// Letters that it has written, with whoever has them in hand.
    private static func counter(letters: Int) async throws -> Counter {
        let counter = try await Counter.open(letters: letters)
        try await counter.store.engine.write { _ = try $0.execute("UPDATE outbox SET in_hand = NULL") }
        return counter
    }

    /// Five that it has in hand: sent, refused for good, refused for now, beyond the dot, and not begun.
    private static func inHand() async throws -> Counter {
        let counter = try await counter(letters: 5)
        try await counter.store.engine.write { session in
            try claim(session)
            for number in 1...4 { #expect(try fence(session, number) == 1) }
            #expect(try note(session, 1, becomes: "sent", "accepted", code: 250) == 1)
            #expect(try note(session, 2, becomes: "bounced", "refused-for-good", code: 550) == 1)
            let retryAt = Samples.instant(40)
            #expect(try note(session, 3, becomes: "ready", "refused-for-now", code: 451, retryAt: retryAt) == 1)
        }
        return counter
    }

    @Test("it can claim neither what the program of now has written nor what that has ever had in hand")
    func claimsNone() async throws {
        let counter = try await Counter.open(letters: 1)
        await #expect(throws: DatabaseError.self) { try await counter.store.engine.write { try Self.claim($0) } }
        let older = try await Self.counter(letters: 1)
        let lease = try #require(try await older.leases().first)
        await #expect(throws: DatabaseError.self) { try await older.store.engine.write { try Self.claim($0) } }
        #expect(try await older.letters().map(\.state) == [.leased])
        #expect(
            try await older.store.post {
                try $0.giveBack(lease, notBefore: nil, evenFenced: false)
            })
        await #expect(throws: DatabaseError.self) { try await older.store.engine.write { try Self.claim($0) } }
        #expect(try await older.letters().map(\.state) == [.ready])
    }

    @Test("it can neither cancel, hold nor let expire what the program of now has in hand")
    func changesNone() async throws {
        let counter = try await Counter.open(letters: 2)
        _ = try #require(try await counter.leases(limit: 1).first)
        let before = try await counter.letters()
        for state in ["cancelled", "held", "expired"] {
            await #expect(throws: DatabaseError.self) {
                try await counter.store.engine.write {
                    _ = try $0.execute("UPDATE outbox SET state = \(state) WHERE state = 'ready'")
                }
            }
        }
        #expect(try await counter.letters() == before)
        let changed = try await counter.store.engine.write {
            try $0.execute("UPDATE outbox SET state = 'cancelled' WHERE id = \(Samples.letter(2).id)")
        }
        #expect(changed == 1)
    }

    @Test("what it has in hand is not claimed, is shown with how far it has come, and can be held by nobody")
    func shown() async throws {
        let counter = try await Self.inHand()
        #expect(try await counter.claim(limit: 9).isEmpty)
        #expect(try await counter.letters().map(\.state) == [.sent, .bounced, .ready, .dot, .leased])
        #expect(try await counter.letters().map(\.owner) == [nil, nil, nil, "old", "old"])
        #expect(try await counter.attempts(of: Samples.letter(1).id).map(\.outcome) == ["accepted"])
        #expect(try await counter.leaseOwners() == ["old"])
        #expect(try await counter.reap() == 0, "its lease holds")
        let (last, now) = (Samples.letter(5).id, counter.now)
        #expect(try await counter.setState(last, from: OutboxLetter.State.allCases, to: .cancelled) == false)
        #expect(try await counter.setState(Samples.letter(4).id, from: [.leased, .dot], to: .held) == false)
        let held = try await counter.store.post {
            try $0.changeAll(from: .ready, to: .held, in: "sjustjerna", now: now)
        }
        // What is to be tried again is waiting.
        #expect(held == [Samples.letter(3).id])
    }

    @Test("who goes on after its death finds what had ended, and doubts only what hadn’t", arguments: [true, false])
    func death(isKnownDead: Bool) async throws {
        var counter = try await Self.inHand()
        if !isKnownDead { counter.now = Samples.instant(61) }
        #expect(try await counter.reap(dead: isKnownDead ? ["old"] : []) == 2)
        #expect(try await counter.letters().map(\.state) == [.sent, .bounced, .ready, .unknown, .ready])
        #expect(try await counter.letters().map(\.token) == [1, 1, 1, 1, 1])
        #expect(try await counter.letters().map(\.attempts) == [1, 1, 1, 1, 1])
        #expect(try await counter.letter(Samples.letter(3).id)?.notBefore == Samples.instant(40))
        #expect(try await counter.leaseOwners().isEmpty)
        for (number, outcome) in [
            (1, "accepted"), (2, "refused-for-good"), (3, "refused-for-now"), (4, "abandoned"), (5, "abandoned"),
        ] {
            #expect(try await counter.attempts(of: Samples.letter(number).id).map(\.outcome) == [outcome])
        }
        // It comes back: it marks no dot, and what the server told it of the letter in doubt counts.
        try await counter.store.engine.write { session in
            #expect(try Self.fence(session, 5) == 0)
            #expect(try Self.note(session, 4, becomes: "sent", "accepted", code: 250) == 0)
            #expect(
                try Self.note(session, 4, becomes: "sent", "accepted", code: 250, where: "state = 'unknown'") == 1)
            try session.execute(
                """
                UPDATE outbox SET state = becomes, becomes = NULL, done = ended, holder = NULL, lease_until = NULL
                WHERE becomes IS NOT NULL AND id = \(Samples.letter(4).id)
                """)
        }
        #expect(try await counter.letter(Samples.letter(4).id)?.state == .sent)
        #expect(
            try await counter.claim(limit: 9).map(\.id) == [Samples.letter(5).id]
                + (isKnownDead ? [] : [Samples.letter(3).id]))
    }

    @Test("what it is to try again is cancelled and put off, and a bounce finds what it has sent")
    func meanwhile() async throws {
        let counter = try await Self.inHand()
        let now = counter.now
        #expect(try await counter.cancel(prefix: "reminder:3:") == 1)
        #expect(
            try await counter.store.write("sjustjerna") {
                try $0.markBounced(Samples.letter(1).id, code: 550, text: "full", now: now)
            })
        #expect(
            try await counter.store.write("sjustjerna") {
                try $0.markBounced(Samples.letter(4).id, code: 550, text: "full", now: now)
            })
        #expect(
            try await counter.store.write("sjustjerna") {
                try $0.markBounced(Samples.letter(5).id, code: 550, text: "full", now: now)
            } == false, "it hasn't left")
        #expect(try await counter.letters().map(\.state) == [.bounced, .bounced, .cancelled, .bounced, .leased])
        let late = try await counter.store.engine.write {
            try Self.note($0, 4, becomes: "sent", "accepted", code: 250)
        }
        #expect(late == 0)
        #expect(try await counter.attempts(of: Samples.letter(1).id).map(\.outcome) == ["accepted"])
        #expect(try await counter.attempts(of: Samples.letter(3).id).map(\.outcome) == ["refused-for-now"])
    }

    @Test("books that are put back keep what had ended, and doubt what was on its way")
    func restored() async throws {
        let counter = try await Self.inHand()
        #expect(try await counter.store.holdAfterRestore(now: counter.now) == 3)
        #expect(try await counter.letters().map(\.state) == [.sent, .bounced, .held, .unknown, .unknown])
        #expect(try await counter.leaseOwners().isEmpty)
    }
}
