import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Books with nothing to do in them")
struct CalmBooksTests {
    private let begin = Date(timeIntervalSince1970: 1_000_000)

    @Test("they stay shut until something is written, the time comes, or the clock is set back")
    func holds() {
        let calm = CalmBooks()
        #expect(!calm.holds(for: "n", change: 1, now: begin))
        calm.note(CalmBooks.Look(change: 1, at: begin, until: begin + 60), for: "n")
        #expect(calm.holds(for: "n", change: 1, now: begin) && calm.holds(for: "n", change: 1, now: begin + 59))
        #expect(!calm.holds(for: "n", change: 2, now: begin) && !calm.holds(for: "other", change: 1, now: begin))
        #expect(!calm.holds(for: "n", change: 1, now: begin + 60) && !calm.holds(for: "n", change: 1, now: begin - 1))
    }

    @Test(
        "the next look is due when a meeting ends, the day's letters are made, a job falls due, or a day begins",
        arguments: [
            ("2023-08-17T06:00:00+02:00", "2023-08-17T07:30:00+02:00"),
            ("2023-08-17T08:00:00+02:00", "2023-08-18T00:00:00+02:00"),
            ("2023-08-18T08:00:00+02:00", "2023-08-18T14:30:00+02:00"),
            ("2023-08-18T15:00:00+02:00", "2023-08-18T16:00:00+02:00"),
        ])
    func nextLook(now: String, expected: String) async throws {
        let called = try await CalledWorld()
        _ = try await called.invitations.invite(called.name, in: called.world.network)
        called.world.time.set(now)
        let due = try #require(Date(rfc3339: "2023-08-18T16:00:00+02:00"))
        let next = try await called.world.deciding { books in
            for job in try books.ledger.jobsDue(at: .distantFuture) {
                var done = job
                done.state = .done
                try books.ledger.save(done)
            }
            _ = try books.ledger.add(Job(key: "collect:later", kind: .collect, due: due))
            return try books.nextLook()
        }
        #expect(next == Date(rfc3339: expected))
    }
}
