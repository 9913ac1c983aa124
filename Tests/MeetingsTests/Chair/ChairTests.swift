import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("A meeting in progress")
struct ChairTests {
    private struct Room {
        let called: CalledWorld
        let chair: ChairWorkflow
        var network: NetworkID { called.world.network }

        init() async throws {
            called = try await CalledWorld()
            chair = ChairWorkflow(called.world.environment)
            try await called.accept(SampleRegister.day(2023, 9, 29))
            _ = try await called.invitations.invite(called.name, in: network)
            _ = try await CaseWorkflow(called.world.environment).add(
                to: "sjustjerna", title: "Alderspsykiatri", kind: "drøfting", presenter: nil, minutes: 20, in: network)
            called.world.time.set("2023-08-18T09:00:00+02:00")
        }

        func view() async throws -> ChairView { try await chair.view(called.name, in: network) }

        @discardableResult
        func act(_ verb: ChairWorkflow.Verb, seeing: LineID? = nil) async throws -> ChairView {
            let present = try await view().present?.id
            return try await chair.act(called.name, verb, seeing: seeing ?? present, by: "Oddvar", in: network)
        }
    }

    @Test("it begins with the first line, and every screen sees the same")
    func begins() async throws {
        let room = try await Room()
        #expect(try await room.view().present == nil)
        let view = try await room.act(.begin)
        #expect(view.present?.item.title == "Opning" && view.present?.leftSeconds == 300)
        room.called.world.time.advance(minutes: 7)
        let other = try await room.view()
        #expect(other.present?.leftSeconds == -120 && other.behindMinutes == 2)
        #expect(other.next?.item.title == "Godkjenning av innkalling og sakliste")
    }

    @Test("of two who press next at once, one moves it on")
    func pressedTwice() async throws {
        let room = try await Room()
        let opening = try #require(try await room.act(.begin).present?.id)
        try await room.act(.next, seeing: opening)
        let second = try await room.act(.next, seeing: opening)
        #expect(second.present?.item.title == "Godkjenning av innkalling og sakliste")
        let back = try await room.act(.previous)
        #expect(back.present?.id == opening)
    }

    @Test("a line that is taken up again goes on with the time it has had")
    func takenUpAgain() async throws {
        let room = try await Room()
        let opening = try #require(try await room.act(.begin).present?.id)
        room.called.world.time.advance(minutes: 3)
        try await room.act(.next)
        room.called.world.time.advance(minutes: 10)
        let view = try await room.act(.take(up: opening))
        #expect(view.present?.spentSeconds == 180)
        room.called.world.time.advance(minutes: 1)
        #expect(try await room.view().present?.spentSeconds == 240)
    }

    @Test("it can't begin on another day, nor go on once it is over; one ended by mistake goes on")
    func rules() async throws {
        let room = try await Room()
        let early = await #expect(throws: Refusal.self) { try await room.act(.next) }
        #expect(early?.code == "sitting-not-begun")
        room.called.world.time.set("2023-08-17T09:00:00+02:00")
        let wrongDay = await #expect(throws: Refusal.self) { try await room.act(.begin) }
        #expect(wrongDay?.code == "not-today")
        room.called.world.time.set("2023-08-18T09:00:00+02:00")
        try await room.act(.begin)
        try await room.act(.end)
        #expect(try await room.called.meeting().stage == .held)
        let over = await #expect(throws: Refusal.self) { try await room.act(.next) }
        #expect(over?.code == "sitting-over")
        #expect(try await room.act(.resume).present?.item.title == "Opning")
    }

