import FoundationEssentials
import HTTPTypes
import Meetings

/// One call of the API: what it is named in the description, what it takes, who may, and what answers. The routes and
/// the description are made of the same list of them.
struct Call: Sendable {
    /// A parameter of the query.
    struct Parameter: Sendable {
        var name: String
        var schema: Schema
        var isRequired = false
        var about: String
    }

    enum Answer: Sendable {
        case json(Schema)
        /// What isn't JSON, of this media type.
        case file(String)
        /// The description itself.
        case document
    }

    let method: Route.Method
    /// Below `/api/v1`.
    let path: String
    let right: Right
    /// What a token must have; nil where none is asked for.
    let scope: APIToken.Scope?
    let summary: String
    var query: [Parameter] = []
    var body: Schema?
    let answer: Answer
    var isPaged = false
    let perform: @Sendable (APIVisit) async throws -> any Encodable & Sendable

    static let root = "/api/v1"
    private static let mostBytes = 2 << 20

    /// Looked at only.
    static func get(
        _ path: String, _ right: Right, _ summary: String, query: [Parameter] = [], _ answer: Schema,
        _ perform: @escaping @Sendable (APIVisit) async throws -> any Encodable & Sendable
    ) -> Call {
        Call(
            method: .get, path: path, right: right, scope: .read, summary: summary, query: query,
            answer: .json(answer), perform: perform)
    }

    /// A list that may be long, a page at a time.
    static func list<Item: Encodable & Sendable>(
        _ path: String, _ right: Right, _ summary: String, query: [Parameter] = [], of item: Schema,
        _ perform: @escaping @Sendable (APIVisit) async throws -> [Item]
    ) -> Call {
        pages(path, right, summary, query: query, of: item) { call, offset, limit in
            Array(try await perform(call).dropFirst(offset).prefix(limit))
        }
    }

    /// A list that may be too long to be read whole: `perform` is given how many items to leave out, and how many to
    /// give at most. It is asked for one more than is shown.
    static func pages<Item: Encodable & Sendable>(
        _ path: String, _ right: Right, _ summary: String, query: [Parameter] = [], of item: Schema,
        _ perform: @escaping @Sendable (APIVisit, Int, Int) async throws -> [Item]
    ) -> Call {
        let pages = [
            Parameter(name: "limit", schema: .number(1...1_000), about: "At most so many; 200 when left out."),
            Parameter(name: "offset", schema: .number(0...1_000_000), about: "After so many; 0 when left out."),
        ]
        return Call(
            method: .get, path: path, right: right, scope: .read, summary: summary, query: query + pages,
            answer: .json(.list(item)), isPaged: true,
            perform: { call in
                let (offset, limit) = (call.number("offset") ?? 0, call.number("limit") ?? 200)
                let found = try await perform(call, offset, limit + 1)
                return Page(items: Array(found.prefix(limit)), isLast: found.count <= limit)
            })
    }

    /// What isn't JSON: a calendar, a document.
    static func file(
        _ path: String, _ right: Right, _ summary: String, query: [Parameter] = [], type: String,
        _ perform: @escaping @Sendable (APIVisit) async throws -> Bytes
    ) -> Call {
        Call(
            method: .get, path: path, right: right, scope: .read, summary: summary, query: query,
            answer: .file(type), perform: perform)
    }

    static func change(
        _ method: Route.Method, _ path: String, _ right: Right, scope: APIToken.Scope = .write,
        _ summary: String, body: Schema? = nil, _ answer: Schema,
        _ perform: @escaping @Sendable (APIVisit) async throws -> any Encodable & Sendable
    ) -> Call {
        Call(
            method: method, path: path, right: right, scope: scope, summary: summary, body: body,
            answer: .json(answer), perform: perform)
    }

    var route: Route {
        let handle: @Sendable (Visit) async throws -> Reply = { visit in try await reply(to: visit) }
        let route =
            switch method {
            case .get: Route.get(Self.root + path, right, handle)
            case .post: Route.post(Self.root + path, right, handle)
            case .put: Route.put(Self.root + path, right, handle)
            case .delete: Route.delete(Self.root + path, right, handle)
            }
        return route.forPrograms().taking(bytes: Self.mostBytes)
    }

