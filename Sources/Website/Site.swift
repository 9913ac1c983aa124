public import Logging
public import Meetings

/// What every page is given: the books, the templates, and how the site is run.
public struct Site: Sendable {
    public let environment: Meetings.Environment
    public let minutes: MinutesWorkflow
    public let settings: SiteSettings
    public let seal: PageSeal
    public let logger: Logger
    let templates: PageTemplates
    let files: StaticFiles
    let changes: ChangeWatch
    let registers = RegisterKeep()
    public let signIn: SignIn
    let pages = PageKeep()
    let feeds = FeedKeep()
    let figures = Figures()
    let queues = QueueFigures()

    /// - Parameters:
    ///   - folders: where `web` templates are; a file is taken from the first folder that has it.
    ///   - seal: signs forms, so that no other site's are taken for ours.
    /// - Throws: `WebsiteError` where a template is missing or broken.
    public init(
        environment: Meetings.Environment, minutes: MinutesWorkflow, settings: SiteSettings, folders: [String],
        seal: PageSeal, signIn: SignIn, logger: Logger
    ) throws {
        self.environment = environment
        self.minutes = minutes
        self.settings = settings
        self.seal = seal
        self.signIn = signIn
        self.logger = logger
        files = try StaticFiles(folders: folders.map { "\($0)/static" })
        templates = try PageTemplates(folders: folders)
        changes = ChangeWatch(environment.store)
    }
}

/// How the site is reached.
public struct SiteSettings: Hashable, Sendable {
    public var host: String
    public var port: Int
    /// As readers reach it, `https://samling.example.no`; nil where only this machine does.
    public var address: String?
    /// A proxy stands before it, which ends TLS and says who asks.
    public var isBehindProxy: Bool
    /// Where the proxy may stand, besides on this machine: IP addresses in lower case.
    public var trustedProxies: [String]
    /// Where the organisation's own accessibility statement is; nil where it has none yet.
    public var accessibilityStatement: String?

    public init(
        host: String = "127.0.0.1", port: Int = 8080, address: String? = nil, isBehindProxy: Bool = false,
        trustedProxies: [String] = [], accessibilityStatement: String? = nil
    ) {
        self.host = host
        self.port = port
        self.address = address
        self.isBehindProxy = isBehindProxy
        self.trustedProxies = trustedProxies
        self.accessibilityStatement = accessibilityStatement
    }

    /// Readers come over TLS, so cookies and addresses may ask for it.
    public var isSecure: Bool { address?.hasPrefix("https://") ?? false }
}

/// What the website signs with. The key is another than that of links and return addresses.
public struct PageSeal: Sendable {
    public let mac: @Sendable (String) -> String
    public let digest: @Sendable ([UInt8]) -> String
    public let isEqual: @Sendable (String, String) -> Bool

    /// - Parameters:
    ///   - mac: HMAC-SHA256 as hex.
    ///   - digest: SHA-256 as hex.
    ///   - isEqual: compares in a time that says nothing.
    public init(
        mac: @escaping @Sendable (String) -> String, digest: @escaping @Sendable ([UInt8]) -> String,
        isEqual: @escaping @Sendable (String, String) -> Bool
    ) {
        self.mac = mac
        self.digest = digest
        self.isEqual = isEqual
    }
}

/// The site can't be put together.
public struct WebsiteError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}
