import Database
import Foundation
import Meetings
import TestSupport
import Testing

@testable import Records

/// What a try comes to is noted beside the letter's row, and entered for a handful at a time: in between it must count
/// as if it were entered, and whoever goes on must find it.
@Suite("Letters in hand")
struct HandTests {
    /// Four letters that `a` has in hand: sent, refused for good, beyond the dot, and not begun.
    private static func counter() async throws -> (Counter, [Lease]) {
        let counter = try await Counter.open(letters: 4)
        let leases = try await counter.leases(limit: 4)
        for lease in leases[..<3] { #expect(try await counter.markDot(lease)) }
        #expect(try await counter.finish(leases[0], .accepted(code: 250, text: "ok")))
        #expect(try await counter.finish(leases[1], .refusedForGood(code: 550, text: "nei")))
        return (counter, leases)
    }

    private static func stored(_ counter: Counter) async throws -> [String] {
        try await counter.store.engine.read { session in
            try session.query("SELECT state FROM outbox ORDER BY number").map { try $0.decode("state") }
        }
    }

    @Test("a try that has ended counts at once, and is entered with the next claim")
    func counts() async throws {
        let (counter, leases) = try await Self.counter()
        let expected: [OutboxLetter.State] = [.sent, .bounced, .dot, .leased]
        #expect(try await Self.stored(counter) == Array(repeating: "ready", count: 4))
        #expect(try await counter.letters().map(\.state) == expected)
        #expect(try await counter.letters().map { $0.owner == nil } == [true, true, false, false])
        #expect(try await counter.letter(leases[1].letter)?.done == counter.now)
        #expect(try await counter.attempts(of: leases[0].letter).map(\.outcome) == ["accepted"])
        #expect(try await counter.claim(by: "b").isEmpty)
        #expect(try await Self.stored(counter) == Array(repeating: "ready", count: 4))
        #expect(try await counter.claim(by: "a").isEmpty)
        #expect(try await Self.stored(counter) == ["sent", "bounced", "ready", "ready"])
        #expect(try await counter.letters().map(\.state) == expected)
        #expect(try await counter.attempts(of: leases[0].letter).map(\.outcome) == ["accepted"])
        #expect(try await counter.attempts(of: leases[1].letter).map(\.code) == [550])
    }

    @Test("who goes on after a death finds what had ended, and doubts only what hadn’t", arguments: [true, false])
    func death(isKnownDead: Bool) async throws {
        var (counter, leases) = try await Self.counter()
        if !isKnownDead { counter.now = counter.leaseUntil.addingTimeInterval(1) }
        #expect(try await counter.reap(dead: isKnownDead ? ["a"] : []) == 2)
        #expect(try await Self.stored(counter) == ["sent", "bounced", "unknown", "ready"])
        #expect(try await counter.leaseOwners().isEmpty)
        #expect(try await counter.attempts(of: leases[0].letter).map(\.outcome) == ["accepted"])
        #expect(try await counter.finish(leases[0], .accepted(code: 250, text: "")) == false)
    }

    @Test("one that is to be tried again waits for its time, entered or not")
    func retries() async throws {
        var counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.markDot(lease))
        let later = Samples.instant(40)
        #expect(try await counter.finish(lease, .refusedForNow(code: 451, text: ""), retryAt: later))
        for _ in 1...2 {
            let letter = try #require(try await counter.letter(lease.letter))
            #expect(letter.state == .ready && letter.notBefore == later && letter.done == nil && letter.owner == nil)
            #expect(try await counter.claim().isEmpty)
        }
        counter.now = later
        let again = try #require(try await counter.claim().first)
        #expect(again.state == .leased && again.token == 2)
        #expect(try await counter.reap(dead: ["a"]) == 1)
        // The fence of the try before is none of this one's.
        #expect(try await counter.letter(lease.letter)?.state == .ready)
    }

    enum Change: CaseIterable { case cancelled, putOff, held }

