import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Meetings
import NIOCore
public import ServiceLifecycle

/// The website as a service.
public struct Website: Service {
    private let site: Site

    public init(_ site: Site) { self.site = site }

    /// Every address there is.
    public static var routes: [Route] {
        [
            FrontPage.routes,
            LanguageChoice.routes,
            MinutesPages.routes,
            PaperPages.routes,
            PublicPages.routes,
            StaticFiles.routes,
            HealthPages.routes,
            MeetingPages.routes,
            SendingPages.routes,
            AgendaPages.routes,
            AgendaLinePages.routes,
            AgendaTextPages.routes,
            ConsultationPages.routes,
            ChairPages.routes,
            ForumPages.routes,
            CasePages.routes,
            RegisterPages.routes,
            RegisterFilePages.routes,
            PlanPages.routes,
            WheelPages.routes,
        ].flatMap(\.self)
    }

    /// Addresses that lead nowhere.
    private static let nowhere = Route.get("/**", .anyone) { _ in throw Refusal.noPage }

    public func run() async throws {
        var configuration = ApplicationConfiguration(
            address: .hostname(site.settings.host, port: site.settings.port), serverName: nil, reuseAddress: true)
        configuration.availableConnectionsDelegate = MaximumAvailableConnections(1_000)
        let server = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                // Who sends a request a byte at a time is not waited for.
                idleTimeout: .seconds(30),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        let application = Application(
            responder: Self.responder(for: site), server: server, configuration: configuration, logger: site.logger)
        try await application.run()
    }

    /// What answers a request, with or without a connection.
    static func responder(for site: Site) -> SiteResponder {
        let router = Router(context: WebContext.self)
        for (path, routes) in Dictionary(grouping: routes, by: \.path) {
            let pattern = RouterPath(path)
            for route in routes {
                let answering = Answering(site: site, route: route)
                router.on(pattern, method: route.method.http) { await answering.respond(to: $0, $1) }
                if route.method == .get {
                    router.on(pattern, method: .head) { await answering.respond(to: $0, $1) }
                }
            }
            let methods = routes.map(\.method)
            for method in Route.Method.allCases where !methods.contains(method) {
                router.on(pattern, method: method.http) { request, context in
                    Self.notAllowed(request, context, methods, routes.first, site)
                }
            }
        }
        return SiteResponder(router: router.buildResponder(), nowhere: Answering(site: site, route: nowhere))
    }

    /// The address is there, but not for this (RFC 9110 §15.5.6).
    private static func notAllowed(
        _ request: Request, _ context: WebContext, _ methods: [Route.Method], _ route: Route?, _ site: Site
    ) -> Response {
        let approach = Approach(site.settings, request.headers, peer: context.peer)
        let message = Trilingual(
            "Sida kan berre visast eller sendast inn frå skjemaet sitt",
            "Siden kan bare vises eller sendes inn fra skjemaet sitt",
            "The page can only be shown, or sent from its form")
        var reply = ErrorPages(site: site, route: route).reply(
            to: Refusal(.badInput, code: "method", message), Reader(language: .nn), path: "/")
        reply.status = .methodNotAllowed
        reply.headers[.allow] = (methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])).joined(
            separator: ", ")
        return Responding(site: site, isSecure: approach.isSecure).response(reply, for: request, route)
    }
}

/// The router, and a page of our own where it knows no address.
struct SiteResponder: HTTPResponder {
    let router: RouterResponder<WebContext>
    let nowhere: Answering

    func respond(to request: Request, context: WebContext) async throws -> Response {
        guard nowhere.site.settings.isOurs(request.head.authority) else { return Self.otherSite }
        let response = try await router.respond(to: request, context: context)
        // Every answer of ours has a policy; the router's own has none.
        guard response.status == .notFound, response.headers[.contentSecurityPolicy] == nil else { return response }
        return await nowhere.respond(to: request, context)
    }

    /// No page is made with a name that isn't ours in it (RFC 9110 §15.5.20).
    private static var otherSite: Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.contentSecurityPolicy] = "default-src 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(
            status: .misdirectedRequest, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: "This is another site: look at http.baseURL\n")))
    }
}

extension Route.Method {
    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .delete: .delete
        }
    }
}
