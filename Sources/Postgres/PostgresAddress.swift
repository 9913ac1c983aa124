import CLibpq
public import Database

/// Where the database is, and how it is reached: an address as `postgres://samling@db.example.no/samling`, with
/// whatever libpq takes after `?`. Several servers may be named, `postgres://samling@a,b/samling`: the one that can be
/// written to is used.
public struct PostgresAddress: Sendable {
    /// libpq's keywords, the later ones before the earlier.
    let parameters: [(keyword: String, value: String)]
    /// The address without its password.
    public let shown: String
    let statementTimeoutMilliseconds: Int
    private let secrets: [String]

    /// - Parameters:
    ///   - password: what stands in place of the address's own.
    ///   - statementTimeoutSeconds: how long one statement may take.
    /// - Throws: `DatabaseError` with code `unavailable` where the address can't be read, or leads over a network
    ///   without TLS that is checked.
    public init(
        _ url: String, password: String? = nil, statementTimeoutSeconds: Double = 30
    ) throws(DatabaseError) {
        guard let parts = PostgresAddress.parse(url) else {
            throw PostgresAddress.fault("it can't be read: postgres://USER@HOST/DATABASE")
        }
        var parameters: [(keyword: String, value: String)] = [("dbname", url)]
        if parts["connect_timeout"] == nil { parameters.append(("connect_timeout", "5")) }
        if let password { parameters.append(("password", password)) }
        let hosts = (parts["host"] ?? "").split(separator: ",").map(String.init)
        let addresses = (parts["hostaddr"] ?? "").split(separator: ",").map(String.init)
        let isLocal = (addresses.isEmpty ? hosts : addresses).allSatisfy(PostgresAddress.staysHere)
        parameters += try PostgresAddress.security(parts, isLocal: isLocal)
        if hosts.count > 1, parts["target_session_attrs"] == nil {
            parameters.append(("target_session_attrs", "read-write"))
        }
        parameters += [
            ("fallback_application_name", "samling"), ("client_encoding", "UTF8"),
            // A server that has gone without a word is found out within half a minute.
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"),
        ]
        self.parameters = parameters
        statementTimeoutMilliseconds = Int(statementTimeoutSeconds * 1000)
        secrets = [parts["password"], password].compactMap(\.self).filter { !$0.isEmpty }
        let ports = (parts["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let host = (hosts.isEmpty ? ["localhost"] : hosts).enumerated().map { place, host in
            guard place < ports.count, !ports[place].isEmpty else { return host }
            return "\(host):\(ports[place])"
        }.joined(separator: ",")
        let user = parts["user"].map { "\($0)@" } ?? ""
        shown = "postgres://\(user)\(host)/\(parts["dbname"] ?? "")"
    }

    /// Off this machine the server must show a certificate that is checked, unless the address says another way of
    /// TLS; without any it is refused.
    private static func security(
        _ parts: [String: String], isLocal: Bool
    ) throws(DatabaseError) -> [(keyword: String, value: String)] {
        guard !isLocal else { return [] }
        var parameters: [(keyword: String, value: String)] = []
        if let mode = parts["sslmode"] {
            guard ["require", "verify-ca", "verify-full"].contains(mode) else {
                throw fault("over a network the database is reached by TLS: sslmode=\(mode) is not enough")
            }
        } else {
            parameters.append(("sslmode", "verify-full"))
        }
        if parts["sslrootcert"] == nil, parts["sslmode"] != "require" {
            parameters.append(("sslrootcert", "/etc/ssl/certs/ca-certificates.crt"))
        }
        return parameters
    }

    /// A socket in the file system, or this machine by its loopback.
    private static func staysHere(_ host: String) -> Bool {
        host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1"
            || host.hasPrefix("127.")
    }

    /// A message with the passwords taken out.
    func masked(_ message: String) -> String {
        secrets.reduce(message) { text, secret in
            text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
    }

    /// What libpq reads out of the address; nil where it can't.
    private static func parse(_ url: String) -> [String: String]? {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"),
            let options = unsafe PQconninfoParse(url, nil)
        else { return nil }
        defer { unsafe PQconninfoFree(options) }
        var parts: [String: String] = [:]
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                parts[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return parts
    }

    private static func fault(_ detail: String) -> DatabaseError {
        DatabaseError("reading the database's address", .unavailable, .permanent, detail)
    }
}