    @Test(
        "one that is to be tried again is cancelled, put off and held as if it were entered", arguments: Change.allCases
    )
    func waits(change: Change) async throws {
        let counter = try await Counter.open(letters: 1)
        let lease = try await counter.leases()[0]
        #expect(try await counter.markDot(lease))
        let (soon, later) = (Samples.instant(40), Samples.instant(4_000))
        #expect(try await counter.finish(lease, .refusedForNow(code: 451, text: ""), retryAt: soon))
        switch change {
        case .cancelled:
            #expect(try await counter.cancel(prefix: "reminder:") == 1)
            #expect(try await counter.letters().map(\.state) == [.cancelled])
        case .putOff:
            let count = try await counter.store.write("sjustjerna") {
                try $0.putOffLetters(of: ["reminder"], until: later)
            }
            #expect(count == 1)
            #expect(try await counter.letters().map(\.notBefore) == [later])
        case .held:
            let now = counter.now
            let held = try await counter.store.post {
                try $0.changeAll(from: .ready, to: .held, in: "sjustjerna", now: now)
            }
            #expect(held == [lease.letter])
            #expect(try await counter.letters().map(\.state) == [.held])
        }
        #expect(try await counter.attempts(of: lease.letter).map(\.outcome) == ["refused-for-now"])
    }

    @Test("a bounce, or a person, finds a try that has ended as one that has")
    func meanwhile() async throws {
        let (counter, leases) = try await Self.counter()
        let now = counter.now
        #expect(
            try await counter.store.write("sjustjerna") {
                try $0.markBounced(leases[0].letter, code: 550, text: "full", now: now)
            })
        #expect(try await counter.letter(leases[0].letter)?.state == .bounced)
        #expect(try await counter.setState(leases[1].letter, from: [.bounced], to: .ready))
        #expect(try await counter.setState(leases[2].letter, from: [.leased], to: .held) == false)
        #expect(try await counter.setState(leases[3].letter, from: [.leased], to: .held))
        #expect(try await counter.letters().map(\.state) == [.bounced, .ready, .dot, .held])
    }

    @Test("they are counted and listed by how far they have come")
    func lists() async throws {
        let (counter, leases) = try await Self.counter()
        try await counter.store.post { try $0.enterEndings(of: "a") }
        #expect(try await counter.store.queues().letters == [.sent: 1, .bounced: 1, .dot: 1, .leased: 1])
        for (state, place) in [(OutboxLetter.State.dot, 2), (.leased, 3), (.sent, 0)] {
            let found = try await counter.store.read("sjustjerna") {
                try $0.newestLetters(in: [state], skipping: 0, limit: 9).map(\.id)
            }
            #expect(found == [leases[place].letter])
            #expect(try await counter.letters(in: [state]).map(\.id) == [leases[place].letter])
        }
    }

    @Test("books that are put back keep what had ended, and doubt what was on its way")
    func restored() async throws {
        let (counter, _) = try await Self.counter()
        _ = try await counter.store.holdAfterRestore(now: counter.now)
        #expect(try await Self.stored(counter) == ["sent", "bounced", "unknown", "unknown"])
        #expect(try await counter.leaseOwners().isEmpty)
    }

    @Test("when a letter has left, its links are known by their hashes only")
    func links() async throws {
        let counter = try await Counter.open(letters: 2)
        try await counter.store.write("sjustjerna") { ledger in
            for number in 1...2 { try ledger.add(Samples.link(number, in: Samples.letter(number).id)) }
        }
        let leases = try await counter.leases(limit: 2)
        #expect(try await counter.markDot(leases[0]))
        #expect(try await counter.finish(leases[0], .accepted(code: 250, text: "")))
        let ids = leases.map(\.letter)
        try await counter.store.post { try $0.enterEndings(of: "a") }
        let chances = try await counter.store.post { try $0.links(in: ids).map(\.chance) }
        #expect(chances == [nil, "c2"])
    }
}
