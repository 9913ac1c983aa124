import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The API: letters, tokens and sessions")
struct AccessCallsTests {
    private let network = Program.network
    private let everything = Set(APIToken.Scope.allCases)

    private func called() async throws -> (program: Program, letters: [String]) {
        let program = try await Program(try await TestSite())
        _ = try await program(.post, "\(try await program.plan())/invitations")
        return (program, try await program.site.world.letters().map(\.id.rawValue))
    }

    @Test("letters are held and let go, all that are named or none")
    func holding() async throws {
        let (program, letters) = try await called()
        let two = Array(letters.prefix(2))
        let held = try await program(.post, "\(network)/mail/hold", ["letters": two])
        #expect(held.status == 200 && held.object["changed"] as? [String] == two)
        #expect(try await program(.get, "\(network)/mail?state=held").list.count == 2)
        let mixed = try await program(.post, "\(network)/mail/release", ["letters": [two[0], letters[3]]])
        #expect(mixed.status == 409 && mixed.code == "not-held")
        #expect(try await program(.get, "\(network)/mail?state=held").list.count == 2)
        let released = try await program(.post, "\(network)/mail/release", ["letters": two])
        #expect(released.object["changed"] as? [String] == two)
        #expect(try await program(.post, "\(network)/mail/retry", ["letters": [two[0]]]).code == "no-retry")
        #expect(try await program(.post, "\(network)/mail/hold", ["letters": ["finst-ikkje"]]).status == 404)
        for bad: [String: Any] in [["letters": [String]()], ["letters": [3]], ["letters": two[0]], [:]] {
            #expect(try await program(.post, "\(network)/mail/hold", bad).status == 422, "\(bad)")
        }
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.post, "\(network)/mail/hold", ["letters": two]).status == 403)
    }

    @Test("what came back is sent again, the same letter")
    func retrying() async throws {
        let (program, letters) = try await called()
        let environment = program.site.world.environment
        let id = LetterID(letters[0])
        let isChanged = try await environment.store.post { [now = environment.time.now()] in
            try $0.setState(id, from: [.ready], to: .bounced, now: now)
        }
        #expect(isChanged)
        let sent = try await program(.post, "\(network)/mail/retry", ["letters": [letters[0]]])
        #expect(sent.object["changed"] as? [String] == [letters[0]])
        #expect(try await program(.get, "\(network)/mail?state=failed").list.isEmpty)
    }

    @Test("the installation is closed and opened by a token that was made for it, and no other")
    func closing() async throws {
        let (program, letters) = try await called()
        let refused = try await program(.post, "/outbox/hold")
        #expect(refused.status == 403 && refused.code == "forbidden")
        let keeper = try await Program(program.site, everything)
        #expect(try await keeper(.post, "/outbox/hold").object["changed"] as? [String] == letters)
        #expect(try await program(.get, "\(network)/mail?state=held").list.count == letters.count)
        #expect((try await keeper(.post, "/outbox/hold").object["changed"] as? [String])?.isEmpty == true)
        let silent = try await Program(program.site, [.write, .administer])
        #expect(try await silent(.post, "/outbox/release").code == "insufficient-scope")
        #expect(try await keeper(.post, "/outbox/release").object["changed"] as? [String] == letters)
        // It opens nothing else that isn't its person's.
        let member = try await Program(program.site, as: "leiar-hareid", everything)
        #expect(try await member(.get, "\(network)/mail").status == 403)
        #expect(try await member(.get, "/networks/anna/forums").status == 404)
    }

    @Test("a token for the installation is of no use once its person has left")
    func leaving() async throws {
        let site = try await TestSite()
        let keeper = try await Program(site, as: "kari", everything)
        #expect(try await keeper(.get, "/sessions").status == 200)
        try await site.world.deciding { books in
            var register = books.register
            for index in register.people.indices where register.people[index].id == "kari" {
                register.people[index].ended = SampleRegister.day(2023, 6, 1)
            }
            try books.ledger.save(register)
        }
        #expect(try await keeper(.get, "/sessions").status == 403)
        #expect(try await keeper(.post, "/outbox/hold").status == 403)
    }

    @Test("a token makes tokens of its own person with no more than it has, for no longer than it holds")
    func making() async throws {
        let site = try await TestSite()
        let program = try await Program(site, [.read, .write])
        let path = "\(network)/tokens"
        let made = try await program(.post, path, ["name": "arkiv", "days": 730])
        #expect(made.object["scopes"] as? [String] == ["read"] && made.object["person"] as? String == "oddvar")
        let own = try await TokenWorkflow(site.site.environment).list(in: "sjustjerna").first { $0.name == "prøve" }
        #expect(made.object["expires"] as? String == own?.expires.rfc3339(in: Zone(identifier: "Europe/Oslo") ?? .utc))
        let text = try #require(made.object["token"] as? String)
        let child = try await site.send(
            .get, "/api/v1/networks", headers: ["Authorization": "Bearer \(text)"])
        #expect(child.status == 200)
        for scope in ["send", "administer"] {
            let more = try await program(.post, path, ["name": "meir", "scopes": ["read", scope]])
            #expect(more.status == 403 && more.code == "scopes-beyond", "\(scope)")
        }
        for bad: [String: Any] in [["name": "x", "scopes": ["all"]], ["name": "x", "days": 731], ["name": ""], [:]] {
            #expect(try await program(.post, path, bad).status == 422, "\(bad)")
        }
        #expect(try await program(.get, path).list.contains { $0["token"] != nil } == false)
        let id = try #require(made.object["id"] as? String)
        #expect(try await program(.delete, "\(path)/\(id)").object["revoked"] as? String != nil)
        #expect(try await program(.delete, "\(path)/x1").status == 404)
        let dead = try await site.send(.get, "/api/v1/networks", headers: ["Authorization": "Bearer \(text)"])
        #expect(dead.status == 401)
        let member = try await Program(site, as: "leiar-hareid")
        #expect(try await member(.post, path, ["name": "x"]).status == 403)
        #expect(try await member(.get, path).status == 403)
    }

    @Test("the website makes no token for the installation")
    func pages() async throws {
        let site = try await TestSite()
        let form = [("name", "x"), ("scope", "read"), ("scope", "administer"), ("days", "30")]
        let page = try await site.post("/n/sjustjerna/tokens", form, as: "oddvar")
        #expect(page.status == 403)
        #expect(try await TokenWorkflow(site.site.environment).list(in: "sjustjerna").isEmpty)
    }

    @Test("sessions are listed and ended by a token for the installation")
    func sessions() async throws {
        let site = try await TestSite()
        let keeper = try await Program(site, everything)
        let now = site.world.time.now
        for (id, address) in [("s1", "kari@example.no"), ("s2", "kari@example.no"), ("s3", "oddvar@example.no")] {
            let session = BrowserSession(
                id: id, hash: "hash-\(id)", address: address, created: now, lastSeen: now, rotated: now,
                expires: now.addingTimeInterval(86_400), device: "Firefox, Linux")
            try await site.world.environment.store.access { try $0.save(session) }
        }
        #expect(try await keeper(.get, "/sessions").list.count == 3)
        #expect(try await keeper(.get, "/sessions?address=Kari@example.no").list.count == 2)
        #expect(try await keeper(.delete, "/sessions/s3").object["revoked"] as? Int == 1)
        #expect(try await keeper(.delete, "/sessions/s3").status == 404)
        let ended = try await keeper(.post, "/sessions/end", ["address": "kari@example.no"])
        #expect(ended.object["revoked"] as? Int == 2)
        #expect(try await keeper(.get, "/sessions").list.isEmpty)
        #expect(try await keeper(.post, "/sessions/end", ["address": 3]).status == 422)
        #expect(try await Program(site)(.get, "/sessions").status == 403)
    }
}
