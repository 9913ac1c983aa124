import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The API: feeds and links")
struct SubscriptionCallsTests {
    private let network = Program.network
    private let forum = Program.forum

    @Test("a forum’s addresses are made, renewed and taken back by its coordinator")
    func forumFeeds() async throws {
        let program = try await Program(try await TestSite())
        let made = try await program(.post, "\(forum)/feeds", ["kind": "minutes"])
        #expect(made.status == 200 && made.object["kind"] as? String == "minutes")
        let (id, token) = (
            try #require(made.object["id"] as? String), try #require(made.object["token"] as? String)
        )
        #expect(try await program.site.get("/feeds/\(token).atom").status == 200)
        let renewed = try await program(.post, "\(forum)/feeds/\(id)/renew")
        #expect(renewed.object["of"] as? String == "sjustjerna")
        #expect(try await program.site.get("/feeds/\(token).atom").status == 410)
        let listed = try await program(.get, "\(forum)/feeds").list
        #expect(listed.count == 2 && !listed.contains { $0["token"] != nil || $0["address"] != nil })
        let again = try await program(.post, "\(forum)/feeds/\(id)/renew")
        #expect(again.status == 409 && again.code == "feed-revoked")
        let second = try #require(renewed.object["id"] as? String)
        #expect(try await program(.delete, "\(forum)/feeds/\(second)").object["revoked"] as? Bool == true)
        #expect(try await program(.delete, "\(forum)/feeds/\(second)").object["revoked"] as? Bool == false)
        #expect(try await program(.delete, "\(forum)/feeds/x1").status == 404)
        #expect(try await program(.post, "\(forum)/feeds", ["kind": "person"]).status == 422)
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.get, "\(forum)/feeds").status == 403)
        #expect(try await member(.post, "\(forum)/feeds", ["kind": "forum"]).status == 403)
    }

    @Test("everyone has addresses of their own, and nobody another’s")
    func ownFeeds() async throws {
        let site = try await TestSite()
        let (one, other) = (try await Program(site, as: "leiar-hareid"), try await Program(site))
        let made = try await one(.post, "\(network)/mine/feeds")
        #expect(made.object["kind"] as? String == "person" && made.object["of"] as? String == "leiar-hareid")
        let id = try #require(made.object["id"] as? String)
        #expect(try await other(.get, "\(network)/mine/feeds").list.isEmpty)
        #expect(try await other(.delete, "\(network)/mine/feeds/\(id)").status == 404)
        #expect(try await other(.delete, "\(forum)/feeds/\(id)").status == 404)
        #expect(try await other(.post, "\(network)/mine/feeds/\(id)/renew").status == 404)
        #expect(try await one(.delete, "\(network)/mine/feeds/\(id)").object["revoked"] as? Bool == true)
    }

    @Test("links are looked at without being told apart by who can’t have them, listed and taken back")
    func links() async throws {
        let members = try await MemberSite()
        let program = try await Program(members.site)
        let address = members.link(.answerInvitation, to: "leiar-hareid")
        #expect(!address.isEmpty)
        let seen = try await program(.post, "\(network)/links/verify", ["link": address])
        #expect(seen.object["valid"] as? Bool == true && seen.object["person"] as? String == "leiar-hareid")
        #expect(seen.object["meeting"] as? String == "sjustjerna/2023-08-18")
        let unknown = try await program(.post, "\(network)/links/verify", ["link": "tull"])
        #expect(unknown.object["valid"] as? Bool == false && unknown.object["reason"] as? String == "malformed")
        let listed = try await program(.get, "\(network)/links?person=leiar-hareid").list
        let first = try #require(listed.first)
        #expect(first["id"] is String && first["uses"] as? Int == 0 && first["token"] == nil)
        #expect(try await program(.get, "\(network)/links?person=ingen").status == 404)
        #expect(
            try await program(.post, "\(network)/links/revoke", ["link": address]).object["revoked"] as? Int == 1)
        let after = try await program(.post, "\(network)/links/verify", ["link": address])
        #expect(after.object["reason"] as? String == "revoked")
        let rest = try await program(.delete, "\(network)/people/leiar-hareid/links")
        #expect(rest.object["revoked"] as? Int == listed.count - 1)
        let good = try await program(.get, "\(network)/links").list.first { $0["valid"] as? Bool == true }
        let letter = try #require(good?["letter"] as? String)
        #expect(try await program(.delete, "\(network)/mail/\(letter)/links").status == 200)
        for path in ["people/ingen/links", "mail/x1/links"] {
            #expect(try await program(.delete, "\(network)/\(path)").status == 404, "\(path)")
        }
        #expect(try await program(.post, "\(network)/links/revoke", ["link": "tull"]).status == 404)
        #expect(try await program(.post, "\(network)/links/revoke", [:]).status == 422)
        let member = try await Program(members.site, as: "leiar-hareid")
        #expect(try await member(.post, "\(network)/links/verify", ["link": address]).status == 403)
        #expect(try await member(.get, "\(network)/links").status == 403)
    }
}
