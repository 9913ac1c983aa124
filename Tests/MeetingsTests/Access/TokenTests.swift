import FoundationEssentials
import TestSupport
import Testing

@testable import Meetings

@Suite("Tokens for programs")
struct TokenTests {
    private func order(
        _ name: String = "arkiv", _ scopes: Set<APIToken.Scope> = [.read], days: Int = 30, person: String = "oddvar"
    ) -> TokenWorkflow.Order {
        TokenWorkflow.Order(name: name, scopes: scopes, days: days, person: person)
    }

    @Test("it opens until it runs out, and is told once")
    func works() async throws {
        let life = try await AccessWorld()
        let new = try await life.tokens.create(order("  arkiv ", [.write, .read]), in: "sjustjerna")
        #expect(new.token.hasPrefix("samling_") && new.token.utf8.count >= 34)
        #expect(new.record.name == "arkiv" && new.record.sortedScopes == [.read, .write])
        #expect(!"\(new.record)".contains(new.token))
        let opened = try #require(try await life.tokens.open(new.token))
        #expect(opened.id == new.record.id && opened.lastUsed == life.time.now)
        #expect(try await life.tokens.list(in: "sjustjerna").map(\.id) == [new.record.id])
        #expect(try await life.tokens.list(in: "anna").isEmpty)
        life.time.advance(days: 30)
        #expect(try await life.tokens.open(new.token) == nil)
    }

    @Test("taken back it opens nothing, and stays taken back")
    func revoked() async throws {
        let life = try await AccessWorld()
        let new = try await life.tokens.create(order(), in: "sjustjerna")
        #expect(await life.refusal { _ = try await life.tokens.revoke(new.record.id, in: "anna") } == "unknown-token")
        let revoked = try await life.tokens.revoke(new.record.id, in: "sjustjerna").revoked
        #expect(revoked == life.time.now)
        life.time.advance(minutes: 5)
        #expect(try await life.tokens.revoke(new.record.id, in: nil).revoked == revoked)
        #expect(try await life.tokens.open(new.token) == nil)
    }

    @Test("a changed sign, the hash, or another kind of token opens nothing")
    func forged() async throws {
        let life = try await AccessWorld()
        let new = try await life.tokens.create(order(), in: "sjustjerna")
        let session = try await life.signedIn()
        for text in [
            new.record.hash, "samling_" + new.record.hash, new.token + "a", String(new.token.dropLast()),
            session.token, "samling_" + session.token, "", "samling_", new.token.uppercased(),
        ] {
            #expect(try await life.tokens.open(text) == nil)
            #expect(try await life.access.open(new.token) == nil)
        }
    }

    @Test("it must have a name, something it may do, a person and an end")
    func refusals() async throws {
        let life = try await AccessWorld()
        let cases: [(TokenWorkflow.Order, String)] = [
            (order(""), "bad-token-name"), (order("a\nb"), "bad-token-name"),
            (order(String(repeating: "a", count: 101)), "bad-token-name"), (order("a", []), "bad-token-scopes"),
            (order("a", days: 0), "bad-token-days"), (order("a", days: 731), "bad-token-days"),
            (order("a", person: "framand"), "unknown-person"),
        ]
        for (order, code) in cases {
            #expect(await life.refusal { _ = try await life.tokens.create(order, in: "sjustjerna") } == code)
        }
        #expect(try await life.tokens.list(in: nil).isEmpty)
    }
}
