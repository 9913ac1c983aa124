import TestSupport
import Testing

@testable import Meetings

@Suite("The inbox in the coordinator's digest")
struct InboxDigestTests {
    @Test("what waits is in the week's first digest, and what is new in the next")
    func digest() async throws {
        let world = try await ReplyWorld()
        try await world.deal(IncomingLetter(from: "x@example.com", subject: "Spørsmål", words: ["Hei"]))
        try await world.world.deciding { try $0.daily() }
        let first = try await world.letters("coordinator")
        #expect(first.map(\.to) == ["oddvar@example.no"])
        #expect(String(decoding: first[0].body, as: UTF8.self).contains("Spørsmål"))
        world.world.time.advance(days: 1)
        try await world.world.deciding { try $0.daily() }
        #expect(try await world.letters("coordinator").count == 1)
        world.world.time.advance(days: 1)
        try await world.deal(IncomingLetter(from: "y@example.com", subject: "Eit til", words: ["Hei"]))
        try await world.world.deciding { try $0.daily() }
        #expect(try await world.letters("coordinator").count == 2)
    }
}