    private func reply(to visit: Visit) async throws -> Reply {
        if let scope, let token = visit.reader.token, !token.scopes.contains(scope) {
            throw Refusal.lacksScope(scope)
        }
        if right == .administer { try await visit.refuseLeaver() }
        let call = APIVisit(
            visit: visit, query: try asked(visit.query), body: try await sent(visit), path: try parts(visit))
        let answer = try await perform(call)
        if let bytes = answer as? Bytes { return bytes.reply(visit) }
        let encoded = Array(try JSONEncoder.stable.encode(answer))
        guard method == .get else { return .json(.ok, encoded) }
        var reply = Reply.tagged(
            encoded, type: "application/json", tag: "\"\(visit.site.seal.digest(encoded))\"",
            asked: visit.header(.ifNoneMatch))
        if let page = answer as? any PageAnswer, !page.isLast { reply.headers[.link] = next(call) }
        return reply
    }

    /// The parameters of the query as values; refused where one isn't described, or stands twice.
    private func asked(_ form: Form) throws -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for field in form.fields {
            guard let parameter = query.first(where: { $0.name == field.name }), values[field.name] == nil else {
                throw Refusal.notAsDescribed("the query has more than is described: \(field.name)")
            }
            let value = parameter.schema.value(of: field.value)
            if let fault = parameter.schema.fault(in: value, at: field.name) { throw Refusal.notAsDescribed(fault) }
            values[field.name] = value
        }
        for parameter in query where parameter.isRequired && values[parameter.name] == nil {
            throw Refusal.notAsDescribed("the query lacks \(parameter.name)")
        }
        return values
    }

    private func sent(_ visit: Visit) async throws -> [String: JSONValue] {
        guard let body else { return [:] }
        let type = visit.header(.contentType)?.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard type == "application/json" else { throw Refusal.notJSON }
        let bytes = try await visit.body()
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
            throw Refusal.notAsDescribed("the body is no JSON")
        }
        guard value.names == JSONValue.names(in: bytes) else {
            throw Refusal.notAsDescribed("the body names something twice")
        }
        if let fault = body.fault(in: value, at: "the body") { throw Refusal.notAsDescribed(fault) }
        guard case .object(let object) = value else { throw Refusal.notAsDescribed("the body is no object") }
        return object
    }

    /// The path's own parts; what can't be one leads nowhere.
    private func parts(_ visit: Visit) throws -> [String: JSONValue] {
        var parts: [String: JSONValue] = [:]
        for name in Self.parameters(of: path) {
            let schema = Self.schema(ofPart: name)
            let value = schema.value(of: visit.parameter(name))
            guard schema.fault(in: value, at: name) == nil else { throw Refusal.noPage }
            parts[name] = value
        }
        return parts
    }

    static func parameters(of path: String) -> [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    static func schema(ofPart name: String) -> Schema {
        switch name {
        case "date": .meetingDate
        case "number": .number(1...1_000_000_000)
        default: .line(longest: 200)
        }
    }

    /// RFC 8288 §3.
    private func next(_ call: APIVisit) -> String {
        let (offset, limit) = (call.number("offset") ?? 0, call.number("limit") ?? 200)
        let rest = call.visit.query.fields.filter { $0.name != "offset" && $0.name != "limit" }.map { field in
            "\(AddressText.escaped(field.name))=\(AddressText.escaped(field.value))"
        }
        let query = (rest + ["limit=\(limit)", "offset=\(offset + limit)"]).joined(separator: "&")
        return "<\(call.visit.path)?\(query)>; rel=\"next\""
    }
}

/// What isn't JSON.
struct Bytes: Encodable, Sendable {
    var type: String
    var bytes: [UInt8]
    /// What it is called where it is kept; nil for what is read at once.
    var name: String?

    func reply(_ visit: Visit) -> Reply {
        let (tag, asked) = ("\"\(visit.site.seal.digest(bytes))\"", visit.header(.ifNoneMatch))
        guard let name, !Reply.matches(tag, asked) else {
            return Reply.tagged(bytes, type: type, tag: tag, asked: asked)
        }
        return Download.reply(bytes, type: type, name: name).with(.eTag, tag)
    }
}

/// A part of a list; as JSON it is the list.
struct Page<Item: Encodable & Sendable>: Encodable, Sendable {
    var items: [Item]
    var isLast: Bool

    func encode(to encoder: any Encoder) throws { try items.encode(to: encoder) }
}

protocol PageAnswer { var isLast: Bool { get } }

extension Page: PageAnswer {}

extension Schema {
    /// A text of the path or the query as the value it stands for.
    func value(of text: String) -> JSONValue {
        switch self {
        case .number: Int(text).map(JSONValue.integer) ?? .text(text)
        case .flag: text == "true" ? true : text == "false" ? false : .text(text)
        default: .text(text)
        }
    }
}

extension HTTPField.Name {
    static let link = HTTPField.Name("Link") ?? .server
}
