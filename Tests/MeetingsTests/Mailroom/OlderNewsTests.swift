import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

/// A person must never be told what was true after having been told what is.
@Suite("Older news after newer")
struct OlderNewsTests {
    private func dispatcher(_ world: World, _ delivery: ScriptedDelivery) -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Dispatcher(world.environment, delivery: delivery, presence: ScriptedPresence(), logger: logger)
    }

    private let target = MoveTarget(date: SampleRegister.day(2023, 8, 25))

    @Test("a call that nobody knows the fate of isn't sent once more where a newer one has been written since")
    func doubtfulCall() async throws {
        let called = try await CalledWorld()
        let (world, delivery) = (called.world, ScriptedDelivery())
        _ = try await called.invitations.invite(called.name, in: world.network)
        delivery.then(.unknown(text: "nobody answered"))
        #expect(try await dispatcher(world, delivery).pass().sent == 7)
        _ = try await called.invitations.move(called.name, to: target, in: world.network)
        #expect(try await dispatcher(world, delivery).pass().sent == 8)
        world.time.advance(minutes: 61)
        #expect(try await dispatcher(world, delivery).pass().sent == 0)
        let doubtful = try await world.letters().filter { $0.state == .unknown }
        #expect(doubtful.count == 1 && doubtful.allSatisfy { $0.kind == "invitation" && $0.resends == 0 })
    }

    @Test("an answer shows that the call it answers has come, and no other", arguments: [false, true])
    func answered(isMoved: Bool) async throws {
        let reply = try await ReplyWorld()
        let (world, delivery) = (reply.world, ScriptedDelivery())
        let move = { (day: Int) in
            let target = MoveTarget(date: SampleRegister.day(2023, 8, day))
            _ = try await reply.called.invitations.move(reply.called.name, to: target, in: world.network)
            _ = try await dispatcher(world, delivery).pass()
        }
        for _ in 0..<8 { delivery.then(.unknown(text: "nobody answered")) }
        try await move(25)
        if isMoved { try await move(26) }
        let sequence = isMoved ? 2 : 1
        let filing = try await reply.deal(try await reply.reply("leiar-hareid", .accepted, sequence: sequence))
        #expect(filing.outcome == .answer)
        let arrived = try await reply.letters("moved").filter { $0.dedupeKey.hasSuffix(":1") && $0.state == .sent }
        #expect(arrived.map(\.person) == (isMoved ? [] : ["leiar-hareid"]))
    }

    @Test("nor is one that was asked for again (REFRESH); what was asked for waits its turn with the meeting's others")
    func refreshed() async throws {
        let reply = try await ReplyWorld()
        let (world, delivery) = (reply.world, ScriptedDelivery())
        _ = try await dispatcher(world, delivery).pass()
        let ask = { (minute: Int) in
            _ = try await reply.deal(
                try await reply.reply("leiar-hareid", .none, at: minute) { $1.method = .refresh })
        }
        try await ask(0)
        let refreshed = try #require(try await reply.letters("updated").first)
        #expect(refreshed.meeting == (try await reply.called.meeting().id))
        // Refused for now, it holds back what comes after it.
        delivery.then(.refusedForNow(code: 451, text: "4.3.0 later"))
        _ = try await dispatcher(world, delivery).pass()
        _ = try await reply.called.invitations.move(reply.called.name, to: target, in: world.network)
        _ = try await dispatcher(world, delivery).pass()
        #expect(try await reply.letters("moved").filter { $0.to == refreshed.to }.map(\.state) == [.ready])
        world.time.advance(minutes: 2)
        delivery.then(.unknown(text: "nobody answered"))
        _ = try await dispatcher(world, delivery).pass()
        _ = try await dispatcher(world, delivery).pass()
        #expect(try await reply.letters("moved").allSatisfy { $0.state == .sent })
        let before = delivery.delivered.count
        world.time.advance(minutes: 61)
        _ = try await dispatcher(world, delivery).pass()
        #expect(delivery.delivered.count == before)
        #expect(try await reply.letters("updated").map(\.state) == [.unknown])
    }
}
