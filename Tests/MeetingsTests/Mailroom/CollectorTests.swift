import FoundationEssentials
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Meetings

@Suite("The collector")
struct CollectorTests {
    /// Seven answers, and two mails that wait.
    private func mails(_ world: InboxWorld) -> [[UInt8]] {
        SampleRegister.municipalities.map { world.answer(PersonID("leiar-\($0)"), .accepted) }
            + [world.stranger(1), world.stranger(2)]
    }

    @Test("takes in what lies in the box, and puts what waits apart from what is done", arguments: [1, 2, 100])
    func takesIn(pageSize: Int) async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox(pageSize: pageSize)
        box.post(mails(world))
        let tally = try await world.collector(box).pass()
        #expect(tally.received == 9 && tally.failed == 0)
        #expect(box.left == 0 && box.put(in: .handled).count == 7)
        #expect(box.put(in: .quarantine) == [world.stranger(1), world.stranger(2)])
        #expect(try await world.rows().map(\.number) == Array(1...9))
        #expect(try await world.answers().values.count { $0 == .accepted } == 7)
        #expect(try await world.collector(box).pass() == Collector.Tally())
    }

    @Test(
        "killed between any two steps, nothing is lost and nothing is done twice",
        arguments: 1...40 as ClosedRange<UInt64>)
    func killed(seed: UInt64) async throws {
        let world = try await InboxWorld()
        let quiet = try await InboxWorld()
        let box = ScriptedLetterBox(pageSize: 4)
        var random = SeededRandom(seed: seed)
        let indices = (0..<9).shuffled(using: &random)
        box.post(indices.map { mails(world)[$0] })
        let quietBox = ScriptedLetterBox()
        quietBox.post(indices.map { mails(quiet)[$0] })
        _ = try await quiet.collector(quietBox).pass()
        let store = CrashingStore(world.world.environment.store, seed: seed, oneIn: 12)
        box.shake(seed: seed, oneIn: 8)
        var passes = 0
        while box.left > 0, passes < 500 {
            _ = try? await world.collector(box, store: store).pass()
            store.revive()
            box.setDown(false)
            if passes % 5 == 4 { box.renumber(seed: seed) }
            passes += 1
        }
        #expect(box.left == 0 && store.crashes + box.crashes > 0)
        let rows = try await world.rows()
        let expected = try await quiet.rows()
        #expect(rows.count == 9 && rows.map(\.number) == Array(1...9))
        for mail in expected {
            let other = rows.first { $0.digest == mail.digest }
            #expect(other?.filing == mail.filing && other?.state == mail.state)
        }
        #expect(try await world.answers() == quiet.answers())
        #expect(try await world.world.letters().map(\.dedupeKey) == quiet.world.letters().map(\.dedupeKey))
        #expect(Set(box.put(in: .handled)) == Set(quietBox.put(in: .handled)))
        #expect(Set(box.put(in: .quarantine)) == Set(quietBox.put(in: .quarantine)))
    }

    @Test("a folder that was made anew holds nothing new: the mails are known by what they are")
    func newUIDValidity() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        box.post(mails(world))
        box.breakMoving(of: Set(1...9))
        #expect(try await world.collector(box).pass().received == 9)
        let letters = try await world.world.letters().count
        box.renumber(seed: 5)
        box.breakMoving(of: [])
        let tally = try await world.collector(box).pass()
        #expect(tally.received == 0 && tally.failed == 0)
        #expect(box.put(in: .handled).count == 7 && box.put(in: .quarantine).count == 2)
        #expect(try await world.rows().count == 9)
        #expect(try await world.world.letters().count == letters)
    }

    @Test("what can't be put away stops none of the others, and is not fetched again")
    func immovable() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox(pageSize: 4)
        box.post(mails(world))
        box.breakMoving(of: [1, 2, 6])
        let first = try await world.collector(box).pass()
        #expect(first.received == 9 && first.failed == 3 && box.left == 3)
        let second = try await world.collector(box).pass()
        #expect(second.received == 0 && second.failed == 3 && box.fetches.count == 9)
        box.breakMoving(of: [])
        #expect(try await world.collector(box).pass() == Collector.Tally())
        #expect(box.left == 0 && box.fetches.count == 9)
    }

    @Test("what can't be read stops none of the others, and is read when it can be")
    func unreadable() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox(pageSize: 4)
        box.post(mails(world))
        box.breakFetching(of: [1, 4, 5, 9])
        let first = try await world.collector(box).pass()
        #expect(first.received == 5 && first.failed == 4 && box.left == 4)
        box.breakFetching(of: [])
        let second = try await world.collector(box).pass()
        #expect(second.received == 4 && second.failed == 0 && box.left == 0)
    }

    @Test("a box that is out of reach is told of, and nothing is done")
    func down() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        box.post(mails(world))
        box.setDown(true)
        await #expect(throws: ScriptedLetterBox.Broken.self) { try await world.collector(box).pass() }
        #expect(try await world.rows().isEmpty)
    }

    @Test("a thousand mails are each taken in once", .timeLimit(.minutes(10)))
    func thousand() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        let seats = SampleRegister.municipalities.map { PersonID("leiar-\($0)") }
        box.post((0..<1000).map { world.answer(seats[$0 % 7], $0 % 2 == 0 ? .accepted : .declined, minutes: $0) })
        let tally = try await world.collector(box).pass()
        #expect(tally.received == 1000 && tally.failed == 0 && box.left == 0)
        #expect(box.listings <= 12)
        #expect(try await world.rows().map(\.number) == Array(1...1000))
        #expect(try await world.answers()[seats[999 % 7]] == .declined)
    }

    @Test(
        "of a mail that is too large only the beginning is fetched, also where the server doesn't say how large it is")
    func sizes() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        let size = Arrival.mostBytes + 10
        box.post([world.answer("leiar-hareid", .accepted, size: size)])
        box.post([world.answer("leiar-sande", .accepted, size: size)], sayingBytes: 100)
        _ = try await world.collector(box).pass()
        #expect(box.fetches.map(\.limitBytes) == [Arrival.headBytes, Arrival.mostBytes])
        #expect(try await world.rows().map(\.filing?.reason) == ["too-large", "too-large"])
        #expect(box.put(in: .quarantine).count == 2)
    }

    @Test("before there is a register the mails are left where they lie, and the box is not even asked")
    func noRegister() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        box.post(mails(world))
        let empty = NoNetworks(world.world.environment.store)
        #expect(try await world.collector(box, store: empty).pass() == Collector.Tally())
        let now = world.world.time.now
        let pauses = Mutex<[Double]>([])
        let time = TimeSource(
            now: { now },
            sleepUntil: { instant in
                let count = pauses.withLock {
                    $0.append(instant.timeIntervalSince(now))
                    return $0.count
                }
                if count >= 3 { throw CancellationError() }
            })
        let running = Task { try await world.collector(box, store: empty, time: time, pollSeconds: 90).run() }
        _ = await running.result
        #expect(pauses.withLock { $0.prefix(3) } == [90, 90, 90])
        #expect(box.left == 9 && box.listings == 0 && box.waits == 0)
    }

    @Test("with several networks each gets its own, and what is nobody's is put aside")
    func networks() async throws {
        let world = try await InboxWorld()
        var other = SampleRegister.sjustjerna
        other.network.id = "nordhordland"
        other.network.mailbox = "mote@nordhordland.example.no"
        try await world.world.environment.store.write("nordhordland") { [other] in try $0.save(other) }
        let box = ScriptedLetterBox()
        box.post([
            world.answer("leiar-hareid", .accepted), world.stranger(1, to: "mote@nordhordland.example.no"),
            world.stranger(2, to: "anna@example.no"),
        ])
        let tally = try await world.collector(box).pass()
        #expect(tally.received == 2 && tally.failed == 1 && box.left == 0)
        #expect(box.put(in: .handled).count == 1 && box.put(in: .quarantine).count == 2)
        #expect(try await world.rows().count == 1)
        #expect(try await world.inbox.waiting(in: "nordhordland").count == 1)
    }

    @Test("two collectors at one box do it all once between them")
    func two() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox(pageSize: 2)
        box.post(mails(world))
        async let one = world.collector(box).pass()
        async let other = world.collector(box).pass()
        let received = try await one.received + other.received
        #expect(received >= 9 && box.left == 0)
        #expect(try await world.rows().count == 9)
        #expect(try await world.rows().allSatisfy { $0.filing?.outcome != .duplicate })
    }

    @Test("while the box is out of reach the pauses grow, and shrink again when it is back", .timeLimit(.minutes(10)))
    func pauses() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        box.setDown(true)
        let pauses = Mutex<[Double]>([])
        let now = world.world.time.now
        let time = TimeSource(
            now: { now },
            sleepUntil: { instant in
                let count = pauses.withLock {
                    $0.append(instant.timeIntervalSince(now))
                    return $0.count
                }
                if count == 9 { box.setDown(false) }
                if count == 10 { throw CancellationError() }
            })
        let running = Task { try await world.collector(box, time: time, pollSeconds: 0).run() }
        while box.waits == 0 { try await Task.sleep(for: .milliseconds(5)) }
        box.setDown(true)
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(pauses.withLock { $0 } == [5, 10, 20, 40, 80, 160, 320, 600, 600, 5])
    }

    @Test("waiting for mail, it ends at once when it is told to stop", .timeLimit(.minutes(10)))
    func stops() async throws {
        let world = try await InboxWorld()
        let box = ScriptedLetterBox()
        box.post(mails(world))
        let running = Task { try await world.collector(box, pollSeconds: 3600).run() }
        while box.waits == 0 { try await Task.sleep(for: .milliseconds(5)) }
        running.cancel()
        _ = await running.result
        #expect(box.left == 0)
    }
}

/// A store in which nothing has been applied yet.
private struct NoNetworks: Store {
    var writersThread: (any TaskExecutor)? { nil }
    func clock() async throws -> Date? { nil }
    func queues() async throws -> Queues { Queues() }
    func changes(of network: NetworkID) async throws -> Int { 0 }

    let store: any Store

    init(_ store: any Store) { self.store = store }

    func networks() async throws -> [NetworkID] { [] }

    func read<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result { try await store.read(network, body) }

    func write<Result: Sendable>(
        _ network: NetworkID, _ body: @escaping @Sendable (any Ledger) throws -> Result
    ) async throws -> Result { try await store.write(network, body) }

    func post<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result { try await store.post(body) }

    func seePost<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result { try await store.seePost(body) }

    func access<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result { try await store.access(body) }

    func seeAccess<Result: Sendable>(
        _ body: @escaping @Sendable (any AccessBook) throws -> Result
    ) async throws -> Result { try await store.seeAccess(body) }
}
