import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The API")
struct APITests {
    private let forum = Program.forum

    private func planned() async throws -> (program: Program, meeting: String) {
        let program = try await Program(try await TestSite())
        return (program, try await program.plan())
    }

    @Test("from plan to invitation, with the same JSON as the commands")
    func loop() async throws {
        let (program, meeting) = try await planned()
        let meetings = try await program(.get, "\(forum)/meetings")
        #expect(meetings.list.count > 2)
        #expect(meetings.list[0]["stage"] as? String == "planned")
        #expect(
            (meetings.list[0]["answers"] as? [String: Int]) == [
                "accepted": 0, "declined": 0, "tentative": 0, "none": 0,
            ])
        let preview = try await program(.get, "\(meeting)/invitations")
        #expect(preview.object["sent"] as? Int == 0 && (preview.object["recipients"] as? [Any])?.count == 8)
        #expect(try await program.site.world.letters().isEmpty)
        let sent = try await program(.post, "\(meeting)/invitations")
        #expect(sent.object["sent"] as? Int == 8)
        #expect(try await program(.post, "\(meeting)/invitations").object["sent"] as? Int == 0)
        let answer = try await program(.put, "\(meeting)/answers/leiar-hareid", ["answer": "accepted"])
        #expect(answer.object["answer"] as? String == "accepted")
        #expect((try await program(.get, meeting).object["answers"] as? [String: Int])?["accepted"] == 1)
        #expect(try await program(.get, "/networks/sjustjerna/mail?state=queued").list.count == 8)
        #expect(try await program(.get, "\(forum)/meetings/next").object["id"] as? String != nil)
    }

    @Test("a move is shown first, and done when it is to be sent")
    func moving() async throws {
        let (program, meeting) = try await planned()
        _ = try await program(.post, "\(meeting)/invitations")
        let shown = try await program(.post, "\(meeting)/move", ["to": "2023-07-21"])
        #expect(shown.status == 200 && shown.object["sent"] as? Int == 0)
        let moved = try await program(.post, "\(meeting)/move", ["to": "2023-07-21", "send": true])
        #expect(moved.object["sequence"] as? Int == 1 && moved.object["sent"] as? Int == 8)
        let cancelled = try await program(
            .post, "\(forum)/meetings/2023-07-21/cancel", ["reason": "Sjukdom", "send": true])
        #expect(cancelled.object["sequence"] as? Int == 2)
    }

    @Test("cases, agenda and actions")
    func agenda() async throws {
        let (program, meeting) = try await planned()
        let added = try await program(
            .post, "\(forum)/cases", ["title": "Helseplattforma", "kind": "decision", "minutes": 30])
        #expect(added.object["kind"] as? String == "decision")
        let draft = try await program(.post, "\(meeting)/agenda/draft")
        let markdown = try #require(draft.object["markdown"] as? String)
        #expect(markdown.contains("Helseplattforma"))
        let saved = try await program(.put, "\(meeting)/agenda", ["markdown": markdown])
        #expect(saved.object["edited"] as? Bool == true)
        let id = try #require(added.object["id"] as? String)
        #expect(try await program(.delete, "\(forum)/cases/\(id)").object["state"] as? String == "withdrawn")
        #expect(try await program(.get, "/networks/sjustjerna/actions?state=all").status == 200)
        #expect(try await program(.post, "\(forum)/actions/99/done", [:]).status == 404)
        let new = try await program(.get, "\(meeting)/minutes/new")
        #expect((new.object["markdown"] as? String)?.hasPrefix("# ") == true)
        let checked = try await program(.post, "\(forum)/minutes/check", ["markdown": "tull"])
        #expect(checked.status == 200 && (checked.object["errors"] as? [Any])?.isEmpty == false)
        #expect(try await program(.post, "\(forum)/minutes/import", ["markdown": "tull"]).status == 409)
    }

    @Test("what waits and what is looked for is each reader’s own")
    func desk() async throws {
        let (program, _) = try await planned()
        _ = try await program(.post, "\(forum)/cases", ["title": "Helseplattforma"])
        let search = "/networks/sjustjerna/search?text=helseplattforma"
        #expect(try await program(.get, search).list.first?["kind"] as? String == "case")
        #expect(try await program(.get, "/networks/sjustjerna/desk").list.isEmpty == false)
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.get, search).list.count == 1)
        #expect(try await member(.get, "\(search)&forum=lsu-volda").list.isEmpty)
        #expect(try await member(.get, "/networks/sjustjerna/desk").list.isEmpty)
        #expect(try await program(.get, "/networks/sjustjerna/search").status == 422)
    }

    private static let scopeCases: [(Set<APIToken.Scope>, Int, Int, Int)] = [
        ([.read], 200, 403, 403), ([.write], 403, 200, 403), ([.read, .write], 200, 200, 403), ([.send], 403, 403, 200),
    ]

    @Test("a token does what it was made for, and no more", arguments: scopeCases)
    func scopes(scopes: Set<APIToken.Scope>, reading: Int, writing: Int, sending: Int) async throws {
        let (program, meeting) = try await planned()
        let limited = try await Program(program.site, scopes)
        #expect(try await limited(.get, "\(forum)/meetings").status == reading)
        #expect(try await limited(.post, "\(forum)/cases", ["title": "Sak"]).status == writing)
        #expect(try await limited(.post, "\(meeting)/invitations").status == sending)
        let moved = try await limited(.post, "\(meeting)/move", ["to": "2023-07-21", "send": true])
        #expect(moved.status == 403 || scopes.contains(.send) && scopes.contains(.write))
    }

    @Test("a token that ran out, was taken back or was made up is refused, and its person’s standing is today’s")
    func tokens() async throws {
        let site = try await TestSite()
        let program = try await Program(site)
        #expect(try await program(.get, "/networks").status == 200)
        let made = try await TokenWorkflow(site.site.environment).list(in: "sjustjerna")
        _ = try await TokenWorkflow(site.site.environment).revoke(made[0].id, in: "sjustjerna")
        let refused = try await program(.get, "/networks")
        #expect(refused.status == 401 && refused.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        let member = try await Program(site, as: "leiar-hareid")
        #expect(try await member(.get, "\(forum)/meetings").status == 200)
        #expect(try await member(.get, "\(forum)/plan?until=2023-12-31").status == 403)
        #expect(try await member(.get, "/networks/sjustjerna/forums/lsu-volda/meetings").status == 403)
        #expect(try await member(.get, "/networks/sjustjerna/forums/finst-ikkje/meetings").status == 404)
        #expect(try await member(.get, "/networks/anna/forums").status == 404)
        site.world.time.advance(days: 366)
        #expect(try await member(.get, "\(forum)/meetings").status == 401)
        for header in ["Bearer", "Bearer ", "Basic abc", "Bearer samling_aaaa", "Bearer x y"] {
            #expect(try await member(.get, "/networks", headers: ["Authorization": header]).status == 401, "\(header)")
        }
    }

    @Test(
        "what isn’t as described is refused with its reason, as a problem",
        arguments: [
            ("{\"until\": \"snart\"}", 422), ("{\"until\": 3}", 422), ("{}", 422), ("[]", 422), ("", 422), ("{", 422),
            ("{\"until\": \"2023-12-31\", \"until\": \"2024-12-31\"}", 422),
            ("{\"until\": null, \"until\": null}", 422),
            ("{\"until\": \"2023-12-31\", \"more\": 1}", 422), ("{\"until\": \"2023-02-30\"}", 422),
        ])
    func bodies(body: String, status: Int) async throws {
        let program = try await Program(try await TestSite())
        let page = try await program.site.send(
            .post, "/api/v1\(forum)/plan",
            headers: ["Authorization": "Bearer \(program.token)", "Content-Type": "application/json"],
            body: Array(body.utf8))
        #expect(page.status == status)
        #expect(page.headers[.contentType] == "application/problem+json")
        let problem = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any] ?? [:]
        #expect(problem["status"] as? Int == status && problem["code"] as? String == "not-as-described")
        #expect((problem["detail"] as? String)?.isEmpty == false && problem["type"] as? String != nil)
    }

    @Test("another kind of body, or one too large, is refused as such")
    func kinds() async throws {
        let program = try await Program(try await TestSite())
        let plain = try await program(
            .post, "\(forum)/plan", ["until": "2023-12-31"], headers: ["Content-Type": "text/plain"])
        #expect(plain.status == 415)
        let large = try await program(
            .post, "\(forum)/minutes/check", ["markdown": String(repeating: "a", count: 3 << 20)])
        #expect(large.status == 413)
        for query in ["until=x", "until=2023-12-31&until=2023-12-31", "until=2023-12-31&x=1", ""] {
            #expect(try await program(.get, "\(forum)/plan?\(query)").status == 422, "\(query)")
        }
    }

    @Test("addresses that lead nowhere, and methods that aren’t there, are problems too")
    func nowhere() async throws {
        let program = try await Program(try await TestSite())
        let nowhere = try await program(.get, "/nowhere")
        #expect(nowhere.status == 404 && nowhere.headers[.contentType] == "application/problem+json")
        let unheard = HTTPRequest.Method("QUERY") ?? .patch
        for method in [HTTPRequest.Method.put, .delete, .patch, .trace, .options, unheard] {
            let page = try await program(method, "/networks")
            #expect(page.status == 405, "\(method)")
            #expect(page.headers[.allow]?.contains("GET") == true)
            #expect(page.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("long lists come a page at a time, and what hasn’t changed isn’t sent again")
    func pages() async throws {
        let (program, _) = try await planned()
        let all = try await program(.get, "\(forum)/meetings")
        let first = try await program(.get, "\(forum)/meetings?limit=2")
        #expect(first.list.count == 2)
        #expect(first.headers[.link] == "</api/v1\(forum)/meetings?limit=2&offset=2>; rel=\"next\"")
        let rest = try await program(.get, "\(forum)/meetings?limit=200&offset=2")
        #expect(rest.headers[.link] == nil)
        #expect(first.list.count + rest.list.count == all.list.count)
        let tag = try #require(all.headers[.eTag])
        let again = try await program(.get, "\(forum)/meetings", headers: ["If-None-Match": tag])
        #expect(again.status == 304 && again.bytes.isEmpty)
    }

    @Test("of action items no more is read than the page that is asked for")
    func pagesOfItems() async throws {
        let site = try await TestSite()
        for number in 1...5 { try await site.save(TestSite.item(number)) }
        let program = try await Program(site)
        for path in ["\(forum)/actions", "/networks/sjustjerna/actions"] {
            let first = try await program(.get, "\(path)?limit=2")
            #expect(first.list.compactMap { $0["number"] as? Int } == [1, 2])
            #expect(first.headers[.link] == "</api/v1\(path)?limit=2&offset=2>; rel=\"next\"")
            let last = try await program(.get, "\(path)?limit=2&offset=3")
            #expect(last.list.compactMap { $0["number"] as? Int } == [4, 5] && last.headers[.link] == nil)
            let none = try await program(.get, "\(path)?offset=9")
            #expect(none.status == 200 && none.list.isEmpty && none.headers[.link] == nil)
        }
    }

    @Test("the description has every route there is, and no other")
    func description() async throws {
        let site = try await TestSite()
        let page = try await site.get("/api/v1/openapi.json")
        let document = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any] ?? [:]
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        let described = Set(paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
        let routes = Set(Website.routes.filter(\.isForPrograms).map { "\($0.method.rawValue) \($0.path)" })
        #expect(described == routes && routes.count > 30)
        let ids = paths.values.flatMap(\.values).compactMap { ($0 as? [String: Any])?["operationId"] as? String }
        #expect(Set(ids).count == routes.count)
        let text = String(decoding: page.bytes, as: UTF8.self)
        let named = Set(text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/).map { String($0.1) })
        let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
        #expect(named.isSubset(of: schemas.keys))
    }

    @Test("a calendar is a calendar")
    func calendar() async throws {
        let (program, _) = try await planned()
        let feed = try await program(.get, "\(forum)/calendar")
        #expect(feed.status == 200 && feed.headers[.contentType] == "text/calendar; charset=utf-8")
    }
}

