import Foundation
import Meetings
import Records
import TestSupport
import Testing

@Suite("Letters by the handful")
struct LetterListTests {
    /// Seven letters: the first is sent, the second held, and so on; the seventh waits.
    private static let states: [OutboxLetter.State] = [.sent, .held, .bounced, .unknown, .expired, .sent, .ready]

    private static func counter() async throws -> Counter {
        let counter = try await Counter.open(letters: states.count)
        for (index, state) in states.enumerated() {
            _ = try await counter.setState(Samples.letter(index + 1).id, from: [.ready], to: state)
        }
        return counter
    }

    @Test(
        "so many of some states, the newest first, after so many newer ones",
        arguments: [
            (OutboxLetter.State.allCases, 0, 3, [7, 6, 5]), (OutboxLetter.State.allCases, 5, 3, [2, 1]),
            ([.sent, .held], 0, 9, [6, 2, 1]), ([.sent, .held], 1, 1, [2]), ([.leased], 0, 9, []), ([], 0, 9, []),
        ] as [([OutboxLetter.State], Int, Int, [Int])])
    func newest(states: [OutboxLetter.State], skipping: Int, limit: Int, expected: [Int]) async throws {
        let store = try await Self.counter().store
        let found = try await store.read("sjustjerna") {
            try $0.newestLetters(in: states, skipping: skipping, limit: limit)
        }
        #expect(found.map(\.id) == expected.map { Samples.letter($0).id })
        let withBody = found.filter { !$0.body.isEmpty }
        #expect(withBody.isEmpty)
        let others = try await store.read("other") { try $0.newestLetters(in: states, skipping: 0, limit: 9) }
        #expect(others.isEmpty)
    }

    @Test("no more are counted than is asked for")
    func count() async throws {
        let store = try await Self.counter().store
        try await store.read("sjustjerna") { ledger in
            let (all, few) = (
                try ledger.countLetters(in: OutboxLetter.State.allCases, upTo: 100),
                try ledger.countLetters(in: OutboxLetter.State.allCases, upTo: 4)
            )
            #expect(all == 7 && few == 4)
            let none = try ledger.countLetters(in: [], upTo: 100)
            #expect(none == 0)
        }
    }

    @Test("those that failed, since then")
    func failed() async throws {
        let counter = try await Self.counter()
        try await counter.store.read("sjustjerna") { ledger in
            let (since, later) = (
                try ledger.failedLetters(since: counter.now), try ledger.failedLetters(since: counter.now + 1)
            )
            #expect(since.map(\.state) == [.bounced, .unknown, .expired])
            #expect(later.isEmpty)
        }
    }

    @Test("by the beginning of the id, and what tells an id from those beside it")
    func names() async throws {
        let store = try await Self.counter().store
        let (first, second) = (Samples.letter(1).id, Samples.letter(2).id)
        try await store.read("sjustjerna") { ledger in
            let alike = try ledger.letters(beginning: String(first.rawValue.dropLast()), limit: 100)
            #expect(alike.count == 7)
            let one = try ledger.letters(beginning: first.rawValue, limit: 100)
            #expect(one.map(\.id) == [first])
        }
        try await store.seePost { outbox in
            let beside = try outbox.neighbours(of: [first, second, "0"])
            #expect(beside == [first: [second], second: [first, Samples.letter(3).id]])
        }
    }

    @Test("a refusal is told of once")
    func reported() async throws {
        let store = try await Self.counter().store
        let refused = Samples.letter(3).id
        let toTell = try await store.post { try $0.networksToTell() }
        #expect(toTell == ["sjustjerna"])
        try await store.write("other") { try $0.markReported(refused) }
        let unreported = try await store.read("sjustjerna") { try $0.unreportedLetters() }
        #expect(unreported.map(\.id) == [refused])
        try await store.write("sjustjerna") { try $0.markReported(refused) }
        let (left, silent) = (
            try await store.read("sjustjerna") { try $0.unreportedLetters() },
            try await store.post { try $0.networksToTell() }
        )
        #expect(left.isEmpty && silent.isEmpty)
    }

    @Test("all of a network's letters in one state come into another, and whoever held one holds it no more")
    func changeAll() async throws {
        let counter = try await Counter.open(letters: 3)
        let lease = try #require(try await counter.leases().first)
        let changed = try await counter.store.post { [now = counter.now] in
            let other = try $0.changeAll(from: .ready, to: .held, in: "other", now: now)
            return try other + $0.changeAll(from: .leased, to: .held, in: "sjustjerna", now: now)
                + $0.changeAll(from: .ready, to: .cancelled, in: "sjustjerna", now: now)
        }
        #expect(changed == [1, 2, 3].map { Samples.letter($0).id })
        #expect(try await !counter.markDot(lease))
        #expect(try await counter.letters().map(\.state) == [.held, .cancelled, .cancelled])
        #expect(try await counter.letters().map { $0.done == nil } == [true, false, false])
    }
}
