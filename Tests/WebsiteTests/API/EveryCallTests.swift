import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

/// Every call there is, whoever made it: nothing has to be written here for a new one. Who may, the table of rights
/// tells for all routes.
@Suite("Every call of the API keeps to its description")
struct EveryCallTests {
    private static func path(_ call: Call, _ date: String) -> String {
        let known = ["network": "sjustjerna", "forum": "sjustjerna", "date": date, "number": "1"]
        return call.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") ? known[String(part.dropFirst().dropLast())] ?? "x1" : String(part)
        }.joined(separator: "/")
    }

    private static func method(_ call: Call) -> HTTPRequest.Method {
        HTTPRequest.Method(call.method.rawValue) ?? .get
    }

    @Test("a token without the call’s scope is refused, and is told which it lacks")
    func scopes() async throws {
        let site = try await TestSite()
        let date = try await Program(site).plan().split(separator: "/").last.map(String.init) ?? ""
        let before = try await site.world.environment.store.changes(of: "sjustjerna")
        for scope in [APIToken.Scope.read, .write, .send] {
            let others = Set(APIToken.Scope.allCases).subtracting([scope])
            let program = try await Program(site, others)
            for call in APIPages.calls where call.scope == scope {
                let answer = try await program(Self.method(call), Self.path(call, date))
                let who = "\(call.method.rawValue) \(call.path): \(answer.status)"
                #expect(answer.status == 403 && answer.code == "insufficient-scope", "\(who)")
                #expect(answer.headers[.contentType] == "application/problem+json", "\(who)")
            }
        }
        let program = try await Program(site)
        for call in APIPages.calls where call.right == .administer {
            #expect(try await program(Self.method(call), Self.path(call, date)).status == 403, "\(call.path)")
        }
        #expect(try await site.world.environment.store.changes(of: "sjustjerna") == before)
    }

    @Test("what isn’t described is refused as a problem, whether it stands in the body or the address")
    func descriptions() async throws {
        let site = try await TestSite()
        let program = try await Program(site, Set(APIToken.Scope.allCases))
        let date = try await program.plan().split(separator: "/").last.map(String.init) ?? ""
        let before = try await site.world.environment.store.changes(of: "sjustjerna")
        for call in APIPages.calls where call.scope != nil {
            let (method, path) = (Self.method(call), Self.path(call, date))
            var answers = [try await program(method, "\(path)?nowhere=1")]
            if call.body != nil {
                answers.append(try await program(method, path, ["nowhere": 1]))
                answers.append(
                    try await program(method, path, ["nowhere": 1], headers: ["Content-Type": "text/plain"]))
            }
            let statuses = answers.map(\.status)
            #expect(statuses.first == 422 && statuses.dropFirst().elementsEqual([422, 415].prefix(statuses.count - 1)))
            for answer in answers {
                let what = "\(call.method.rawValue) \(call.path): \(answer.status)"
                #expect(answer.headers[.contentType] == "application/problem+json", "\(what)")
                let problem = answer.object
                #expect(problem["status"] as? Int == answer.status && problem["type"] as? String != nil, "\(what)")
                #expect((problem["detail"] as? String)?.isEmpty == false, "\(what)")
            }
        }
        #expect(try await site.world.environment.store.changes(of: "sjustjerna") == before)
    }

    @Test("what is sent has a limit, in every part of it")
    func limits() {
        func isLimited(_ schema: Schema) -> Bool {
            switch schema {
            case .object(let properties, let isClosed):
                isClosed && properties.allSatisfy { isLimited($0.schema) }
            case .some(let schema, _): isLimited(schema)
            case .list, .anyText, .named: false
            default: true
            }
        }
        for call in APIPages.calls {
            if let body = call.body { #expect(isLimited(body), "\(call.path)") }
            #expect(call.query.allSatisfy { isLimited($0.schema) }, "\(call.path)")
        }
    }
}
