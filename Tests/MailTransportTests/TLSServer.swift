import Foundation

/// A throw-away authority and certificates by it, and one that nobody vouches for.
struct Certificates {
    let folder: URL
    var authority: String { path("authority.pem") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "samling-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=Throw-away"
                + " -keyout authority.key -out authority.pem")
        try issue("right", names: "DNS:localhost,IP:127.0.0.1")
        try issue("other", names: "DNS:other.example")
    }

    private func issue(_ name: String, names: String) throws {
        try Data("subjectAltName=\(names)\n".utf8).write(to: folder.appending(path: "\(name).ext"))
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(name)"
                + " -keyout \(name).key -out \(name).csr")
        try openssl(
            "x509 -req -in \(name).csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2"
                + " -extfile \(name).ext -out \(name).pem")
    }

    private func openssl(_ arguments: String) throws {
        try ChildProgram("openssl", arguments.split(separator: " ").map(String.init), in: folder.path).finish()
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// Runs `Fixtures/tls_server.py` for as long as a test lasts.
final class TLSServer {
    enum Mode: String { case starttls, tls, old }

    let port: Int
    private let program: ChildProgram
    private let log: URL

    init(_ mode: Mode, certificate: String, in certificates: Certificates, password: String) async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/tls_server.py")
        log = certificates.folder.appending(path: "server.log")
        try Data().write(to: log)
        let arguments = [
            "-W", "ignore", script.path, certificates.path("\(certificate).pem"),
            certificates.path("\(certificate).key"),
            mode.rawValue, password,
        ]
        program = try ChildProgram("python3", arguments, output: log.path)
        while try Self.lines(of: log).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        port = try Int(Self.lines(of: log)[0]) ?? 0
    }

    /// The complete ones.
    private static func lines(of log: URL) throws -> [String] {
        try String(decoding: Data(contentsOf: log), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .dropLast().map(String.init)
    }

    /// Ends the server, and says what it was told: each command, before or after encryption.
    func end() throws -> [String] {
        program.end()
        return try Array(Self.lines(of: log).dropFirst())
    }
}
