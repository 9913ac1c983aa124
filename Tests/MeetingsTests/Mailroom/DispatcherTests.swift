import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

@Suite("The dispatcher")
struct DispatcherTests {
    private func dispatcher(
        _ world: World, _ delivery: ScriptedDelivery, owner: String = "one", dead: Set<String> = []
    ) -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Dispatcher(
            world.environment, delivery: delivery, presence: ScriptedPresence(owner, dead: dead), logger: logger)
    }

    private func called() async throws -> CalledWorld {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        return called
    }

    @Test("everything that is ready goes out once", arguments: [1, 4])
    func allOnce(connections: Int) async throws {
        let called = try await called()
        let delivery = ScriptedDelivery(connections: connections)
        let tally = try await dispatcher(called.world, delivery).pass()
        #expect(tally.sent == 8 && tally.failed == 0)
        #expect(Set(delivery.delivered).count == 8 && delivery.delivered.count == 8)
        #expect(try await dispatcher(called.world, delivery).pass().sent == 0)
    }

    @Test("killed between any two letters, exactly the remaining ones go out (scenario 34, crash in the middle)")
    func killed() async throws {
        for sentBefore in 0...8 {
            let called = try await called()
            let now = called.world.time.now
            // The first process sends some, holds a lease on the next, and is gone.
            try await called.world.environment.store.post { outbox in
                for index in 0...sentBefore {
                    guard let letter = try outbox.claim(limit: 1, owner: "dead", now: now, leaseUntil: now + 900).first
                    else { break }
                    guard index < sentBefore else { break }
                    let lease = Lease(letter: letter.id, owner: "dead", token: letter.token)
                    _ = try outbox.markDot(lease, now: now)
                    _ = try outbox.finish(lease, .accepted(code: 250, text: ""), retryAt: nil, now: now)
                }
            }
            let delivery = ScriptedDelivery()
            let tally = try await dispatcher(called.world, delivery, owner: "two", dead: ["dead"]).pass()
            #expect(tally.sent == 8 - sentBefore)
            #expect(try await called.world.letters().allSatisfy { $0.state == .sent })
        }
    }

    @Test("killed after the dot, nobody knows: a call is sent once more after an hour, the same bytes, and never again")
    func killedAfterDot() async throws {
        let called = try await called()
        let now = called.world.time.now
        try await called.world.environment.store.post { outbox in
            guard let letter = try outbox.claim(limit: 1, owner: "dead", now: now, leaseUntil: now + 900).first else {
                return
            }
            _ = try outbox.markDot(Lease(letter: letter.id, owner: "dead", token: letter.token), now: now)
        }
        let delivery = ScriptedDelivery()
        let tally = try await dispatcher(called.world, delivery, owner: "two", dead: ["dead"]).pass()
        #expect(tally.sent == 7)
        let doubtful = try #require(try await called.world.letters().first { $0.state == .unknown })
        called.world.time.advance(minutes: 59)
        #expect(try await dispatcher(called.world, delivery, owner: "two").pass().sent == 0)
        called.world.time.advance(minutes: 2)
        delivery.then(.unknown(text: "nobody answered"))
        #expect(try await dispatcher(called.world, delivery, owner: "two").pass().sent == 0)
        #expect(delivery.delivered.last == doubtful.id)
        let again = try #require(try await called.world.letters().first { $0.id == doubtful.id })
        #expect(again.state == .unknown && again.resends == 1)
        #expect(again.body == doubtful.body && again.messageID == doubtful.messageID)
        called.world.time.advance(days: 2)
        #expect(try await dispatcher(called.world, delivery, owner: "two").pass().sent == 0)
    }

    @Test("a living process's letters are left alone, and taken over when the lease runs out")
    func leases() async throws {
        let called = try await called()
        let now = called.world.time.now
        try await called.world.environment.store.post {
            _ = try $0.claim(limit: 3, owner: "slow", now: now, leaseUntil: now + 900)
        }
        let delivery = ScriptedDelivery()
        #expect(try await dispatcher(called.world, delivery).pass().sent == 5)
        called.world.time.advance(minutes: 16)
        #expect(try await dispatcher(called.world, delivery).pass().sent == 3)
    }

    @Test("refused for now, a letter is tried again later with the same bytes")
    func temporary() async throws {
        let called = try await called()
        let before = try await called.world.letters()
        let delivery = ScriptedDelivery()
        delivery.then(.refusedForNow(code: 451, text: "4.3.0 later"))
        let tally = try await dispatcher(called.world, delivery).pass()
        #expect(tally.sent == 7 && tally.failed == 1)
        #expect(try await dispatcher(called.world, delivery).pass().sent == 0)
        called.world.time.advance(minutes: 2)
        #expect(try await dispatcher(called.world, delivery).pass().sent == 1)
        let after = try await called.world.letters()
        #expect(after.map(\.body) == before.map(\.body) && after.map(\.messageID) == before.map(\.messageID))
    }

    @Test("refused for good, the coordinator is told at once, and only once")
    func permanent() async throws {
        let called = try await called()
        let delivery = ScriptedDelivery()
        delivery.then(.refusedForGood(code: 550, text: "5.1.1 no such user"))
        let tally = try await dispatcher(called.world, delivery).pass()
        #expect(tally.failed == 1)
        let reports = try await called.world.letters().filter { $0.kind == "undelivered" }
        #expect(reports.map(\.to) == ["oddvar@example.no"] && reports.first?.state == .sent)
        _ = try await dispatcher(called.world, delivery).pass()
        #expect(try await called.world.letters().count { $0.kind == "undelivered" } == 1)
    }

    @Test("a letter refused while nobody coordinates is told of when somebody does")
    func nobodyToTell() async throws {
        let called = try await called()
        let register = try await called.world.deciding { $0.register }
        var vacant = register
        for place in vacant.appointments.indices where vacant.appointments[place].role == "sekretariat" {
            vacant.appointments[place].until = SampleRegister.day(2023, 6, 1)
        }
        try await called.world.deciding { [vacant] in try $0.ledger.save(vacant) }
        let delivery = ScriptedDelivery()
        delivery.then(.refusedForGood(code: 550, text: "5.1.1 no such user"))
        _ = try await dispatcher(called.world, delivery).pass()
        #expect(try await called.world.letters().allSatisfy { $0.kind != "undelivered" })
        try await called.world.deciding { try $0.ledger.save(register) }
        for _ in 0..<2 { _ = try await dispatcher(called.world, delivery).pass() }
        #expect(try await called.world.letters().filter { $0.kind == "undelivered" }.map(\.to) == ["oddvar@example.no"])
    }

    @Test("a report that can't be delivered makes no new report")
    func noReportOfReports() async throws {
        let called = try await called()
        let delivery = ScriptedDelivery()
        for _ in 0..<12 { delivery.then(.refusedForGood(code: 550, text: "5.1.1")) }
        _ = try await dispatcher(called.world, delivery).pass()
        _ = try await dispatcher(called.world, delivery).pass()
        #expect(try await called.world.letters().count { $0.kind == "undelivered" } <= 8)
    }

    @Test("where the way out is blocked, the rest wait without being tried")
    func blocked() async throws {
        let called = try await called()
        let delivery = ScriptedDelivery()
        delivery.then(.notSent(text: "connection refused"))
        let tally = try await dispatcher(called.world, delivery).pass()
        #expect(tally.sent == 0 && tally.failed == 1)
        let letters = try await called.world.letters()
        #expect(letters.count { $0.attempts == 1 } == 1 && letters.allSatisfy { $0.state == .ready })
        called.world.time.advance(minutes: 2)
        #expect(try await dispatcher(called.world, delivery).pass().sent == 8)
    }

    @Test("an outage doesn't send what is past: a call whose meeting has been expires")
    func expiry() async throws {
        let called = try await called()
        called.world.time.set("2023-08-18T16:00:00+02:00")
        #expect(try await dispatcher(called.world, ScriptedDelivery()).pass().sent == 0)
        #expect(try await called.world.letters().allSatisfy { $0.state == .expired })
    }

    @Test("the delays grow, and end in giving up")
    func retryPolicy() {
        let policy = RetryPolicy()
        let now = Date(timeIntervalSince1970: 0)
        let delays = (1..<policy.tries).compactMap { policy.nextTry(after: $0, now: now)?.timeIntervalSince(now) }
        #expect(delays == delays.sorted() && delays.count == policy.tries - 1)
        #expect(policy.nextTry(after: policy.tries, now: now) == nil)
    }
}