    @Test("a case that is put off is on the next agenda, and the minutes say so and leave it open")
    func postponed() async throws {
        let room = try await Room()
        try await room.act(.begin)
        let line = try #require(try await room.view().lines.first { $0.item.title == "Alderspsykiatri" })
        try await room.act(.take(up: line.id))
        room.called.world.time.advance(minutes: 5)
        let view = try await room.act(.postpone)
        #expect(view.lines.first { $0.id == line.id }?.state == .postponed)
        #expect(view.lines.first { $0.id == line.id }?.postponedTo == SampleRegister.day(2023, 9, 29))
        #expect(view.present?.id != line.id)
        let next = try await AgendaEditing(room.called.world.environment).view(
            try MeetingName("sjustjerna/2023-09-29"), in: room.network)
        #expect(next.sheet.items.contains { $0.title == "Alderspsykiatri" })
        let minutes = MinutesWorkflow(room.called.world.environment, digest: { "\($0.count)" })
        try await room.act(.end)
        let text = try await minutes.skeleton(room.called.name, in: room.network)
        #expect(text.contains("Saka er utsett til møtet 29. september 2023."))
        _ = try await minutes.importMinutes(Array(text.utf8), in: room.network)
        let matter = try #require(
            try await CaseWorkflow(room.called.world.environment).list("sjustjerna", in: room.network).first)
        #expect(matter.state == .scheduled)
    }

    @Test("who was seen to be there is in the minutes, whatever they answered, and cases have the time they had")
    func minutes() async throws {
        let room = try await Room()
        _ = try await room.called.invitations.answer(
            room.called.name, person: "leiar-sande", .declined, in: room.network)
        _ = try await room.called.invitations.answer(
            room.called.name, person: "leiar-hareid", .accepted, in: room.network)
        for (person, isPresent) in [("leiar-sande", true), ("leiar-hareid", false)] {
            _ = try await room.chair.mark(
                room.called.name, PersonID(person), isPresent: isPresent, in: room.network)
        }
        room.called.world.time.set("2023-08-18T09:04:00+02:00")
        try await room.act(.begin)
        room.called.world.time.advance(minutes: 9)
        try await room.act(.next)
        room.called.world.time.advance(minutes: 2)
        try await room.act(.end)
        let text = try await MinutesWorkflow(room.called.world.environment, digest: { "\($0.count)" }).skeleton(
            room.called.name, in: room.network)
        let parts = text.split(separator: "### Forfall")
        #expect(parts[0].contains("Leiar Sande") && !parts[0].contains("Leiar Hareid"))
        #expect(parts[1].contains("Leiar Hareid, helseleiar, Hareid [ikkje meldt]"))
        #expect(text.contains("- Tid: kl. 09.04–09.15") && text.contains("- Tid: kl. 09.04–09.13"))
        let read = try await MinutesWorkflow(room.called.world.environment, digest: { "\($0.count)" }).check(
            Array(text.utf8))
        #expect(read.result.errors.isEmpty)
    }

    @Test("only those who are expected can be marked, and a mark can be taken back")
    func marks() async throws {
        let room = try await Room()
        await #expect(throws: Refusal.self) {
            _ = try await room.chair.mark(room.called.name, "eli", isPresent: true, in: room.network)
        }
        var view = try await room.chair.mark(room.called.name, "oddvar", isPresent: true, in: room.network)
        #expect(view.expected.first { $0.id == "oddvar" }?.isPresent == true)
        view = try await room.chair.mark(room.called.name, "oddvar", isPresent: nil, in: room.network)
        #expect(view.expected.first { $0.id == "oddvar" }?.isPresent == nil)
    }

    @Test(
        "whatever is pressed in whatever order, at most one line is up, and no time is counted twice", arguments: 1...20
    )
    func anyOrder(_ seed: UInt64) async throws {
        let room = try await Room()
        var random = SeededRandom(seed: seed)
        try await room.act(.begin)
        var minutes = 0
        for _ in 0..<25 {
            let lines = try await room.view().lines
            let verb: ChairWorkflow.Verb =
                [.next, .previous, .take(up: lines.randomElement(using: &random)?.id ?? "x"), .postpone, .next][
                    Int.random(in: 0..<5, using: &random)]
            do { try await room.act(verb) } catch let refusal as Refusal {
                #expect(["not-a-case", "case-closed"].contains(refusal.code))
            }
            let isUp = try await room.view().present != nil
            let step = Int.random(in: 0...4, using: &random)
            room.called.world.time.advance(minutes: step)
            if isUp { minutes += step }
            let view = try await room.view()
            #expect(view.sitting.turns.count { $0.until == nil } <= 1)
            #expect(view.lines.reduce(0) { $0 + $1.spentSeconds } == minutes * 60)
        }
    }
}