@Suite("Schemas")
struct SchemaTests {
    @Test(
        "what is described is what is held to",
        arguments: [
            (Schema.date, "2023-02-28", true), (.date, "2023-02-29", false), (.date, "2023-2-1", false),
            (.time, "09:00", true), (.time, "24:00", false), (.time, "9:00", false), (.meetingDate, "next", true),
            (.meetingDate, "last", false), (.line(longest: 3), "æøå", true), (.line(longest: 3), "æøåa", false),
            (.line(longest: 9), "a\nb", false), (.line(longest: 9), "", false), (.lines(longest: 9), "a\nb", true),
            (.lines(longest: 3), "æøåa", false), (.date, "0000-01-01", false), (.words(["a"]), "a", true),
            (.words(["a"]), "b", false),
            (.number(1...9), "3", false), (.flag, "true", false),
        ])
    func texts(schema: Schema, text: String, isSound: Bool) {
        #expect((schema.fault(in: .text(text), at: "it") == nil) == isSound)
    }

    @Test("numbers and flags of the query are read as such")
    func query() {
        #expect(Schema.number(1...9).value(of: "3") == 3)
        #expect(Schema.number(1...9).value(of: "3.5") == "3.5")
        #expect(Schema.flag.value(of: "true") == true)
        #expect(Schema.flag.value(of: "1") == "1")
        #expect(Schema.number(1...9).fault(in: .number(3.5), at: "it") != nil)
        #expect(Schema.number(1...9).fault(in: 10, at: "it") != nil)
    }
}
