import TestSupport
import Testing

@testable import Meetings

@Suite("Calls that are asked for again")
struct RefreshTests {
    @Test("who asks for the call again (REFRESH, I12) gets it as it is, and only ten a day")
    func refresh() async throws {
        let world = try await ReplyWorld()
        for minute in 0..<12 {
            let filing = try await world.deal(
                try await world.reply("leiar-hareid", .none, at: minute) { $1.method = .refresh })
            #expect(filing.outcome == .command)
        }
        let letters = try await world.letters("updated")
        #expect(letters.count == 10 && letters.allSatisfy { $0.to == "leiar.hareid@example.no" })
    }

    @Test("nor does it get one that is cancelled more often than ten times a day")
    func refreshOfCancelled() async throws {
        let world = try await ReplyWorld()
        let (invitations, name) = (world.called.invitations, world.called.name)
        _ = try await invitations.cancel(name, reason: nil, in: world.called.world.network)
        let before = try await world.letters("cancelled").count
        for minute in 0..<12 {
            _ = try await world.deal(
                try await world.reply("leiar-hareid", .none, at: minute) { $1.method = .refresh })
        }
        // The cancellation itself is one of the ten.
        #expect(try await world.letters("cancelled").count == before + 9)
    }
}
