import TestSupport
import Testing

@testable import Meetings

@Suite("The desk over all forums")
struct DeskWorkflowTests {
    @Test("a coordinator sees her own forums, and no one else's; somebody who has none sees nothing")
    func own() async throws {
        let life = try await FollowUpWorld()
        try await life.save(
            Sample.item(1, owners: [Sample.nobody], due: Sample.due("2023-09-01")),
            Sample.item(1, forum: "lsu-volda", owners: [Sample.nobody], due: Sample.due("2023-09-01")))
        let workflow = DeskWorkflow(life.world.environment)
        let all = try await workflow.desk(in: life.network)
        #expect(Set(all.lines.filter { $0.kind == .unresolved }.compactMap(\.forum)) == ["sjustjerna", "lsu-volda"])
        // The secretariat above keeps the forums that have none of their own.
        #expect(try await workflow.desk(of: "oddvar", in: life.network).forums.count == 3)
        let none = try await workflow.desk(of: "leiar-sande", in: life.network)
        #expect(none.lines.isEmpty && none.forums.isEmpty)
        let one = try await workflow.desk(of: ["lsu-volda"], in: life.network)
        #expect(one.lines.compactMap(\.forum) == ["lsu-volda"])
        #expect(try await workflow.networks(coordinatedBy: "ODDVAR@example.no") == ["sjustjerna"])
        #expect(try await workflow.networks(coordinatedBy: "leiar.sande@example.no").isEmpty)
    }

    @Test("a whole meeting's desk: planned, called, agenda, minutes, and then nothing")
    func life() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[0].invitations = InvitationPolicy(mode: .manual, horizon: 1)
        let life = try await FollowUpWorld(register)
        try await life.plan("2023-07-03", "2023-08-18", "2023-09-29")
        func kinds() async throws -> [DeskLine.Kind] {
            try await DeskWorkflow(life.world.environment).desk(of: "oddvar", in: life.network).lines.map(\.kind)
                .filter { $0 != .vacancy }
        }
        #expect(try await kinds() == [.call, .agendaToClear])
        let meeting = try #require(try await life.meetings().first)
        try await life.world.deciding { books in _ = try books.invite(meeting) }
        #expect(try await kinds() == [.agendaToClear])
        try await life.world.deciding { books in
            var meeting = meeting
            meeting.called = books.now
            (meeting.stage, meeting.agendaSent) = (.agenda, books.now)
            try books.ledger.save(meeting)
        }
        #expect(try await kinds().isEmpty)
        life.world.time.set("2023-06-28T09:00:00+02:00")
        #expect(try await kinds() == [.answers])
        life.world.time.set("2023-07-04T09:00:00+02:00")
        #expect(try await kinds().contains(.minutesToWrite))
        try await life.take(MinutesFile.text("## Sak\n\nTekst.", date: "03.07.2023"))
        #expect(try await kinds().contains(.minutesToSend))
    }

    @Test("what happened elsewhere isn't told of twice: the digest and the desk count the same days")
    func sameDays() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-22")
        let desk = try await DeskWorkflow(life.world.environment).desk(of: "oddvar", in: life.network)
        #expect(desk.lines.contains { $0.kind == .agendaToSend })
        try await life.live(Sample.day("2023-06-12"))
        #expect(life.box.digests(to: "oddvar").first?.agendaDue.count == 1)
    }

    @Test("an unknown name is refused")
    func unknown() async throws {
        let life = try await FollowUpWorld()
        await #expect(throws: Refusal.self) {
            try await DeskWorkflow(life.world.environment).desk(of: "nobody", in: life.network)
        }
    }
}
