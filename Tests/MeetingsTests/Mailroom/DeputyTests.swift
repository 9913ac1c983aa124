import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Deputies")
struct DeputyTests {
    private func decline(_ world: ReplyWorld, at minute: Int = 0) async throws {
        try await world.deal(try await world.reply("leiar-orsta", .declined, at: minute))
    }

    private func words(_ world: ReplyWorld, _ line: String) async throws -> IncomingLetter {
        let letter = try #require(try await world.letters("deputy").last)
        let token = try await world.call(of: "leiar-orsta").token
        return IncomingLetter(
            from: "leiar.orsta@example.no", token: token, subject: "Sv: Kven møter som vara?",
            messageID: "w@example.no",
            answers: [letter.messageID], words: [line])
    }

    @Test("Ørsta declines, is asked for a deputy, names one, who is called (scenario 5, decline → vara)")
    func declineToDeputy() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        let asked = try await world.letters("deputy")
        #expect(asked.map(\.to) == ["leiar.orsta@example.no"])
        let filing = try await world.deal(try await words(world, "kommuneoverlege, Ørsta"))
        #expect(filing.outcome == .command && filing.reason == "deputy")
        let call = try await world.call(of: "berit")
        #expect(call.deputyFor == "leiar-orsta" && call.seat == "helseleiar, Ørsta")
        #expect(try await world.letters("invitation").last?.to == "berit@example.no")
        #expect(try await world.letters("receipt").map(\.to) == ["leiar.orsta@example.no"])
        try await world.deal(try await world.reply("berit", .accepted))
        let minutes = MinutesWorkflow(world.world.environment, digest: { "\($0.count)" })
        let skeleton = try await minutes.skeleton(world.called.name, in: world.world.network)
        #expect(skeleton.contains("Berit Lege, kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]"))
        let checked = try await minutes.check(Array(skeleton.utf8))
        #expect(checked.result.errors.map(\.message.nn) == [])
    }

    @Test(
        "named in many ways",
        arguments: [
            "Kommuneoverlege, Ørsta", "vara: kommuneoverlege, Ørsta", "Vara er Berit Lege.", "Berit Lege møter",
            "kommuneoverlege", "berit@example.no", "Berit Lege kjem!", "berit lege", "vara: berit lege",
        ])
    func ways(line: String) async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await world.deal(try await words(world, line))
        #expect(try await world.call(of: "berit").deputyFor == "leiar-orsta")
    }

    @Test(
        "a name nobody has: a question back, and the coordinator sees it",
        arguments: [
            "Per Ukjend", "kommuneoverlege, Bergen", "Ørsta", "Leiar Ørsta", "?", "alle",
        ])
    func unknown(line: String) async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        let filing = try await world.deal(try await words(world, line))
        #expect(filing.waits && filing.reason == "unknown-deputy")
        #expect(try await world.letters("question").count == 1)
        #expect(try await world.called.invited().count == 8)
    }

    @Test("who comes for one already isn't taken from them: a question back, and the first has their deputy still")
    func taken() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        let name = world.called.name
        try await world.world.deciding { books in
            let meeting = try books.meeting(name)
            let absent = try #require(
                try books.ledger.invitations(to: meeting.id).last { $0.person == "leiar-sande" })
            _ = try books.call(
                try books.person("berit"), inPlaceOf: absent, meeting: meeting, forum: try books.forum("sjustjerna"))
        }
        let filing = try await world.deal(try await words(world, "Berit Lege"))
        #expect(filing.reason == "question" && filing.detail.nn.contains("møter for Leiar Sande"))
        #expect(try await world.letters("question").count == 1)
        #expect(try await world.call(of: "berit").deputyFor == "leiar-sande")
    }

    @Test("declined twice, asked once")
    func askedOnce() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await decline(world, at: 5)
        #expect(try await world.letters("deputy").count == 1)
    }

    @Test("the calendar program names a person of the register (DELEGATED-TO, I10): called at once")
    func delegated() async throws {
        let world = try await ReplyWorld()
        try await world.deal(
            try await world.reply("leiar-orsta", .delegated) { $1.attendees[0].delegatedTo = ["berit@example.no"] })
        #expect(try await world.call(of: "berit").deputyFor == "leiar-orsta")
        let answer = try await world.answer(of: "leiar-orsta")
        #expect(answer.state == .declined && answer.delegate == "berit@example.no")
        #expect(try await world.letters("deputy").isEmpty)
    }

    @Test("or a stranger: the coordinator's, and no letter goes there")
    func delegatedToStranger() async throws {
        let world = try await ReplyWorld()
        let filing = try await world.deal(
            try await world.reply("leiar-orsta", .delegated) { $1.attendees[0].delegatedTo = ["x@example.com"] })
        #expect(filing.waits && filing.reason == "unknown-delegate")
        #expect(try await world.world.letters().allSatisfy { $0.to != "x@example.com" })
    }

    @Test("who comes after all: the deputy stands until the coordinator says otherwise")
    func comesAfterAll() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await world.deal(try await words(world, "Berit Lege"))
        try await world.called.sendAll()
        let letter = try await world.reply("leiar-orsta", .accepted, at: 30)
        let filing = try await world.deal(letter)
        #expect(filing.waits && filing.reason == "deputy-stands" && filing.outcome == .answer)
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        #expect(try await world.call(of: "berit").withdrawn != nil)
        #expect(try await world.letters("withdrawn").map(\.to) == ["berit@example.no"])
    }

    @Test("a deputy stays called when the members are called again, and follows the meeting when it moves")
    func staysCalled() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await world.deal(try await words(world, "Berit Lege"))
        try await world.called.sendAll()
        let round = try await world.called.invitations.invite(world.called.name, in: world.world.network)
        #expect(round.sent == 0)
        _ = try await world.called.invitations.move(
            world.called.name, to: MoveTarget(date: SampleRegister.day(2023, 8, 25)), in: world.world.network)
        #expect(try await world.letters("moved").map(\.to).contains("berit@example.no"))
    }

    @Test("nobody comes instead")
    func nobody() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        let filing = try await world.deal(try await words(world, "Ingen vara"))
        #expect(filing.reason == "no-deputy" && filing.outcome == .command)
    }
}

