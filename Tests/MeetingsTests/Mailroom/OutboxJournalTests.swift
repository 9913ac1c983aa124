import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import Meetings

@Suite("The journal of what becomes of letters")
struct OutboxJournalTests {
    private struct Claimed {
        let called: CalledWorld
        let leases: [Lease]
        let store: TroubledStore
        let journal: OutboxJournal

        /// - Parameter writeApart: several may write in the books at a time.
        init(writeApart: Bool = false) async throws {
            called = try await CalledWorld()
            _ = try await called.invitations.invite(called.name, in: called.world.network)
            let (inner, now) = (called.world.environment.store, called.world.time.now)
            leases = try await inner.post {
                try $0.claim(limit: 8, owner: "one", now: now, leaseUntil: now + 900)
                    .map { Lease(letter: $0.id, owner: "one", token: $0.token) }
            }
            store = TroubledStore(inner, writersThread: writeApart ? nil : OneThread())
            journal = OutboxJournal(store, called.world.environment.time)
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

    /// Each asks for its fence, all at once.
    private func fences(_ claimed: Claimed, _ begun: Begun = Begun()) async -> [Bool?] {
        await withTaskGroup(of: (Int, Bool?).self) { group in
            for (place, lease) in claimed.leases.enumerated() {
                group.addTask {
                    begun.add()
                    return (place, try? await claimed.journal.write(.dot(lease)))
                }
            }
            return await group.reduce(into: Array(repeating: nil, count: 8)) { $0[$1.0] = $1.1 }
        }
    }

    /// Who comes first is held until all others have come, and then meets with this.
    private func fencesTogether(_ claimed: Claimed, _ trouble: TroubledStore.Trouble) async -> [Bool?] {
        claimed.store.then(.held, trouble)
        let begun = Begun()
        async let answers = fences(claimed, begun)
        await claimed.store.untilHeld()
        while begun.count < 8 { await Task.yield() }
        // Between having begun and having come there is nothing to wait for.
        try? await Task.sleep(for: .milliseconds(50))
        claimed.store.openGate()
        return await answers
    }

    private final class Begun: Sendable {
        private let kept = Mutex(0)

        var count: Int { kept.withLock { $0 } }

        func add() { kept.withLock { $0 += 1 } }
    }

    @Test("all that come while the first waits for the books are written with it")
    func held() async throws {
        let claimed = try await Claimed()
        #expect(await fencesTogether(claimed, .none) == Array(repeating: true, count: 8))
        #expect(claimed.store.posts == 1)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("what the books undo and do once more is answered once, as it came out in the end")
    func twice() async throws {
        let claimed = try await Claimed()
        #expect(await fencesTogether(claimed, .twice) == Array(repeating: true, count: 8))
        #expect(claimed.store.posts == 1)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("a commit that comes to nothing is taken apart, and each is written by itself")
    func apart() async throws {
        let claimed = try await Claimed()
        #expect(await fencesTogether(claimed, .afterBody) == Array(repeating: true, count: 8))
        #expect(claimed.store.posts == 9)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    private enum Place { case books, senders, elsewhere }

    /// Notes where those are who write.
    private final class PlacedStore: StoreAround {
        let inner: any Store
        let senders = OneThread()
        private let books = OneThread()
        private let noted = Mutex<[Place]>([])

        init(_ inner: any Store) { self.inner = inner }

        var writersThread: (any TaskExecutor)? { books }
        var places: [Place] { noted.withLock { $0 } }

        func post<Result: Sendable>(
            _ body: @escaping @Sendable (any Outbox) throws -> Result
        ) async throws -> Result {
            noted.withLock { $0.append(books.isHere ? .books : senders.isHere ? .senders : .elsewhere) }
            return try await inner.post(body)
        }
    }

    @Test("several letters' fences are written on the books' own thread, one letter's where it is sent")
    func places() async throws {
        let claimed = try await Claimed()
        let (time, leases) = (claimed.called.world.environment.time, claimed.leases)
        let store = PlacedStore(claimed.store)
        for (isForOne, lease) in [(false, leases[0]), (true, leases[1])] {
            let journal = OutboxJournal(store, time, senders: store.senders, isForOne: isForOne)
            #expect(try await journal.write(.dot(lease)))
            #expect(try await journal.write(.ending(lease, taken, retryAt: nil)))
        }
        #expect(store.places == [.books, .books, .senders, .books])
    }

    @Test("what is done in the books besides takes along what waits", arguments: [TroubledStore.Trouble.none, .twice])
    func besides(trouble: TroubledStore.Trouble) async throws {
        let claimed = try await Claimed()
        let leases = claimed.leases
        let (fences, answer) = try await besides(claimed, trouble) { outbox in
            try leases.allSatisfy { try outbox.letter($0.letter)?.state == .dot }
        }
        #expect(fences == Array(repeating: true, count: 8) && answer == true)
        #expect(claimed.store.posts == 2)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("where several may write at a time, what is done besides goes its own way")
    func besidesApart() async throws {
        let claimed = try await Claimed(writeApart: true)
        let leases = claimed.leases
        let (fences, answer) = try await besides(claimed, .none) { outbox in
            try leases.allSatisfy { try outbox.letter($0.letter)?.state == .leased }
        }
        #expect(fences == Array(repeating: true, count: 8) && answer == true)
        #expect(claimed.store.posts == 2)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("what is done in the books besides fails by itself, and what came along is written all the same")
    func besidesInVain() async throws {
        let claimed = try await Claimed()
        let (fences, answer) = try await besides(claimed, .none) { _ in throw TroubledStore.Full() }
        #expect(fences == Array(repeating: true, count: 8) && answer == nil)
        #expect(claimed.store.posts == 10)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    @Test("what can't be done in the books besides, since they aren't reached, leaves what waits to who writes it")
    func besidesUnreached() async throws {
        let claimed = try await Claimed()
        let (fences, answer) = try await besides(claimed, .beforeBody) { _ in true }
        #expect(fences == Array(repeating: true, count: 8) && answer == nil)
        #expect(claimed.store.posts == 2)
        #expect(try await claimed.states() == Array(repeating: .dot, count: 8))
    }

    /// The first fence is held at the gate until the others wait behind it and the act has begun; then all go on.
    private func besides(
        _ claimed: Claimed, _ trouble: TroubledStore.Trouble,
        _ act: @escaping @Sendable (any Outbox) throws -> Bool
    ) async throws -> (fences: [Bool?], answer: Bool?) {
        // Where one writes at a time, the act takes all fences along, and whoever was held finds nothing left to write.
        claimed.store.then(.held, trouble, .none)
        let begun = Begun()
        async let fences = fences(claimed, begun)
        await claimed.store.untilHeld()
        while begun.count < 8 { await Task.yield() }
        try await Task.sleep(for: .milliseconds(50))
        let answer = try? await claimed.journal.commit(act)
        claimed.store.openGate()
        return (await fences, answer)
    }

    @Test("books that can't be reached are asked once for all who wait, not once for each")
    func unreachable() async throws {
        let claimed = try await Claimed()
        #expect(await fencesTogether(claimed, .beforeBody) == Array(repeating: nil, count: 8))
        #expect(claimed.store.posts == 1)
        #expect(try await claimed.states() == Array(repeating: .leased, count: 8))
    }

    @Test("where nothing can be written everybody is told, nobody waits for ever, and what comes later is written")
    func broken() async throws {
        let claimed = try await Claimed()
        claimed.store.then(Array(repeating: .beforeBody, count: 100))
        #expect(await fences(claimed) == Array(repeating: nil, count: 8))
        claimed.store.then()
        #expect(try await claimed.journal.write(.dot(claimed.leases[3])))
        #expect(try await claimed.states().count { $0 == .dot } == 1)
    }
}
