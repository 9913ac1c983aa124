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
    private let whenListening: @Sendable () -> Void

    /// - Parameter whenListening: called once requests can come.
    public init(_ site: Site, whenListening: @escaping @Sendable () -> Void = {}) {
        self.site = site
        self.whenListening = whenListening
    }

    /// Every address there is.
    public static var routes: [Route] {
        [
            FrontPage.routes,
            LanguageChoice.routes,
            SignInPages.routes,
            SessionPages.routes,
            TokenPages.routes,
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
            FeedPages.routes,
            LinkPages.routes,
            MinePages.routes,
            FeedAddressPages.routes,
            DeskPages.routes,
            SearchPages.routes,
            InboxPages.routes,
            MailPages.routes,
            BoardPages.routes,
            ItemPages.routes,
            PublicFeedPages.routes,
            LinkPaperPages.routes,
            ForumPages.routes,
            CasePages.routes,
            RegisterPages.routes,
            RegisterFilePages.routes,
            PlanPages.routes,
            WheelPages.routes,
            APIPages.routes,
        ].flatMap(\.self)
    }

    /// Addresses that lead nowhere, for people and for programs.
    private static let nowhere = Route.get("/**", .anyone) { _ in throw Refusal.noPage }
    private static let nothing = Route.get("\(Call.root)/**", .anyone) { _ in throw Refusal.noPage }.forPrograms()

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
            responder: Self.responder(for: site), server: server, configuration: configuration,
            onServerRunning: { [whenListening] _ in whenListening() }, logger: site.logger)
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
            let others = Route.Method.allCases.filter { !methods.contains($0) }.map(\.http)
            for method in others + [.patch, .trace, .options] {
                router.on(pattern, method: method) { request, context in
                    Self.notAllowed(request, context, methods, routes.first, site)
                }
            }
        }
        return SiteResponder(
            router: router.buildResponder(), feeds: UnchangedFeeds(site: site),
            nowhere: Answering(site: site, route: nowhere), nothing: Answering(site: site, route: nothing))
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
    let feeds: UnchangedFeeds
    let nowhere: Answering
    /// The same for programs.
    let nothing: Answering

    func respond(to request: Request, context: WebContext) async throws -> Response {
        guard nowhere.site.settings.isOurs(request.head.authority) else { return Self.otherSite }
        if let response = feeds.response(to: request) { return response }
        let response = try await router.respond(to: Self.known(request), context: context)
        // Every answer of ours has a policy; the router's own has none.
        guard response.status == .notFound, response.headers[.contentSecurityPolicy] == nil else { return response }
        let isForPrograms = request.uri.path.hasPrefix("\(Call.root)/")
        return await (isForPrograms ? nothing : nowhere).respond(to: request, context)
    }

    private static let knownMethods: [HTTPRequest.Method] = [
        .get, .post, .head, .put, .delete, .patch, .trace, .options,
    ]

    /// A method that nobody has heard of is answered as one that no address takes.
    private static func known(_ request: Request) -> Request {
        guard !knownMethods.contains(request.method) else { return request }
        var head = request.head
        head.method = .options
        return Request(head: head, body: request.body)
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
