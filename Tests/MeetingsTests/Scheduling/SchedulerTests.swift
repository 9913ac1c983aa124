import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

@Suite("The scheduler")
struct SchedulerTests {
    private func scheduler(_ world: World) -> Scheduler {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Scheduler(world.environment, logger: logger)
    }

    private func planned(at instant: String) async throws -> World {
        let world = try await World(at: instant)
        _ = try await PlanningWorkflow(world.environment).accept(
            "sjustjerna", from: nil, until: SampleRegister.day(2024, 6, 30), in: world.network)
        return world
    }

    @Test("the two next meetings are called by themselves, and the third when the first has been (rolling horizon)")
    func horizon() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        func calledMeetings() async throws -> Int {
            try await world.deciding { try $0.ledger.meetings(of: "sjustjerna").count { $0.called != nil } }
        }
        #expect(try await calledMeetings() == 2)
        _ = try await scheduler(world).pass()
        #expect(try await calledMeetings() == 2)
        #expect(try await world.letters().count { $0.kind == "invitation" } == 16)
        world.time.set("2023-08-21T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await calledMeetings() == 3)
    }

    @Test("a job that fails is counted, and done when it can be")
    func failing() async throws {
        struct Fault: Error {}
        let mail = ScriptedMail()
        let world = try await World(at: "2023-06-12T08:00:00+02:00", correspondence: mail)
        _ = try await PlanningWorkflow(world.environment).accept(
            "sjustjerna", from: nil, until: SampleRegister.day(2024, 6, 30), in: world.network)
        mail.fail(with: Fault())
        let first = try await scheduler(world).pass()
        #expect(first.failed == 2)
        mail.fail(with: nil)
        world.time.advance(hours: 1)
        let second = try await scheduler(world).pass()
        #expect(second.failed == 0 && second.ran >= 2)
    }

    @Test("a forum that calls by hand is left alone")
    func manual() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        try await world.deciding { books in
            var register = books.register
            register.forums[0].invitations.mode = .manual
            try books.ledger.save(register)
        }
        _ = try await scheduler(world).pass()
        #expect(try await world.letters().allSatisfy { $0.kind != "invitation" })
    }

    @Test("cases are asked for once, before the summer break where the day lies in it")
    func collecting() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        world.time.set("2023-06-30T07:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await world.letters().allSatisfy { $0.kind != "collect" })
        world.time.set("2023-06-30T07:31:00+02:00")
        for _ in 0..<3 { _ = try await scheduler(world).pass() }
        #expect(try await world.letters().count { $0.kind == "collect" } == 8)
    }

    @Test("caught up with in the summer break, cases aren't asked for before it is over")
    func quietCatchingUp() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        world.time.set("2023-08-01T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await world.letters().allSatisfy { $0.kind != "collect" && $0.kind != "clearing" })
        world.time.set("2023-08-14T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await world.letters().contains { $0.kind == "clearing" })
    }

    @Test("stopped for months and started again, it catches up once and floods nobody")
    func catchingUp() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        let before = try await world.letters().count
        world.time.set("2024-01-15T08:00:00+01:00")
        for _ in 0..<5 { _ = try await scheduler(world).pass() }
        let fresh = try await world.letters().dropFirst(before)
        let perPerson = Dictionary(grouping: fresh) { "\($0.to) \($0.kind) \($0.meeting?.rawValue ?? "")" }
        #expect(perPerson.values.allSatisfy { $0.count == 1 })
        // Nothing about the meetings that have been meanwhile.
        let today = SampleRegister.day(2024, 1, 15)
        let past = try await world.deciding { try $0.ledger.meetings().filter { $0.date < today }.map(\.id) }
        #expect(
            fresh.allSatisfy { letter in
                letter.meeting.map { !past.contains($0) } ?? true || letter.kind == "coordinator"
            })
    }

    @Test("meetings that are over count as held; nothing moves or cancels them after that")
    func held() async throws {
        let world = try await planned(at: "2023-06-12T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        world.time.set("2023-08-18T14:31:00+02:00")
        _ = try await scheduler(world).pass()
        let meeting = try await world.deciding { try $0.meeting(MeetingName("sjustjerna/2023-08-18")) }
        #expect(meeting.stage == .held)
        await #expect(throws: Refusal.self) {
            try await InvitationWorkflow(world.environment).cancel(
                try MeetingName("sjustjerna/2023-08-18"), reason: nil, in: world.network)
        }
    }

    @Test("a meeting that is moved, and back again when its day has passed without it, is prepared after all")
    func movedBack() async throws {
        let world = try await planned(at: "2023-08-21T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        let meeting = try await world.deciding {
            try #require(try $0.ledger.meetings().first { $0.date > SampleRegister.day(2023, 9, 1) })
        }
        let workflow = InvitationWorkflow(world.environment)
        let later = meeting.date.adding(days: 28)
        _ = try await workflow.move(
            MeetingName("sjustjerna/\(meeting.date)"), to: MoveTarget(date: later), in: world.network)
        world.time.advance(days: 28)
        _ = try await scheduler(world).pass()
        let states = try await world.deciding { try $0.ledger.jobs(of: meeting.id) }
        #expect(states.contains { $0.kind == .collect && $0.state == .dropped })
        _ = try await workflow.move(
            MeetingName("sjustjerna/\(later)"), to: MoveTarget(date: meeting.date), in: world.network)
        world.time.advance(days: 1)
        _ = try await scheduler(world).pass()
        let asked = try await world.letters().count { $0.kind == "collect" && $0.meeting == meeting.id }
        #expect(asked == 8)
    }

    @Test("a moved meeting's old jobs do nothing, and its new ones come on their day")
    func movedMeeting() async throws {
        let world = try await planned(at: "2023-08-21T08:00:00+02:00")
        let meeting = try await world.deciding {
            try $0.ledger.meetings().first { $0.date > SampleRegister.day(2023, 10, 1) }
        }
        let name = try MeetingName("sjustjerna/\(try #require(meeting).date)")
        _ = try await InvitationWorkflow(world.environment).move(
            name, to: MoveTarget(date: try #require(meeting).date.adding(days: 28)), in: world.network)
        let id = try #require(meeting).id
        func asked() async throws -> Int {
            try await world.letters().count { $0.kind == "collect" && $0.meeting == id }
        }
        // From 6 October to 3 November: the old day is 15 September, the new one 13 October.
        world.time.set("2023-09-18T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await asked() == 0)
        world.time.set("2023-10-13T08:00:00+02:00")
        _ = try await scheduler(world).pass()
        #expect(try await asked() == 8)
    }
}
