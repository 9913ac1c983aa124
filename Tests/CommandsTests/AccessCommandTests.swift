import Foundation
import Testing

@Suite("samling token, samling session, and where serve listens")
struct AccessCommandTests {
    @Test("a token is made, shown once, listed and taken back")
    func tokens() throws {
        let samling = try Samling.planned()
        let made = try samling("token", "create", "arkiv", "--scope", "read", "--scope", "write", "--json").object
        let token = try #require(made["token"] as? String)
        let id = try #require(made["id"] as? String)
        #expect(token.hasPrefix("samling_"))
        #expect(made["scopes"] as? [String] == ["read", "write"])
        #expect(made["person"] as? String == "oddvar")
        let listed = try samling("token", "list", "--json")
        #expect(listed.list.map { $0["id"] as? String } == [id])
        #expect(!listed.out.contains(token))
        let revoked = try samling("token", "revoke", id, "--json").object
        #expect(revoked["revoked"] as? String != nil)
        #expect(try samling("token", "revoke", "no-such").status == 65)
        #expect(try samling("token", "create", "arkiv", "--scope", "everything").status == 64)
        #expect(
            try samling("token", "create", "arkiv", "--days", "0", "--json").error["code"] as? String
                == "bad-token-days")
    }

    @Test("nobody is signed in before anyone has")
    func sessions() throws {
        let samling = try Samling.planned()
        #expect(try samling("session", "list", "--json").out == "[]\n")
        #expect(try samling("session", "revoke", "no-such", "--json").error["code"] as? String == "unknown-session")
        #expect(
            try samling("session", "revoke", "--address", "oddvar@example.no", "--json").object["revoked"] as? Int == 0)
        #expect(try samling("session", "revoke").status == 64)
    }

    @Test("serve doesn't listen to the world by itself", arguments: ["0.0.0.0", "::", "192.0.2.1"])
    func listening(host: String) throws {
        let samling = try Samling.planned()
        let outcome = try samling("serve", "--set", "http.host=\(host)", "--lang", "en")
        #expect(outcome.status == 78)
        #expect(outcome.err.contains("--behind-proxy"))
    }

    @Test("administrators must be addresses")
    func administrators() throws {
        let samling = try Samling.planned()
        #expect(try samling("forums", environment: ["SAMLING_HTTP_ADMINISTRATORS": "drift"]).status == 78)
        #expect(try samling("forums", environment: ["SAMLING_HTTP_ADMINISTRATORS": "drift@example.no"]).status == 0)
    }
}
