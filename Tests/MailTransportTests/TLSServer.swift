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
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// Runs `Fixtures/tls_server.py` for as long as a test lasts.
final class TLSServer {
    enum Mode: String { case starttls, tls, old }

    let port: Int
    private let process = Process()
    private let output = Pipe()

    init(_ mode: Mode, certificate: String, in certificates: Certificates, password: String? = nil) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/tls_server.py")
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", "-W", "ignore", script.path]
            + [certificates.path("\(certificate).pem"), certificates.path("\(certificate).key"), mode.rawValue]
            + (password.map { [$0] } ?? [])
        process.standardOutput = output
        try process.run()
        var first: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 { first.append(byte) }
        port = Int(String(decoding: first, as: UTF8.self)) ?? 0
    }

    /// Ends the server, and says what it was told: each command, before or after encryption.
    func end() throws -> [String] {
        process.terminate()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