extension DeputyTests {
    @Test("a member named as deputy has the call already: told of it, and noted in the minutes")
    func memberAsDeputy() async throws {
        let world = try await ReplyWorld { register in
            let index = register.appointments.firstIndex { $0.role == "kommuneoverlege" && $0.person == nil } ?? 0
            register.appointments[index].person = "berit"
        }
        try await decline(world)
        #expect(try await world.deal(try await words(world, "kommuneoverlege, Ørsta")).reason == "deputy-member")
        let call = try await world.call(of: "berit")
        #expect(call.deputyFor == "leiar-orsta" && call.seat == "kommuneoverlege, Ørsta; vara for helseleiar, Ørsta")
        #expect(try await world.letters("updated").map(\.to) == ["berit@example.no"])
        let minutes = MinutesWorkflow(world.world.environment, digest: { "\($0.count)" })
        let skeleton = try await minutes.skeleton(world.called.name, in: world.world.network)
        #expect(skeleton.contains("kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]"))
        let letter = try await world.reply("leiar-orsta", .accepted, at: 30)
        try await world.deal(letter)
        try await world.settle(letter) { try $0.accept($1, $2, as: nil, by: "Oddvar") }
        let after = try await world.call(of: "berit")
        #expect(after.deputyFor == nil && after.withdrawn == nil && after.seat == "kommuneoverlege, Ørsta")
    }

    @Test("a member who can't come either is no deputy")
    func declinedMember() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await world.deal(
            try await world.reply("leiar-hareid", .declined))
        let filing = try await world.deal(try await words(world, "Leiar Hareid"))
        #expect(filing.waits && filing.reason == "deputy-declined")
    }

    @Test("a deputy nobody could find is named by the coordinator")
    func assigned() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        let letter = try await words(world, "Per Ukjend")
        try await world.deal(letter)
        try await world.settle(letter) { books, mail, letter in
            try books.assign(mail, letter, to: try books.person("berit"), by: "Oddvar")
        }
        #expect(try await world.call(of: "berit").deputyFor == "leiar-orsta")
        #expect(try await world.answer(of: "leiar-orsta").state == .declined)
    }

    @Test("the question back can be answered in its turn")
    func answeredQuestion() async throws {
        let world = try await ReplyWorld()
        try await decline(world)
        try await world.deal(try await words(world, "Per Ukjend"))
        let question = try #require(try await world.letters("question").last)
        try await world.deal(
            IncomingLetter(
                from: "leiar.orsta@example.no", messageID: "w2@example.no", answers: [question.messageID],
                words: ["Berit Lege"]))
        #expect(try await world.call(of: "berit").deputyFor == "leiar-orsta")
    }
}
