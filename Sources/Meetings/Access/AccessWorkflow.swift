import FoundationEssentials

/// Signing in by a one-time code, and what one is signed in by. Whether an address is known is never told: what is
/// answered, and the work done before it, is the same.
public struct AccessWorkflow: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Where a request comes from.
    public struct Origin: Sendable {
        /// A secret that the browser was given before it signed in.
        public var browser: String
        /// The client's IP address.
        public var client: String
        public var userAgent: String

        public init(browser: String, client: String, userAgent: String = "") {
            self.browser = browser
            self.client = client
            self.userAgent = userAgent
        }
    }

    /// A code goes out where the address is somebody's. Throws a `Refusal` for what is no address, and where it is
    /// asked too often.
    public func askForCode(_ written: String, from origin: Origin) async throws {
        let seal = try seal
        let address = try Self.address(written)
        try await count(.codesForClient, origin.client)
        try await count(.codesForAddressByClient, "\(address) \(origin.client)")
        try await count(.codesForAddress, address)
        let (environment, now) = (environment, environment.time.now())
        try await environment.store.access { book in
            let asking = CodeAsking(environment: environment, seal: seal, book: book, now: now)
            try asking.ask(for: address, browser: seal.hash(ofBrowser: origin.browser))
        }
    }

    /// The address in lower case.
    static func address(_ written: String) throws -> String {
        guard written.utf8.count <= 400 else { throw Refusal.notAnAddress }
        let spaces: Set<Character> = [" ", "\t", "\u{A0}"]
        let trimmed = written.drop(while: spaces.contains).reversed().drop(while: spaces.contains).reversed()
        guard AddressRule.accepts(String(trimmed)) else { throw Refusal.notAnAddress }
        return String(trimmed).lowercased()
    }

    /// Signed in, with a token that nobody had before. Throws a `Refusal` where the code isn't the one that was last
    /// sent to this browser; after five tries it never is.
    public func signIn(code typed: String, from origin: Origin) async throws -> NewSession {
        let seal = try seal
        guard let code = SignInCode.digits(of: typed) else { throw Refusal.wrongCode }
        try await mayCount(.triesByClient, origin.client)
        let (environment, now) = (environment, environment.time.now())
        let begun = try await environment.store.access { book -> NewSession? in
            let asking = CodeAsking(environment: environment, seal: seal, book: book, now: now)
            guard let address = try asking.take(code, browser: seal.hash(ofBrowser: origin.browser)) else { return nil }
            let token = environment.ids.token()
            let session = BrowserSession.begun(
                id: environment.ids.uuid(now), hash: seal.digest(token), address: address,
                device: Device.summary(of: origin.userAgent), at: now)
            try book.save(session)
            return NewSession(session: session, token: token)
        }
        if let begun { return begun }
        try await count(.triesByClient, origin.client)
        throw Refusal.wrongCode
    }

    var seal: LinkSeal {
        get throws {
            guard let seal = environment.links?.seal else { throw Refusal.nothingToSignWith }
            return seal
        }
    }

    /// Counts once more; throws where it has become too often.
    public func count(_ limit: RateLimit, _ who: String) async throws {
        let (key, window, end) = try key(limit, who)
        let count = try await environment.store.access { try $0.count(key, window: window, until: end) }
        if count > limit.most { throw Refusal.tooMany(limit) }
    }

    /// Throws where it has been done too often already; counts nothing.
    public func mayCount(_ limit: RateLimit, _ who: String) async throws {
        let (key, window, _) = try key(limit, who)
        let count = try await environment.store.seeAccess { try $0.counted(key, window: window) }
        if count >= limit.most { throw Refusal.tooMany(limit) }
    }

    private func key(_ limit: RateLimit, _ who: String) throws -> (key: String, window: Date, end: Date) {
        let seconds = Double(limit.windowSeconds)
        let start = (environment.time.now().timeIntervalSince1970 / seconds).rounded(.down) * seconds
        let key = try seal.hash(ofLimit: "\(limit.rawValue) \(who)")
        return (key, Date(timeIntervalSince1970: start), Date(timeIntervalSince1970: start + seconds))
    }

    /// Removes codes, sessions, tokens and counts that are of no use any longer; how many.
    public func purge() async throws -> Int {
        let now = environment.time.now()
        return try await environment.store.access { try $0.purge(before: now) }
    }
}
