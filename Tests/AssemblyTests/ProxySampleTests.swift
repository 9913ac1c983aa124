import Foundation
import Testing

@Suite("Samples for proxies")
struct ProxySampleTests {
    private static let nginx = "/usr/sbin/nginx"

    @Test("nginx takes its sample", .enabled(if: FileManager.default.isExecutableFile(atPath: nginx)))
    func sample() throws {
        let scratch = try Scratch()
        let key = try run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=samling.example.no", "-days", "1",
                "-keyout", "\(scratch.path)/privkey.pem", "-out", "\(scratch.path)/fullchain.pem",
            ])
        try #require(key.status == 0)
        let sample = try String(contentsOfFile: "\(Scratch.checkout)/Config/nginx.conf", encoding: .utf8)
            .replacing("/etc/ssl/samling", with: scratch.path).replacing("/var/log/nginx", with: scratch.path)
        try scratch.file("site.conf", sample)
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { name in
            "\(name)_temp_path \(scratch.path)/\(name);"
        }
        let whole = try scratch.file(
            "nginx.conf",
            """
            pid \(scratch.path)/nginx.pid;
            error_log \(scratch.path)/error.log;
            events {}
            http { \(folders.joined(separator: " ")) include \(scratch.path)/site.conf; }
            """)
        let outcome = try run(Self.nginx, ["-t", "-c", whole])
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
