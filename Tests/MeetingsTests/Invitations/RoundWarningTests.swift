import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("What a round warns of")
struct RoundWarningTests {
    @Test("moved onto a holiday: said in the preview and when it is done, and not forbidden")
    func ontoHoliday() async throws {
        let called = try await CalledWorld(at: "2023-03-01T08:00:00+01:00")
        try await called.accept(SampleRegister.day(2023, 4, 14))
        let name = try MeetingName("sjustjerna/2023-04-14")
        let target = MoveTarget(date: SampleRegister.day(2023, 5, 17))
        let preview = try await called.invitations.previewMove(name, to: target, in: called.world.network)
        #expect(preview.against.map(\.code).contains(.publicHoliday))
        let round = try await called.invitations.move(name, to: target, in: called.world.network)
        #expect(round.against == preview.against && round.meeting.date == target.date)
    }

    @Test("a reason for a cancellation is a line that a letter can hold", arguments: ["", "a\u{202E}b", "x\ny\u{7}"])
    func badReason(reason: String) async throws {
        let called = try await CalledWorld()
        await #expect(throws: Refusal.self) {
            try await called.invitations.cancel(called.name, reason: reason, in: called.world.network)
        }
        let long = String(repeating: "x", count: 301)
        await #expect(throws: Refusal.self) {
            try await called.invitations.previewCancel(called.name, reason: long, in: called.world.network)
        }
    }

    @Test("an address that letters have come back from is marked in the preview")
    func unreachable() async throws {
        let called = try await CalledWorld()
        try await called.world.deciding { books in
            try books.ledger.save(
                UndeliverableAddress(
                    address: "leiar.hareid@example.no", status: "5.1.1", reason: "", letter: nil, since: books.now))
        }
        let round = try await called.invitations.preview(called.name, in: called.world.network)
        #expect(round.unreachable == ["leiar.hareid@example.no"])
    }
}
