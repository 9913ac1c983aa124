import Foundation
import Testing

@testable import MailTransport

@Suite("Encryption and certificates over IMAP, with a real TLS server", .timeLimit(.minutes(10)))
struct IMAPTLSTests {
    /// What a call comes to, with the commands that the server was given.
    private func read(
        _ mode: TLSServer.Mode, certificate: String = "right", trusted: Bool = true, password: String = "rett passord"
    ) async throws -> (message: IMAPMessage?, error: TransportError?, commands: [String]) {
        let certificates = try Certificates()
        defer { certificates.remove() }
        let log = certificates.path("imap.log")
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/imap_tls_server.py")
        let arguments = [
            "-W", "ignore", script.path, certificates.path("\(certificate).pem"),
            certificates.path("\(certificate).key"), mode.rawValue, "rett passord",
        ]
        let program = try ChildProgram("python3", arguments, output: log)
        defer { program.end() }
        func lines() throws -> [String] {
            try String(decoding: Data(contentsOf: URL(filePath: log)), as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
        while try lines().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        let settings = ConnectionSettings(
            host: "localhost", port: Int(try lines()[0]) ?? 0, security: mode == .tls ? .tls : .startTLS,
            credentials: .password(password, username: "samling"),
            authoritiesFile: trusted ? certificates.authority : nil, deadlines: .generous)
        let mailbox = IMAPMailbox(to: settings, mailbox: "INBOX")
        var message: IMAPMessage?
        let error = await transportError {
            message = try await mailbox.message(
                IMAPMessageReference(uidValidity: 1, uid: 1), limitBytes: 10_000_000)
        }
        await mailbox.close()
        return (message, error, try Array(lines().dropFirst()))
    }

    @Test("STARTTLS comes before anything else is said, and everything after it is encrypted; megabytes come whole")
    func startTLS() async throws {
        let (message, error, commands) = try await read(.starttls)
        #expect(error == nil)
        let line = Array((String(repeating: "y", count: 76) + "\r\n").utf8)
        #expect(message?.bytes.count == 16 + 40_000 * 78 && message?.bytes.suffix(78) == line[...])
        #expect(
            commands == [
                "clear CAPABILITY", "clear STARTTLS", "secure CAPABILITY", "secure AUTHENTICATE PLAIN",
                "secure CAPABILITY", "secure SELECT \"INBOX\"", "secure UID FETCH", "secure LOGOUT",
            ])
    }

    @Test("a connection may be encrypted from the first byte")
    func implicit() async throws {
        let (message, _, commands) = try await read(.tls)
        #expect(message != nil)
        #expect(!commands.contains { $0.hasPrefix("clear") })
    }

    @Test("a certificate by an unknown authority, or for another host, ends it before anything is said")
    func certificate() async throws {
        for mode in [TLSServer.Mode.starttls, .tls] {
            for (name, trusted) in [("right", false), ("other", true)] {
                let (_, error, commands) = try await read(mode, certificate: name, trusted: trusted)
                #expect(error?.code == .certificate && error?.permanence == .permanent)
                #expect(!commands.contains { $0.hasPrefix("secure") || $0.contains("AUTH") })
            }
        }
    }

    @Test("TLS older than 1.2 is not spoken")
    func oldTLS() async throws {
        let (_, error, commands) = try await read(.old)
        #expect(error?.code == .encryption)
        #expect(!commands.contains { $0.hasPrefix("secure") })
    }

    @Test("a wrong password is refused, and not repeated in the error")
    func wrongPassword() async throws {
        let (_, error, commands) = try await read(.tls, password: "gale passord")
        #expect(error?.code == .login && error?.permanence == .permanent)
        #expect(error.map { "\($0)".contains("gale") } == false)
        #expect(!commands.contains { $0.contains("SELECT") })
    }
}
