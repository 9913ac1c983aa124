import Testing

@testable import MailTransport

@Suite("Encryption, certificates and logging in with a real TLS server")
struct TLSTests {
    private let certificates: Certificates

    init() throws { certificates = try Certificates() }

    private func send(
        _ mode: TLSServer.Mode, certificate: String = "right", host: String = "localhost", trusted: Bool = true,
        password: String? = nil, letter: WireLetter? = nil
    ) async throws -> (outcome: DeliveryOutcome, commands: [String]) {
        defer { certificates.remove() }
        let server = try await TLSServer(mode, certificate: certificate, in: certificates, password: "rett passord")
        let settings = ConnectionSettings(
            host: host, port: server.port, security: mode == .tls ? .tls : .startTLS,
            credentials: password.map { .password($0, username: "samling") },
            authoritiesFile: trusted ? certificates.authority : nil, deadlines: .generous)
        let connection = SMTPConnection(to: settings, helloName: "client.example")
        let outcome = await connection.send(try letter ?? MailTransportTests.letter()) { true }
        await connection.close()
        return (outcome, try server.end())
    }

    @Test("STARTTLS comes before anything else is said, and everything after it is encrypted")
    func startTLS() async throws {
        let (outcome, commands) = try await send(.starttls, password: "rett passord")
        #expect(outcome.summary == "accepted 250")
        #expect(
            commands == [
                "clear EHLO client.example", "clear STARTTLS", "secure EHLO client.example", "secure AUTH PLAIN",
                "secure EHLO client.example", "secure MAIL FROM:<samling@example.no>",
                "secure RCPT TO:<kari@example.no>", "secure DATA", "letter 23", "secure QUIT",
            ])
    }

    @Test("a connection may be encrypted from the first byte", arguments: ["localhost", "127.0.0.1"])
    func implicit(host: String) async throws {
        let (outcome, commands) = try await send(.tls, host: host)
        #expect(outcome.summary == "accepted 250")
        #expect(!commands.contains { $0.hasPrefix("clear") })
    }

    @Test("a letter of megabytes goes through encryption whole")
    func largeLetter() async throws {
        let text = "Subject: big\r\n\r\n" + String(repeating: String(repeating: "y", count: 76) + "\r\n", count: 40_000)
        let (outcome, commands) = try await send(.starttls, letter: MailTransportTests.letter(text))
        #expect(outcome.summary == "accepted 250")
        #expect(commands.contains("letter \(text.utf8.count)"))
    }

    @Test("a certificate by an unknown authority, or for another host, ends it before anything is said")
    func certificate() async throws {
        for mode in [TLSServer.Mode.starttls, .tls] {
            for (name, trusted) in [("right", false), ("other", true)] {
                let tests = try TLSTests()
                let (outcome, commands) = try await tests.send(
                    mode, certificate: name, trusted: trusted, password: "rett passord")
                guard case .notSent(let error) = outcome else {
                    Issue.record("\(outcome.summary)")
                    continue
                }
                #expect(error.code == .certificate && error.permanence == .permanent)
                #expect(!commands.contains { $0.hasPrefix("secure") || $0.contains("AUTH") || $0.contains("MAIL") })
            }
        }
        certificates.remove()
    }

    @Test("TLS older than 1.2 is not spoken")
    func oldTLS() async throws {
        let (outcome, commands) = try await send(.old)
        #expect(outcome.summary == "not sent: encryption")
        #expect(!commands.contains { $0.hasPrefix("secure") })
    }

    @Test("a wrong password is refused, and not repeated in the error")
    func wrongPassword() async throws {
        let (outcome, commands) = try await send(.tls, password: "gale passord")
        guard case .notSent(let error) = outcome else {
            Issue.record("\(outcome.summary)")
            return
        }
        #expect(error.code == .login && error.permanence == .permanent)
        #expect(!"\(error)".contains("gale"))
        #expect(!commands.contains { $0.contains("MAIL") })
    }
}
