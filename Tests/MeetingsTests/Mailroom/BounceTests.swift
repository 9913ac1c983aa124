import TestSupport
import Testing

@testable import Meetings

@Suite("Letters that come back")
struct BounceTests {
    private func call(_ world: ReplyWorld) async throws -> OutboxLetter {
        try #require(try await world.letters("invitation").first { $0.to == "leiar.hareid@example.no" })
    }

    private func bounce(_ action: Bounce.Action = .failed, _ address: String? = "leiar.hareid@example.no") -> Bounce {
        Bounce(recipients: [
            Bounce.Recipient(address: address, action: action, status: "5.1.1", diagnostic: "550 no such user")
        ])
    }

    @Test(
        "by the return address with its MAC: the letter is not delivered, the address is marked, the coordinator told")
    func byReturnAddress() async throws {
        let world = try await ReplyWorld()
        let letter = try await call(world)
        let filing = try await world.deal(
            IncomingLetter(from: nil, returned: letter.id, automatic: "null return path", content: .bounce(bounce())))
        #expect(filing.outcome == .bounce && filing.letter == letter.id && filing.person == "leiar-hareid")
        #expect(try await call(world).state == .bounced)
        let marked = try await world.world.deciding { try $0.ledger.undeliverableAddresses() }
        #expect(marked.map(\.address) == ["leiar.hareid@example.no"] && marked.first?.status == "5.1.1")
        #expect(try await world.letters("undelivered").map(\.to) == ["oddvar@example.no"])
    }

    @Test("by the Message-ID of the letter that came back")
    func byMessageID() async throws {
        let world = try await ReplyWorld()
        var report = bounce()
        report.messageID = try await call(world).messageID
        #expect(try await world.deal(IncomingLetter(from: nil, content: .bounce(report))).outcome == .bounce)
        #expect(try await call(world).state == .bounced)
    }

    @Test("told once, however often it comes back")
    func once() async throws {
        let world = try await ReplyWorld()
        let letter = try await call(world)
        for _ in 0..<3 {
            try await world.deal(IncomingLetter(from: nil, returned: letter.id, content: .bounce(bounce())))
        }
        #expect(try await world.letters("undelivered").count == 1)
    }

    @Test("a delay is no failure, and a delivery none either", arguments: [Bounce.Action.delayed, .delivered])
    func noFailure(action: Bounce.Action) async throws {
        let world = try await ReplyWorld()
        let letter = try await call(world)
        let filing = try await world.deal(
            IncomingLetter(from: nil, returned: letter.id, content: .bounce(bounce(action))))
        #expect(filing.outcome == .ignored)
        #expect(try await call(world).state == .sent)
        #expect(try await world.world.deciding { try $0.ledger.undeliverableAddresses() }.isEmpty)
    }

    @Test("without proof nobody is shut out: it waits for the coordinator")
    func unproven() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(IncomingLetter(from: nil, content: .bounce(bounce())))
        #expect(filing.outcome == .quarantined && filing.reason == "unproven-bounce")
        #expect(try await call(world).state == .sent)
        #expect(try await world.world.deciding { try $0.ledger.undeliverableAddresses() }.isEmpty)
    }

    @Test("of a letter that isn't ours, about nobody we know: nothing")
    func foreign() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(IncomingLetter(from: nil, content: .bounce(bounce(.failed, "x@example.com"))))
        #expect(filing.outcome == .ignored && !filing.waits)
    }

    @Test("an address that somebody writes from is reached again")
    func clears() async throws {
        let world = try await ReplyWorld()
        let letter = try await call(world)
        try await world.deal(IncomingLetter(from: nil, returned: letter.id, content: .bounce(bounce())))
        try await world.deal(try await world.reply("leiar-hareid", .accepted))
        #expect(try await world.world.deciding { try $0.ledger.undeliverableAddresses() }.isEmpty)
    }
}
