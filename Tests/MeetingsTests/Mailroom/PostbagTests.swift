import FoundationEssentials
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Meetings

@Suite("The bag of claimed letters")
struct PostbagTests {
    private let world: World

    init() async throws { world = try await World() }

    private func dispatcher(
        _ delivery: any Delivery, perMinute: Int = 0, store: (any Store)? = nil
    ) -> Dispatcher {
        var environment = world.environment
        environment.rules.lettersPerMinute = perMinute
        environment.store = store ?? environment.store
        return dispatcher(delivery, in: environment)
    }

    private func dispatcher(_ delivery: any Delivery, in environment: Environment) -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Dispatcher(environment, delivery: delivery, presence: ScriptedPresence("one"), logger: logger)
    }

    /// Letters, oldest first, each to an address.
    private func write(_ addresses: [String], meeting: MeetingID? = nil) async throws {
        let now = world.time.now
        try await world.deciding { books in
            for (place, to) in addresses.enumerated() {
                let id = LetterID("\(books.ledger.network)-\(place + 1)")
                let isNew = try books.ledger.add(
                    OutboxLetter(
                        id: id, network: books.ledger.network, kind: "invitation", dedupeKey: "\(id)", meeting: meeting,
                        to: to, returnAddress: "b@example.no", subject: "S", messageID: "<\(id)@example.no>",
                        body: Array("S\r\n".utf8), notBefore: now, created: now))
                #expect(isNew)
            }
        }
    }

    private func states() async throws -> [OutboxLetter.State: Int] {
        try await world.letters().reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    @Test(
        "letters to one person about one meeting leave in one pass, in their order", arguments: [1, 4],
        [false, true])
    func inOrder(connections: Int, onThread: Bool) async throws {
        try await write(Array(repeating: "a@example.no", count: 6), meeting: "m")
        let delivery = ScriptedDelivery(connections: connections, onThread: onThread)
        #expect(try await dispatcher(delivery).pass().sent == 6)
        #expect(delivery.delivered == (1...6).map { LetterID("sjustjerna-\($0)") })
    }

    @Test(
        "more letters than are claimed at once, on more connections than there are letters in a hand",
        arguments: [1, 30], [false, true])
    func many(connections: Int, onThread: Bool) async throws {
        try await write((1...400).map { "p\($0)@example.no" })
        let delivery = ScriptedDelivery(connections: connections, onThread: onThread)
        #expect(try await dispatcher(delivery).pass().sent == 400)
        #expect(Set(delivery.delivered).count == 400 && delivery.delivered.count == 400)
    }

    @Test("where one connection is blocked, another sends what it leaves", arguments: [false, true])
    func blocked(onThread: Bool) async throws {
        try await write((1...30).map { "p\($0)@example.no" })
        let delivery = ScriptedDelivery(connections: 2, onThread: onThread)
        delivery.then(.notSent(text: "too many connections"))
        let tally = try await dispatcher(delivery).pass()
        #expect(tally.sent == 29 && tally.failed == 1)
        #expect(try await states() == [.sent: 29, .ready: 1])
    }

    @Test("a server that is away is one failure, however many connections ran into it: it is tried again at once")
    func away() async throws {
        try await write((1...30).map { "p\($0)@example.no" })
        let delivery = ScriptedDelivery(connections: 4)
        let away = DeliveryResult.notSent(text: "connection refused")
        delivery.then(away, away, away, away)
        let dispatcher = dispatcher(delivery)
        #expect(try await dispatcher.pass().failed == 4)
        #expect(try await dispatcher.pass().sent == 26)
    }

    @Test("a letter that is held while it lies in the bag doesn't leave, and says nothing of the way out")
    func heldMeanwhile() async throws {
        try await write((1...30).map { "p\($0)@example.no" })
        let (store, now) = (world.environment.store, world.time.now)
        let delivery = ScriptedDelivery()
        delivery.before(1) {
            try? await store.post { outbox in
                _ = try outbox.setState("sjustjerna-3", from: [.leased], to: .held, now: now)
            }
        }
        let tally = try await dispatcher(delivery).pass()
        #expect(tally.sent == 29 && tally.failed == 0)
        #expect(try await states() == [.sent: 29, .held: 1])
    }

    @Test("as many leave for a domain as may in a minute; those behind them, for another domain, don't wait for it")
    func perMinute() async throws {
        try await write((1...70).map { "p\($0)@full.example.no" } + ["p@other.example.no"])
        let delivery = ScriptedDelivery()
        let dispatcher = dispatcher(delivery, perMinute: 5)
        #expect(try await dispatcher.pass().sent == 6)
        #expect(delivery.letters.map(\.to).last == "p@other.example.no")
        #expect(try await states() == [.sent: 6, .ready: 65])
        #expect(try await dispatcher.pass().sent == 0)
        world.time.advance(minutes: 1)
        #expect(try await dispatcher.pass().sent == 5)
        #expect(try await world.letters().filter { $0.state == .ready }.allSatisfy { $0.attempts == 0 })
    }

    @Test("links are put into letters elsewhere than on the thread of those who send")
    func filling() async throws {
        let life = try await LinkWorld()
        _ = try await life.invitations.invite(life.name, in: life.network)
        let delivery = ScriptedDelivery(connections: 2, onThread: true)
        let senders = try #require(delivery.thread as? OneThread)
        let filled = Filled(senders)
        var environment = life.world.environment
        environment.correspondence = filled
        delivery.before(1) { filled.sends(onThread: senders.isHere) }
        let sent = try await dispatcher(delivery, in: environment).pass().sent
        #expect(sent > 0 && filled.onThread == Array(repeating: false, count: sent))
        #expect(filled.sendsOnThread == true)
    }

    @Test("told to stop while letters are being claimed, none leaves, and all are given back at once")
    func stopped() async throws {
        try await write((1...30).map { "p\($0)@example.no" })
        let store = TroubledStore(world.environment.store)
        let delivery = ScriptedDelivery(connections: 2)
        let dispatcher = dispatcher(delivery, store: store)
        store.holdClaim()
        let pass = Task { try await dispatcher.pass() }
        await store.untilHeld()
        pass.cancel()
        store.openGate()
        _ = try? await pass.value
        #expect(delivery.delivered.isEmpty)
        #expect(try await states() == [.ready: 30])
        #expect(try await world.letters().allSatisfy { $0.attempts == 0 && $0.owner == nil && $0.token <= 2 })
    }

    @Test(
        "a letter whose fence wasn’t written, or nobody heard of it, is for nobody else, and leaves in the next pass",
        arguments: [TroubledStore.Trouble.beforeBody, .afterBody, .unheard], [1, 4])
    func aside(trouble: TroubledStore.Trouble, connections: Int) async throws {
        try await write((1...30).map { "p\($0)@example.no" })
        let store = TroubledStore(world.environment.store)
        let delivery = ScriptedDelivery(connections: connections)
        delivery.before(1) { store.then(trouble) }
        _ = try? await dispatcher(delivery, store: store).pass()
        #expect(try await states().keys.allSatisfy { $0 == .ready || $0 == .sent })
        _ = try await dispatcher(delivery, store: store).pass()
        #expect(try await states() == [.sent: 30])
        #expect(Set(delivery.delivered).count == 30 && delivery.delivered.count == 30)
        #expect(try await world.letters().allSatisfy { $0.attempts == 1 })
    }
}

/// Notes where links are put into letters, and where letters are sent.
private final class Filled: Correspondence {
    private let senders: OneThread
    private let kept = Mutex<(fills: [Bool], sends: Bool?)>(([], nil))

    init(_ senders: OneThread) { self.senders = senders }

    var onThread: [Bool] { kept.withLock { $0.fills } }
    var sendsOnThread: Bool? { kept.withLock { $0.sends } }

    func sends(onThread: Bool) { kept.withLock { $0.sends = onThread } }

    func fill(_ marks: [String: String], in letter: [UInt8]) -> [UInt8] {
        kept.withLock { $0.fills.append(senders.isHere) }
        return letter
    }

    func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter {
        try PlainCorrespondence().write(notice, envelope)
    }

    func feed(_ feed: CalendarFeed) throws -> [UInt8] { try PlainCorrespondence().feed(feed) }
}
