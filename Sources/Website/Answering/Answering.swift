import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Meetings

/// What a request goes through: who asks, may they, was the form ours, the page itself, and what goes with every
/// answer.
struct Answering: Sendable {
    let site: Site
    let route: Route

    func respond(to request: Request, _ context: WebContext) async -> Response {
        let begun = ContinuousClock.now
        let approach = Approach(site.settings, request.headers, peer: context.peer)
        let reply = await reply(to: request, context, approach)
        site.figures.count(route, reply.status, begun.duration(to: .now))
        return Responding(site: site, isSecure: approach.isSecure).response(reply, for: request, route)
    }

    private func reply(to request: Request, _ context: WebContext, _ approach: Approach) async -> Reply {
        var found = ReaderLookup.Found(
            reader: Reader(language: LanguageChoice.accepted(request.headers[.acceptLanguage]) ?? .nn))
        do {
            guard let query = Form(urlEncoded: Array((request.uri.query ?? "").utf8)),
                let parameters = Self.decoded(context.parameters)
            else { throw Refusal.noPage }
            found = try await ReaderLookup(site: site, approach: approach).found(request.headers, parameters, route)
            var visit = Visit(
                site: site, reader: found.reader, request: request, parameters: parameters, path: request.uri.path,
                query: query, register: found.register, approach: approach, visitor: found.visitor,
                limitBytes: route.limitBytes)
            try Gate(route: route).check(found.reader, parameters)
            if route.method != .get, !route.isForPrograms { visit.checkedForm = try await checkedForm(visit) }
            return filled(try await answer(visit), found, approach)
        } catch {
            let page = ErrorPages(site: site, route: route).reply(to: error, found.reader, path: request.uri.path)
            return filled(page, found, approach)
        }
    }

    /// Parts of the path, their escapes undone; nil where one isn't text.
    private static func decoded(_ parameters: Parameters) -> [String: String]? {
        var decoded: [String: String] = [:]
        for (name, value) in parameters {
            guard
                let text = Form.decoded(
                    Array(value.utf8.map { $0 == UInt8(ascii: "+") ? [37, 50, 66] : [$0] }.joined()))
            else { return nil }
            decoded[String(name)] = text
        }
        return decoded
    }

    /// Who sends a form has been shown it by us, and it comes from a page of ours.
    private func checkedForm(_ visit: Visit) async throws -> Form? {
        if Origin.isForeign(
            visit.request.headers, own: site.settings.origins(visit.request, isSecure: visit.approach.isSecure))
        {
            throw Refusal.foreignForm
        }
        let token = FormToken(seal: site.seal)
        // A file comes with its token in the address, so that nothing is taken in before it is checked.
        if let given = visit.query["csrf"] ?? visit.header(.formToken) {
            guard token.isGood(given, for: visit.visitor) else { throw Refusal.staleForm }
            return nil
        }
        guard visit.header(.contentType)?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false else {
            throw Refusal.staleForm
        }
        let form = try await visit.form()
        guard token.isGood(form["csrf"], for: visit.visitor) else { throw Refusal.staleForm }
        return form
    }

    private func answer(_ visit: Visit) async throws -> Reply {
        guard route.method == .get else {
            // Something may have been written, whether it ended well or not.
            defer { site.changes.forget(visit.parameters["network"].map { NetworkID($0) }) }
            return try await route.handle(visit)
        }
        guard route.isKept else { return try await route.handle(visit) }
        let key = PageKeep.Key(
            address: visit.request.head.path ?? "", network: visit.network,
            change: try await site.changes.number(of: visit.network),
            reader: "\(visit.reader.address ?? "") \(visit.reader.standing)", language: visit.language,
            minute: Int(visit.now.timeIntervalSince1970 / 60))
        if let kept = site.pages.reply(key) { return kept }
        let reply = try await route.handle(visit)
        if reply.isLasting { site.pages.keep(reply, as: key) }
        return reply
    }

    /// The page with the visitor's own form tokens, and the cookie that they are held to.
    private func filled(_ reply: Reply, _ found: ReaderLookup.Found, _ approach: Approach) -> Reply {
        var reply = reply
        if let cookie = found.cookie { reply.headers.append(HTTPField(name: .setCookie, value: cookie)) }
        guard case .bytes(let bytes) = reply.content, reply.headers[.contentType]?.hasPrefix("text/html") ?? false,
            bytes.contains(0)
        else { return reply }
        var visitor = found.visitor
        if visitor.isEmpty {
            let visit = site.environment.ids.token()
            visitor = Visitor.visit(visit)
            let cookie = VisitCookie.given(visit, isSecure: approach.isSecure)
            reply.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        reply.content = .bytes(FormToken(seal: site.seal).filled(bytes, for: visitor))
        return reply
    }
}

extension Refusal {
    static var foreignForm: Refusal {
        Refusal(
            .badInput, code: "foreign-form",
            Trilingual(
                "Skjemaet kom frå ei anna nettside, og er ikkje teke imot",
                "Skjemaet kom fra et annet nettsted, og er ikke tatt imot",
                "The form came from another site, and was not accepted"))
    }

    static var staleForm: Refusal {
        Refusal(
            .badInput, code: "stale-form",
            Trilingual(
                "Sida var for gammal: ingenting er endra. Gå tilbake, last ho på nytt og prøv igjen",
                "Siden var for gammel: ingenting er endret. Gå tilbake, last den på nytt og prøv igjen",
                "The page was too old: nothing was changed. Go back, reload it and try again"))
    }
}

extension HTTPField.Name {
    static let formToken = HTTPField.Name("X-Form-Token") ?? .server
}
