import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Retrying, holding and releasing letters")
struct OutboxWorkflowTests {
    private let world: World
    private var outbox: OutboxWorkflow { OutboxWorkflow(world.environment) }
    private var networks: [NetworkID] { [world.network] }

    init() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        world = called.world
    }

    private func letters() async throws -> [OutboxLetter] { try await world.letters() }

    /// Brings a letter into a state, as the dispatcher and its server would.
    private func set(_ id: LetterID, _ state: OutboxLetter.State) async throws {
        let now = world.time.now
        _ = try await world.environment.store.post {
            try $0.setState(id, from: OutboxLetter.State.allCases, to: state, now: now)
        }
    }

    private func code(_ body: () async throws -> [LetterID]) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? Refusal)?.code
        }
    }

    private func claimed() async throws -> Int {
        let now = world.time.now
        return try await world.environment.store.post {
            try $0.claim(limit: 100, owner: "t", now: now, leaseUntil: now + 60).count
        }
    }

    @Test(
        "what didn't arrive goes again, the same bytes under the same Message-ID",
        arguments: [OutboxLetter.State.unknown, .bounced, .expired])
    func retry(state: OutboxLetter.State) async throws {
        let before = try await letters()[2]
        try await set(before.id, state)
        let changed = try await outbox.retry([before.id.rawValue], in: networks)
        #expect(changed == [before.id])
        let after = try await letters()[2]
        #expect(after.state == .ready && after.body == before.body && after.messageID == before.messageID)
        #expect(after.done == nil)
        #expect(try await claimed() == 8)
    }

    @Test(
        "what has arrived, is taken back, held or on its way is not sent again",
        arguments: [OutboxLetter.State.sent, .cancelled, .held, .ready, .leased, .dot])
    func noRetry(state: OutboxLetter.State) async throws {
        let letter = try await letters()[0]
        try await set(letter.id, state)
        #expect(await code { try await outbox.retry([letter.id.rawValue], in: networks) } == "no-retry")
        #expect(try await letters()[0].state == state)
    }

    @Test("what is past its time is not sent again")
    func tooLate() async throws {
        let letter = try await letters()[0]
        try await set(letter.id, .bounced)
        world.time.set("2023-08-18T16:00:00+02:00")
        #expect(await code { try await outbox.retry([letter.id.rawValue], in: networks) } == "too-late")
    }

    @Test("what is held stays, what is released goes, each from its own state only")
    func holdAndRelease() async throws {
        let ids = try await letters().map(\.id)
        let name = ids[3].rawValue
        #expect(await code { try await outbox.release([name], in: networks) } == "not-held")
        #expect(try await outbox.hold([name], in: networks) == [ids[3]])
        #expect(await code { try await outbox.hold([name], in: networks) } == "not-queued")
        #expect(try await claimed() == 7)
        #expect(await code { try await outbox.hold([ids[0].rawValue], in: networks) } == "not-queued")
        #expect(try await outbox.release([name], in: networks) == [ids[3]])
        #expect(try await claimed() == 1)
    }

    @Test("of several letters named, all are changed or none")
    func allOrNone() async throws {
        let ids = try await letters().map(\.id)
        try await set(ids[1], .sent)
        #expect(await code { try await outbox.hold([ids[0].rawValue, ids[1].rawValue], in: networks) } == "not-queued")
        #expect(try await letters()[0].state == .ready)
        let twice = [ids[0].rawValue, ids[0].rawValue.uppercased(), ids[2].rawValue]
        #expect(try await outbox.hold(twice, in: networks) == [ids[0], ids[2]])
    }

    @Test("a letter is named by its id, or by as much of the beginning as no other has")
    func names() async throws {
        let id = try await letters()[0].id.rawValue
        #expect(await code { try await outbox.hold(["00000000"], in: networks) } == "several-letters")
        #expect(await code { try await outbox.hold([""], in: networks) } == "unknown-letter")
        #expect(await code { try await outbox.hold(["zzz"], in: networks) } == "unknown-letter")
        #expect(await code { try await outbox.hold([id], in: []) } == "unknown-letter")
        #expect(try await outbox.hold([id], in: networks).count == 1)
    }

    @Test("closed, the house keeps every letter, also those written later; opened, all of them go")
    func holdAll() async throws {
        #expect(try await outbox.holdAll().count == 8)
        #expect(try await outbox.closedSince() == world.time.now)
        let since = world.time.now
        world.time.advance(days: 1)
        try await world.deciding { books in
            let notice = UndeliveredNotice(
                letter: try books.ledger.letters(in: nil, withBodies: false)[0], reason: "", name: "")
            try books.carryOut([.letter(LetterOrder(.undelivered(notice), to: "oddvar", key: "later"))])
        }
        #expect(try await claimed() == 0)
        #expect(try await outbox.holdAll().isEmpty)
        #expect(try await outbox.closedSince() == since)
        #expect(try await outbox.releaseAll().count == 9)
        #expect(try await outbox.closedSince() == nil)
        #expect(try await claimed() == 9)
        #expect(try await outbox.releaseAll().isEmpty)
    }

    @Test("what is held by itself stays when the house is opened, and goes when all are released once more")
    func stays() async throws {
        let ids = try await letters().map(\.id)
        _ = try await outbox.holdAll()
        _ = try await outbox.hold([ids[3].rawValue], in: networks)
        #expect(try await outbox.releaseAll().count == 7)
        #expect(try await claimed() == 7)
        #expect(try await outbox.releaseAll() == [ids[3]])
        #expect(try await claimed() == 1)
    }

    @Test("held past its time, a letter isn't sent when it is released")
    func heldTooLong() async throws {
        _ = try await outbox.holdAll()
        world.time.set("2023-08-18T16:00:00+02:00")
        #expect(try await outbox.releaseAll().count == 8)
        #expect(try await claimed() == 0)
    }
}
