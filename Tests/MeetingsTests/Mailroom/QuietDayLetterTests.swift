import FoundationEssentials
import Logging
import TestSupport
import Testing

@testable import Meetings

@Suite("Letters that can wait, on quiet days")
struct QuietDayLetterTests {
    /// A reminder that is written on the day, and the dispatcher that finds the server away.
    private func remindedWorld(on day: String) async throws -> (FollowUpWorld, ScriptedDelivery, Dispatcher) {
        let follow = try await FollowUpWorld()
        let date = Sample.day(day)
        try await follow.save(
            Sample.item(owners: [Sample.vanylven], due: Sample.due(date.adding(days: -1).description)))
        try await follow.live(date)
        let delivery = ScriptedDelivery()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let dispatcher = Dispatcher(
            follow.world.environment, delivery: delivery, presence: ScriptedPresence(), logger: logger)
        delivery.then(.notSent(text: "away"))
        _ = try await dispatcher.pass()
        #expect(delivery.delivered.isEmpty)
        return (follow, delivery, dispatcher)
    }

    @Test("a reminder that couldn't leave on Friday leaves on Monday, and not before half past seven")
    func weekend() async throws {
        let (follow, delivery, dispatcher) = try await remindedWorld(on: "2023-08-25")
        for instant in ["2023-08-26T09:00:00+02:00", "2023-08-27T12:00:00+02:00", "2023-08-28T07:00:00+02:00"] {
            follow.world.time.set(instant)
            #expect(try await dispatcher.pass().sent == 0)
        }
        follow.world.time.set("2023-08-28T07:31:00+02:00")
        #expect(try await dispatcher.pass().sent > 0)
        let reminder = try #require(try await follow.world.letters().first { $0.kind == "reminder" })
        #expect(delivery.delivered.contains(reminder.id))
    }

    @Test("one that couldn't leave before the summer break isn't sent after it: its figures are old")
    func summer() async throws {
        let (follow, delivery, dispatcher) = try await remindedWorld(on: "2023-06-30")
        follow.world.time.set("2023-08-14T09:00:00+02:00")
        _ = try await dispatcher.pass()
        let reminder = try #require(try await follow.world.letters().first { $0.kind == "reminder" })
        #expect(reminder.state == .expired && !delivery.delivered.contains(reminder.id))
    }

    @Test("calls don't wait")
    func calls() async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        called.world.time.set("2023-06-17T09:00:00+02:00")
        let delivery = ScriptedDelivery()
        let dispatcher = Dispatcher(
            called.world.environment, delivery: delivery, presence: ScriptedPresence(), logger: Logger(label: "test"))
        #expect(try await dispatcher.pass().sent == 8)
    }
}
