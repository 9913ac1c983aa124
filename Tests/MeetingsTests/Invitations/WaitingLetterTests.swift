import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Letters that wait while their meeting changes")
struct WaitingLetterTests {
    private enum Change: CaseIterable { case otherDay, otherTime, cancelled }

    /// A meeting to which everybody has been called.
    private func invited() async throws -> (CalledWorld, Meeting) {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        try await called.sendAll()
        return (called, try await called.meeting())
    }

    private func make(_ change: Change, _ called: CalledWorld) async throws {
        switch change {
        case .otherDay:
            let target = MoveTarget(date: SampleRegister.day(2023, 8, 25))
            _ = try await called.invitations.move(called.name, to: target, in: called.world.network)
        case .otherTime:
            let target = MoveTarget(date: SampleRegister.day(2023, 8, 18), start: SampleRegister.time(10, 0))
            _ = try await called.invitations.move(called.name, to: target, in: called.world.network)
        case .cancelled: _ = try await called.invitations.cancel(called.name, reason: nil, in: called.world.network)
        }
    }

    @Test("what asks for cases to a day that the meeting isn't on any more is taken back", arguments: Change.allCases)
    private func questions(change: Change) async throws {
        let (called, meeting) = try await invited()
        #expect(try await called.world.deciding { try $0.collect(meeting) && $0.askForClearing(meeting) })
        try await make(change, called)
        let questions = try await called.world.letters().filter { ["collect", "clearing"].contains($0.kind) }
        #expect(questions.count == 9)
        #expect(questions.allSatisfy { $0.state == (change == .otherTime ? .ready : .cancelled) })
    }

    @Test("a meeting that is moved back to its day is asked about after all, once")
    func movedBack() async throws {
        let called = try await CalledWorld()
        let meeting = try await called.meeting()
        #expect(try await called.world.deciding { try $0.collect(meeting) })
        try await make(.otherDay, called)
        let back = MoveTarget(date: SampleRegister.day(2023, 8, 18))
        _ = try await called.invitations.move(
            try MeetingName("sjustjerna/2023-08-25"), to: back, in: called.world.network)
        let questions = try await called.world.letters().filter { $0.kind == "collect" }
        #expect(questions.count == 8 && questions.allSatisfy { $0.state == .ready })
    }

    @Test("what has been put off over a holiday doesn't keep the news of the meeting back", arguments: Change.allCases)
    private func news(change: Change) async throws {
        let (called, meeting) = try await invited()
        let later = called.world.time.now.addingTimeInterval(86_400 * 30)
        try await called.world.deciding { books in
            _ = try books.collect(meeting)
            _ = try books.ledger.putOffLetters(of: OutboxLetter.kindsThatCanWait, until: later)
        }
        try await make(change, called)
        try await called.sendAll()
        let news = try await called.world.letters().filter { $0.kind != "collect" }
        #expect(news.count == 16 && news.allSatisfy { $0.state == .sent })
    }
}
