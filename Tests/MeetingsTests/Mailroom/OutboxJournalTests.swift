import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import Meetings

@Suite("The journal of what becomes of letters")
struct OutboxJournalTests {
    private struct Claimed {
        let called: CalledWorld
        var leases: [Lease]
        let journal: OutboxJournal

        init(_ store: (any Store) -> any Store = { $0 }) async throws {
            called = try await CalledWorld()
            _ = try await called.invitations.invite(called.name, in: called.world.network)
            let (inner, now) = (called.world.environment.store, called.world.time.now)
            leases = try await inner.post {
                try $0.claim(limit: 8, owner: "one", now: now, leaseUntil: now + 900)
                    .map { Lease(letter: $0.id, owner: "one", token: $0.token) }
            }
            journal = OutboxJournal(store(inner), called.world.environment.time)
        }

        func states() async throws -> [OutboxLetter.State] {
            let letters = try await called.world.letters()
            return leases.compactMap { lease in letters.first { $0.id == lease.letter }?.state }
        }
    }

    private let taken = DeliveryResult.accepted(code: 250, text: "2.0.0 Ok")

    @Test("an ending that no fence follows is written by itself")
    func alone() async throws {
        let claimed = try await Claimed()
        #expect(try await claimed.journal.write(.dot(claimed.leases[0])))
        #expect(try await claimed.journal.write(.ending(claimed.leases[0], taken, retryAt: nil)))
        #expect(try await claimed.states().first == .sent)
    }

    @Test("an ending and the fence that follows it are both on the disk when they say so, letter after letter")
    func together() async throws {
        let claimed = try await Claimed()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for lease in claimed.leases {
                #expect(try await claimed.journal.write(.dot(lease)))
                group.addTask { try await claimed.journal.write(.ending(lease, taken, retryAt: nil)) }
            }
            for try await isWritten in group { #expect(isWritten) }
        }
        #expect(try await claimed.states() == Array(repeating: .sent, count: 8))
    }

    @Test("who has lost the lease is told so, and the others' entries of the same moment are written")
    func lost() async throws {
        let claimed = try await Claimed()
        var stale = claimed.leases[0]
        stale.token -= 1
        let answers = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for (place, lease) in ([stale] + claimed.leases.dropFirst()).enumerated() {
                group.addTask { (place, try await claimed.journal.write(.dot(lease))) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(answers[0] == false && (1..<8).allSatisfy { answers[$0] == true })
        #expect(try await claimed.states() == [.leased] + Array(repeating: .dot, count: 7))
    }

    @Test("where nothing can be written everybody is told, nobody waits for ever, and what comes later is written")
    func broken() async throws {
        let dying = Holder()
        let claimed = try await Claimed { inner in dying.hold(CrashingStore(inner, seed: 1, oneIn: .max)) }
        dying.store?.dieInOutbox(.before)
        let failed = await withTaskGroup(of: Bool.self) { group in
            for lease in claimed.leases {
                group.addTask { await (try? claimed.journal.write(.dot(lease))) == nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failed == 8)
        dying.store?.revive()
        #expect(try await claimed.journal.write(.dot(claimed.leases[3])))
        #expect(try await claimed.states().count { $0 == .dot } == 1)
    }

    /// Each asks for its fence, all at once.
    private func fences(_ claimed: Claimed) async -> [Bool?] {
        await withTaskGroup(of: (Int, Bool?).self) { group in
            for (place, lease) in claimed.leases.enumerated() {
                group.addTask { (place, try? await claimed.journal.write(.dot(lease))) }
            }
            return await group.reduce(into: Array(repeating: nil, count: 8)) { $0[$1.0] = $1.1 }
        }
    }

    private func troubled() async throws -> (Claimed, TroubledStore) {
        let kept = Mutex<TroubledStore?>(nil)
        let claimed = try await Claimed { inner in
            let troubled = TroubledStore(inner)
            kept.withLock { $0 = troubled }
            return troubled
        }
        return (claimed, try #require(kept.withLock { $0 }))
    }

    @Test("all that come while the first waits for the books are written with it")
    func held() async throws {
        let (claimed, store) = try await troubled()
        store.then(.heldBefore)
        async let answers = fences(claimed)
        await store.untilHeld()
        // The others have come, or come now: each is in this commit or in one after it.
        for _ in 0..<1_000 { await Task.yield() }
        store.openGate()
        #expect(await answers == Array(repeating: true, count: 8))
        #expect(store.posts < 8)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("what the books undo and do once more is answered once, as it came out in the end")
    func twice() async throws {
        let (claimed, store) = try await troubled()
        store.then(.twice, .twice, .twice, .twice, .twice, .twice, .twice, .twice)
        #expect(await fences(claimed) == Array(repeating: true, count: 8))
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("a commit that comes to nothing is taken apart, and each is written by itself")
    func apart() async throws {
        let (claimed, store) = try await troubled()
        store.then(.heldBefore, .afterBody)
        async let first = claimed.journal.write(.dot(claimed.leases[0]))
        await store.untilHeld()
        var rest = claimed
        rest.leases.removeFirst()
        async let others = fences(rest)
        for _ in 0..<1_000 { await Task.yield() }
        store.openGate()
        #expect(try await first)
        #expect(await others.prefix(7) == Array(repeating: true, count: 7)[...])
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("books that can't be reached are asked once for all who wait, not once for each")
    func unreachable() async throws {
        let (claimed, store) = try await troubled()
        store.then(
            .beforeBody, .beforeBody, .beforeBody, .beforeBody, .beforeBody, .beforeBody, .beforeBody, .beforeBody)
        #expect(await fences(claimed) == Array(repeating: nil, count: 8))
        #expect(store.posts <= 8)
        #expect(try await claimed.states() == Array(repeating: .leased, count: 8))
    }

    private final class Holder {
        var store: CrashingStore?

        func hold(_ store: CrashingStore) -> any Store {
            self.store = store
            return store
        }
    }
}
