import Database
import Foundation
import Meetings
import TestSupport
import Testing

@testable import Records

/// What a program from before schema step 20 says to the outbox when it is still running as the books are brought up
/// to date: it may do less than before, and sends nothing twice or empty.
@Suite("Beside an older program")
struct OlderProgramTests {
    private static let now = Samples.instant()

    private static func claim(_ session: any Session) throws -> [Row] {
        try session.query(
            """
            WITH picked AS MATERIALIZED (
                SELECT number FROM outbox
                WHERE state = \("ready") AND not_before <= \(now)
                    AND (expires IS NULL OR expires >= \(now)) AND NOT EXISTS (SELECT 1 FROM outbox_closed)
                ORDER BY not_before, number LIMIT \(20) \(word: .skipLocked))
            UPDATE outbox SET state = \("leased"), token = token + 1, attempts = attempts + 1,
                owner = \("old"), lease_until = \(Samples.instant(60))
            WHERE number IN (SELECT number FROM picked)
            RETURNING *
            """)
    }

    /// A letter as the older program wrote it.
    private static func makeOld(_ counter: Counter, _ letter: OutboxLetter) async throws {
        try await counter.store.engine.write { session in
            let number: Int = try #require(
                try session.queryOne("SELECT number FROM outbox WHERE id = \(letter.id)")
            ).decode("number")
            try session.execute("UPDATE outbox SET body = \(letter.body), in_hand = NULL WHERE number = \(number)")
            try session.execute("DELETE FROM letter_bytes WHERE letter = \(number)")
        }
    }

    @Test("it can’t claim a letter whose bytes it wouldn’t find, and nothing is changed when it tries")
    func claimsNone() async throws {
        let counter = try await Counter.open(letters: 2)
        try await Self.makeOld(counter, Samples.letter(1))
        await #expect(throws: DatabaseError.self) { try await counter.store.engine.write { _ = try Self.claim($0) } }
        #expect(try await counter.letters().map(\.state) == [.ready, .ready])
        #expect(try await counter.letters().map(\.token) == [0, 0])
    }

    @Test("what it has written leaves by either program, with the same bytes")
    func oldLetters() async throws {
        let counter = try await Counter.open(letters: 1)
        try await Self.makeOld(counter, Samples.letter(1))
        let rows = try await counter.store.engine.write { session in
            try Self.claim(session).map { try $0.decode("body", as: [UInt8].self) }
        }
        #expect(rows == [Samples.letter(1).body])
        #expect(try await counter.letters().map(\.state) == [.leased])
        #expect(try await counter.letters().map(\.owner) == ["old"])
        #expect(try await counter.leaseOwners() == ["old"])
        #expect(try await counter.reap() == 0, "its lease holds")
        #expect(try await counter.reap(dead: ["old"]) == 1)
        #expect(try await counter.claim().map(\.body) == [Samples.letter(1).body])
    }

    @Test("a letter of its own that it left beyond the dot is in doubt, and one before it is not")
    func leftLying() async throws {
        let counter = try await Counter.open(letters: 2)
        for number in 1...2 { try await Self.makeOld(counter, Samples.letter(number)) }
        try await counter.store.engine.write { session in
            _ = try Self.claim(session)
            // The second has a fence of an earlier try, as the older program leaves it.
            try session.execute("UPDATE outbox SET dot_at = \(Self.now)")
            try session.execute("UPDATE outbox SET state = 'dot' WHERE id = \(Samples.letter(1).id)")
        }
        #expect(try await counter.letters().map(\.state) == [.dot, .leased])
        #expect(try await counter.reap(dead: ["old"]) == 2)
        #expect(try await counter.letters().map(\.state) == [.unknown, .ready])
    }

    @Test("it can’t take over, give back or end what a program of now has in hand")
    func takesNothingOver() async throws {
        let counter = try await Counter.open(letters: 2)
        let leases = try await counter.leases(limit: 2)
        #expect(try await counter.markDot(leases[0]))
        let before = try await counter.letters()
        let owners = try await counter.store.engine.write { session in
            let owners = try session.query("SELECT DISTINCT owner FROM outbox WHERE owner IS NOT NULL")
            let left = try session.query(
                """
                SELECT id, state, token, owner FROM outbox
                WHERE state IN ('leased', 'dot') AND (lease_until < \(Samples.instant(1_000)) OR owner IN ('old'))
                """)
            #expect(left.isEmpty)
            for lease in leases {
                let changed = try session.execute(
                    """
                    UPDATE outbox SET state = 'ready', owner = NULL, lease_until = NULL
                    WHERE id = \(lease.letter) AND token = \(lease.token) AND owner = \(lease.owner)
                        AND state IN ('leased', 'dot')
                    """)
                #expect(changed == 0)
            }
            return owners.count
        }
        #expect(owners == 0)
        #expect(try await counter.letters() == before)
    }
}
