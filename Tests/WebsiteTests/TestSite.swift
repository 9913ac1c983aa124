import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Letters
import Logging
import Meetings
import NIOCore
import TestSupport

@testable import Website

/// The website without a connection: the real pages over a world in memory.
struct TestSite: Sendable {
    let world: World
    let site: Site
    private let responder: SiteResponder

    /// - Parameters:
    ///   - administrators: addresses that may do everything.
    ///   - letters: whether letters are written as they really look.
    ///   - hasSessions: whether sessions are the real ones; else the cookie is the address itself.
    ///   - address: as readers reach it, `https://samling.example.no`.
    init(
        _ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T08:00:00+02:00",
        administrators: [String] = [], letters: Bool = false, hasSessions: Bool = false, address: String? = nil,
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) async throws {
        let correspondence: any Correspondence =
            letters
            ? try LetterWriter(folders: [Self.checkout("Templates/letters")], key: Array("0123456789abcdef".utf8))
            : PlainCorrespondence()
        let world = try await World(
            register, at: instant, correspondence: correspondence, links: .test(address: "http://localhost"),
            documents: DocumentTools(
                pages: DocumentWriter(folders: [Self.checkout("Templates/documents")]), press: PlainPress(),
                digest: TestDigest.hex))
        self.world = world
        var environment = world.environment
        environment.administrators = Set(administrators)
        site = try Site(
            environment: environment, minutes: MinutesWorkflow(environment, digest: { "\($0.count)" }),
            settings: SiteSettings(address: address), folders: [Self.checkout("Templates/web")],
            seal: PageSeal(
                mac: { "mac\($0.utf8.reduce(5381 as UInt64) { $0 &* 33 ^ UInt64($1) })" },
                digest: { "\($0.hashValue)" },
                isEqual: ==),
            signIn: hasSessions ? .sessions(environment) : Self.plain,
            logger: logger)
        responder = Website.responder(for: site)
    }

    /// The session is the address itself.
    private static let plain = SignIn {
        SignIn.Opened(session: $0, address: $0, newToken: nil, expires: .distantFuture)
    }

    static func checkout(_ path: String) -> String {
        let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return folders.joined(separator: "/") + "/" + path
    }

    struct Page: Sendable {
        var status: Int
        var headers: HTTPFields
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var location: String? { headers[.location] }

        /// The value of the form's hidden field.
        func hidden(_ name: String) -> String? {
            guard let field = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[field.upperBound...].prefix { $0 != "\"" })
        }
    }

    /// - Parameter person: by id in the world's register, or an address; nil for a stranger.
    func get(
        _ path: String, as person: String? = nil, headers: [String: String] = [:], authority: String = "localhost"
    ) async throws -> Page {
        try await send(.get, path, as: person, headers: headers, authority: authority)
    }

    /// A form, with the token that its page would have had, from a page of the site's own.
    func post(
        _ path: String, _ fields: [String: String] = [:], as person: String? = nil, headers: [String: String] = [:],
        csrf: String? = nil
    ) async throws -> Page {
        try await post(path, fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, as: person, headers, csrf)
    }

    /// Fields whose names stand several times, in order.
    func post(
        _ path: String, _ fields: [(String, String)], as person: String? = nil, _ headers: [String: String] = [:],
        _ csrf: String? = nil
    ) async throws -> Page {
        let visitor = try await address(person).map(Visitor.session) ?? Visitor.visit("visitor")
        let all = [("csrf", csrf ?? FormToken(seal: site.seal).text(for: visitor))] + fields
        let body = all.map { "\(AddressText.escaped($0.0))=\(AddressText.escaped($0.1))" }.joined(separator: "&")
        var headers = headers
        headers["Content-Type"] = headers["Content-Type"] ?? "application/x-www-form-urlencoded"
        return try await send(.post, path, as: person, headers: headers, body: Array(body.utf8))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, as person: String? = nil, headers: [String: String] = [:],
        body: [UInt8] = [], authority: String = "localhost"
    ) async throws -> Page {
        let response = try await answer(method, path, as: person, headers, body, authority)
        let collected = Collected()
        try await response.body.write(collected)
        return Page(status: response.status.code, headers: response.headers, bytes: await collected.taken)
    }

    /// How it is answered, without waiting for the answer's end: some never end.
    /// - Parameter isSigned: whether a form has the token of its page.
    func status(
        _ method: Route.Method, _ path: String, as person: String? = nil, headers: [String: String] = [:],
        isSigned: Bool = true
    ) async throws -> (status: Int, location: String?) {
        var headers = headers
        var body: [UInt8] = []
        if method != .get {
            let visitor = try await address(person).map(Visitor.session) ?? Visitor.visit("visitor")
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            if isSigned { body = Array("csrf=\(FormToken(seal: site.seal).text(for: visitor))".utf8) }
        }
        let response = try await answer(method.http, path, as: person, headers, body, "localhost")
        return (response.status.code, response.headers[.location])
    }

    private func answer(
        _ method: HTTPRequest.Method, _ path: String, as person: String?, _ headers: [String: String],
        _ body: [UInt8], _ authority: String
    ) async throws -> Response {
        var fields = HTTPFields()
        let session = try await address(person)
        fields[.cookie] = session.map { "samling=\($0)" } ?? "samling-visit=visitor"
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: authority, path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        return try await responder.respond(to: request, context: WebContext(logger: site.logger, peer: "127.0.0.1"))
    }

    /// The person's address; who isn't in the register has what was given.
    private func address(_ person: String?) async throws -> String? {
        guard let person else { return nil }
        if person.contains("@") { return person }
        let register = try await world.environment.store.read(world.network) { try $0.register() }
        return register?.person(PersonID(person))?.email ?? person
    }
}

/// What a response writes, in memory.
private final class Collected: ResponseBodyWriter {
    private actor Store {
        var bytes: [UInt8] = []
        func add(_ more: [UInt8]) { bytes += more }
    }

    private let store = Store()

    var taken: [UInt8] { get async { await store.bytes } }

    func write(_ buffer: ByteBuffer) async throws { await store.add(Array(buffer.readableBytesView)) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
