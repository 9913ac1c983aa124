import Foundation
import HTTPTypes
import Meetings
import Testing

@testable import Website

/// A program with a token.
struct Program {
    static let network = "/networks/sjustjerna"
    static let forum = "\(network)/forums/sjustjerna"

    let site: TestSite
    let token: String

    init(_ site: TestSite, as person: String = "oddvar", _ scopes: Set<APIToken.Scope> = [.read, .write, .send])
        async throws
    {
        self.site = site
        token = try await TokenWorkflow(site.site.environment).create(
            .init(name: "prøve", scopes: scopes, person: person), within: .everything, in: "sjustjerna"
        ).token
    }

    struct Answer {
        var status: Int
        var headers: HTTPFields
        var bytes: [UInt8]

        var json: Any? { try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
        var object: [String: Any] { json as? [String: Any] ?? [:] }
        var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
        var code: String? { object["code"] as? String }
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    func callAsFunction(
        _ method: HTTPRequest.Method, _ path: String, _ body: [String: Any]? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var all = ["Authorization": "Bearer \(token)"]
        var bytes: [UInt8] = []
        if let body {
            all["Content-Type"] = "application/json"
            bytes = Array(try JSONSerialization.data(withJSONObject: body))
        }
        all.merge(headers) { $1 }
        let page = try await site.send(method, "/api/v1\(path)", headers: all, body: bytes)
        return Answer(status: page.status, headers: page.headers, bytes: page.bytes)
    }

    /// Meetings until the end of the year; the address of the first.
    func plan() async throws -> String {
        let plan = try await self(.post, "\(Self.forum)/plan", ["until": "2023-12-31"])
        #expect(plan.status == 200)
        let first = try #require((plan.object["proposals"] as? [[String: Any]])?.first?["date"] as? String)
        return "\(Self.forum)/meetings/\(first)"
    }
}
