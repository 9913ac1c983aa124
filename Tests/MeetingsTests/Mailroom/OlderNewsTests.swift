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

    @Test("nor is a call that was asked for again (REFRESH), and it waits its turn with the meeting's other letters")
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

    private func letter(_ kind: String, _ key: String) -> OutboxLetter {
        OutboxLetter(
            id: "x", network: "n", kind: kind, dedupeKey: key, to: "a@example.no", returnAddress: "b@example.no",
            subject: "", messageID: "x", body: [], notBefore: .distantPast, created: .distantPast)
    }

    @Test(
        "what takes the place of what",
        arguments: [
            ("invitation invitation:u:p:0", "moved invitation:u:p:1", true),
            ("updated invitation:u:p:deputy:q", "moved invitation:u:p:1", true),
            ("invitation invitation:u:p:0", "updated invitation:u:p:deputy:q", true),
            ("invitation invitation:slot:p:0", "moved invitation:u:p:1", false),
            ("updated updated:mail:7:p", "cancelled invitation:u:p:1", true),
            ("invitation invitation:u:p:0", "agenda agenda:m:1:p", false),
            ("invitation invitation:u:p:0", "reminder reminder:1", false),
            ("agenda agenda:m:1:p", "moved invitation:u:p:1", true),
            ("agenda agenda:m:1:p", "agenda agenda:m:2:p", true),
            ("agenda agenda:m:1:p", "updated invitation:u:p:deputy:q", false),
            ("deputy deputy:mail:7:p", "cancelled invitation:u:p:1", true),
            ("minutes minutes:m:d:p", "minutes minutes:m:e:p", true),
            ("minutes minutes:m:d:p", "moved invitation:u:p:1", false),
            ("reminder reminder:1", "moved invitation:u:p:1", false),
        ])
    func places(earlier: String, later: String, isTaken: Bool) {
        let letters = [earlier, later].map { words in
            let parts = words.split(separator: " ").map(String.init)
            return letter(parts[0], parts[1])
        }
        #expect(letters[1].takesThePlace(of: letters[0]) == isTaken)
    }
}
