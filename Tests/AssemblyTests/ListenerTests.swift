import Testing

@testable import Assembly

@Suite("Where the website listens")
struct ListenerTests {
    @Test(
        "this machine's own addresses, and no others",
        arguments: [
            ("127.0.0.1", true), ("127.1.2.3", true), ("localhost", true), ("::1", true), ("LOCALHOST", true),
            ("0.0.0.0", false), ("::", false), ("10.0.0.5", false), ("samling.example.no", false), ("", false),
            ("127.0.0.1.evil.example", false), ("127.evil.example", false), ("1270.0.0.1", false),
        ])
    func loopback(host: String, expected: Bool) { #expect(Listener.isLoopback(host) == expected) }

    @Test("administrators and proxies are lists, in YAML's own form too")
    func lists() throws {
        let scratch = try Scratch()
        let text = """
            http:
              administrators: [Drift@example.no, vakt@example.no]
              trustedProxies: 192.0.2.10, 2001:DB8::10
              behindProxy: true
            """
        let settings = try SettingsReader.read(file: try scratch.file("a.yaml", text), environment: [:]).settings
        #expect(settings.http.administrators == ["drift@example.no", "vakt@example.no"])
        #expect(settings.http.trustedProxies == ["192.0.2.10", "2001:db8::10"])
        #expect(settings.http.behindProxy)
        let other = try SettingsReader.read(
            file: nil, environment: ["SAMLING_HTTP_ADMINISTRATORS": "a@example.no,b@example.no"]
        ).settings
        #expect(other.http.administrators == ["a@example.no", "b@example.no"])
    }

    @Test(
        "what is no address is refused",
        arguments: [
            ("http.administrators", "drift"), ("http.administrators", "a@example.no, b"),
            ("http.trustedProxies", "proxy.example.no"), ("http.trustedProxies", "10.0.0.0/8"),
        ])
    func faults(key: String, value: String) {
        #expect(throws: SettingsError.self) {
            try SettingsReader.read(file: nil, environment: [:], commandLine: [key: value])
        }
    }

    @Test("others reach it only through a proxy", arguments: ["0.0.0.0", "::", "192.0.2.1"])
    func refusal(host: String) async throws {
        let scratch = try Scratch()
        let installation = try await Installation.open(
            InstallationRequest(
                dataFolder: scratch.path, values: ["http.host": host, "resources.folder": Scratch.checkout]))
        await #expect {
            try await installation.serve()
        } throws: { error in
            guard case .openListener(host)? = error as? AssemblyError else { return false }
            return true
        }
        try await installation.close()
    }
}
