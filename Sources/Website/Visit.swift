public import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
public import Meetings
import NIOCore

/// One request, and all that answers it: who asks, what for, in which language.
public struct Visit: Sendable {
    public let site: Site
    public let reader: Reader
    let request: Request
    let parameters: [String: String]
    /// The path as it was asked for, without the query.
    let path: String
    public let query: Form
    /// The network's register; nil where the path names none, or none that there is.
    public let register: Register?
    let approach: Approach
    /// What the form token is made of: the session, or a cookie of the visit's own.
    let visitor: String
    let limitBytes: Int

    /// Where the request came from, as far as it is known.
    var client: String { approach.client }

    public var now: Date { site.environment.time.now() }
    public var language: Language { reader.language }

    /// A part of the path, decoded.
    public func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The network in the path.
    public var network: NetworkID { NetworkID(parameter("network")) }

    /// What has been sent, whole. Throws a `Refusal` where it is more than the route takes, or comes so slowly that
    /// somebody only wants to keep us waiting.
    func body() async throws -> [UInt8] {
        let (body, limit) = (request.body, limitBytes)
        let patience = Duration.seconds(20 + limit / Self.slowestBytesPerSecond)
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                do {
                    return Array(try await body.collect(upTo: limit).readableBytesView)
                } catch is NIOTooManyBytesError {
                    throw Refusal.tooLarge(limit)
                }
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw Refusal.tooSlow
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    /// A telephone at the edge of its network.
    private static let slowestBytesPerSecond = 32 << 10

    /// The form that was sent.
    public func form() async throws -> Form {
        if let form = checkedForm { return form }
        guard let form = Form(urlEncoded: try await body()) else { throw Refusal.badForm }
        return form
    }

    /// What the form's token was checked by: a body can be read only once.
    var checkedForm: Form?

    /// The hidden field `csrf` of every form. It is put in when the page is sent, so that pages can be kept.
    public var csrf: String { FormToken.mark }

    /// A page of the site: the template with its values, and what the layout wants.
    func page(
        _ template: String, title: Trilingual, status: HTTPResponse.Status = .ok, _ values: [String: Any] = [:]
    ) -> Reply {
        var values = values
        values["csrf"] = csrf
        values["layout"] = layout(title: title[language])
        guard let html = site.templates.rendered(template, language, values) else {
            site.logger.error("a template is missing", metadata: ["template": "\(template)"])
            return .html(.internalServerError, "")
        }
        return .html(status, html)
    }

    /// Words of the reader's language.
    func words(_ nn: String, _ nb: String, _ en: String) -> String { Trilingual(nn, nb, en)[language] }

    func header(_ name: HTTPField.Name) -> String? { request.headers[name] }

    func cookie(_ name: String) -> String? { Cookies.value(of: name, in: request.headers[.cookie]) }
}

extension Refusal {
    static var noPage: Refusal {
        Refusal(
            .notFound, code: "no-page",
            Trilingual(
                "Det er inga side på denne adressa", "Det er ingen side på denne adressen",
                "There is no page at this address"))
    }

    static var badForm: Refusal {
        Refusal(
            .badInput, code: "bad-form",
            Trilingual(
                "Skjemaet kom ikkje heilt fram: prøv ein gong til",
                "Skjemaet kom ikke helt frem: prøv en gang til",
                "The form didn't arrive whole: try once more"))
    }

    static var tooSlow: Refusal {
        Refusal(
            .badInput, code: "too-slow",
            Trilingual(
                "Det tok for lang tid å sende inn: prøv ein gong til",
                "Det tok for lang tid å sende inn: prøv en gang til", "Sending took too long: try once more"))
    }

    static func tooLarge(_ limitBytes: Int) -> Refusal {
        let size = limitBytes >= 1 << 20 ? "\(limitBytes >> 20) MB" : "\(limitBytes >> 10) kB"
        return Refusal(
            .badInput, code: "too-large",
            Trilingual(
                "Det du sende inn, er større enn \(size)", "Det som ble sendt, er større enn \(size)",
                "What was sent is larger than \(size)"))
    }
}
