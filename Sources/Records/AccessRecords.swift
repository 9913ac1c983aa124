import Database
import FoundationEssentials
import Meetings

/// Who has come in, and by what, across all networks.
struct SQLAccess: AccessBook {
    let session: any Session

    func networks() throws -> [NetworkID] {
        try session.query("SELECT id FROM networks ORDER BY id").map { try $0.decode("id") }
    }

    func ledger(of network: NetworkID) -> any Ledger { SQLLedger(network: network, session: session) }

    func save(_ code: SignInCode) throws {
        try session.save(
            in: "sign_in_codes", key: [("id", code.id)],
            [
                ("hash", code.hash), ("address", code.address), ("browser", code.browser), ("letter", code.letter),
                ("chance", code.chance), ("asked", code.asked), ("expires", code.expires), ("tries", code.tries),
                ("used", code.used),
            ])
    }

    func codes(browser: String) throws -> [SignInCode] {
        try session.query("SELECT * FROM sign_in_codes WHERE browser = \(browser) ORDER BY number DESC")
            .map(SignInCode.init)
    }

    func save(_ session: BrowserSession) throws {
        try self.session.save(
            in: "sessions", key: [("id", session.id)],
            [
                ("hash", session.hash), ("former_hash", session.formerHash), ("address", session.address),
                ("created", session.created), ("last_seen", session.lastSeen), ("rotated", session.rotated),
                ("expires", session.expires), ("device", session.device),
            ])
    }

    func session(hash: String) throws -> BrowserSession? {
        try session.queryOne("SELECT * FROM sessions WHERE hash = \(hash) OR former_hash = \(hash) ORDER BY created")
            .map(BrowserSession.init)
    }

    func sessions(of address: String?) throws -> [BrowserSession] {
        let condition: SQL = address.map { "address = \($0)" } ?? "1 = 1"
        return try session.query("SELECT * FROM sessions WHERE \(condition) ORDER BY created DESC, id")
            .map(BrowserSession.init)
    }

    func removeSession(_ id: String) throws -> Bool {
        try session.execute("DELETE FROM sessions WHERE id = \(id)") == 1
    }

    func save(_ token: APIToken) throws {
        let scopes = token.sortedScopes.map(\.rawValue).joined(separator: " ")
        try session.save(
            in: "api_tokens", key: [("id", token.id)],
            [
                ("hash", token.hash), ("name", token.name), ("network", token.network), ("scopes", scopes),
                ("person", token.person), ("created", token.created), ("last_used", token.lastUsed),
                ("expires", token.expires), ("revoked", token.revoked),
            ])
    }

    func token(hash: String) throws -> APIToken? {
        try session.queryOne("SELECT * FROM api_tokens WHERE hash = \(hash)").map(APIToken.init)
    }

    func tokens(of network: NetworkID?) throws -> [APIToken] {
        let condition: SQL = network.map { "network = \($0)" } ?? "1 = 1"
        return try session.query("SELECT * FROM api_tokens WHERE \(condition) ORDER BY created DESC, id")
            .map(APIToken.init)
    }

    func count(_ key: String, window: Date, until: Date) throws -> Int {
        try session.execute(
            """
            INSERT INTO rate_limits (key, window_start, uses, window_end) VALUES (\(key), \(window), 1, \(until))
            ON CONFLICT (key, window_start) DO UPDATE SET uses = rate_limits.uses + 1
            """)
        return try counted(key, window: window)
    }

    func counted(_ key: String, window: Date) throws -> Int {
        try session.queryOne("SELECT uses FROM rate_limits WHERE key = \(key) AND window_start = \(window)")
            .map { try $0.decode("uses") } ?? 0
    }

    /// Tokens that were revoked or have run out are kept for a while: somebody may ask what became of them.
    func purge(before now: Date) throws -> Int {
        let longAgo = now.addingTimeInterval(-90 * 86_400)
        return try session.execute("DELETE FROM sign_in_codes WHERE expires < \(now)")
            + session.execute("DELETE FROM sessions WHERE expires < \(now)")
            + session.execute("DELETE FROM api_tokens WHERE expires < \(longAgo) OR revoked < \(longAgo)")
            + session.execute("DELETE FROM rate_limits WHERE window_end < \(now)")
    }
}

extension SQLOutbox {
    func signInCodes(in letters: [LetterID]) throws -> [SignInCode] {
        try session.query("SELECT * FROM sign_in_codes WHERE letter IN \(in: letters)").map(SignInCode.init)
    }
}

extension SignInCode {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), hash: try row.decode("hash"), address: try row.decode("address"),
            browser: try row.decode("browser"), letter: try row.decode("letter"), chance: try row.decode("chance"),
            asked: try row.decode("asked"), expires: try row.decode("expires"), tries: try row.decode("tries"),
            used: try row.decode("used"))
    }
}

extension BrowserSession {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), hash: try row.decode("hash"), formerHash: try row.decode("former_hash"),
            address: try row.decode("address"), created: try row.decode("created"),
            lastSeen: try row.decode("last_seen"), rotated: try row.decode("rotated"),
            expires: try row.decode("expires"), device: try row.decode("device"))
    }
}

extension APIToken {
    fileprivate init(_ row: Row) throws {
        let scopes = try row.decode("scopes", as: String.self).split(separator: " ")
        self.init(
            id: try row.decode("id"), hash: try row.decode("hash"), name: try row.decode("name"),
            network: try row.decode("network"), scopes: Set(scopes.compactMap { Scope(rawValue: String($0)) }),
            person: try row.decode("person"), created: try row.decode("created"),
            lastUsed: try row.decode("last_used"), expires: try row.decode("expires"),
            revoked: try row.decode("revoked"))
    }
}
