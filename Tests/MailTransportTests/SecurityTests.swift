import Foundation
import Testing

@testable import MailTransport

@Suite("What is never said in the clear, to a stranger, or without a login")
struct SecurityTests {
    private func failure(_ outcome: DeliveryOutcome) throws -> TransportError {
        guard case .notSent(let error) = outcome else {
            Issue.record("\(outcome.summary)")
            throw CancellationError()
        }
        return error
    }

    private let credentials = Credentials.password("løyndomen", username: "samling")

    @Test(
        "without encryption nothing is said but EHLO and STARTTLS",
        arguments: [
            (["PIPELINING"], nil, TransportError.Permanence.permanent), (["starttls"], nil, .permanent),
            (["STARTTLS", "AUTH PLAIN"], "454 4.7.0 not now\r\n", .temporary),
            (["STARTTLS", "AUTH PLAIN"], "220 go\r\n250 injected\r\n", .permanent),
            (["STARTTLS", "AUTH PLAIN"], "220 go\r\nnot TLS at all, but text\r\n", .permanent),
        ])
    func startTLSRefused(capabilities: [String], answer: String?, permanence: TransportError.Permanence) async throws {
        var script = ScriptedServer.Script(capabilities: capabilities)
        if let answer { script.answers[.startTLS] = [.say(answer)] }
        let server = ScriptedServer(script)
        let settings = server.settings(.startTLS, credentials: credentials)
        let error = try failure(await SMTPConnection(to: settings, helloName: "client.example").send(letter()) { true })
        #expect([.encryption, .refusedService].contains(error.code))
        #expect(error.permanence == permanence)
        #expect(server.log.count("AUTH") == 0)
        #expect(server.log.count("MAIL") == 0)
    }

    @Test("a server that offers no login that can be used gets no letter", arguments: [[], ["AUTH CRAM-MD5 NTLM"]])
    func noLoginOffered(capabilities: [String]) async throws {
        let server = ScriptedServer(.init(capabilities: capabilities))
        let connection = SMTPConnection(to: server.settings(credentials: credentials), helloName: "client.example")
        let error = try failure(await connection.send(letter()) { true })
        #expect(error.code == .login && error.permanence == .permanent)
        #expect(server.log.count("MAIL") == 0)
        #expect(server.log.count("AUTH") == 0)
    }

    @Test(
        "a refused login says whether trying again may help, and never repeats the password",
        arguments: [("535 5.7.8 no\r\n", TransportError.Permanence.permanent), ("454 4.7.0 later\r\n", .temporary)])
    func refusedLogin(answer: String, permanence: TransportError.Permanence) async throws {
        let server = ScriptedServer(.init(capabilities: ["AUTH PLAIN"], answers: [.login: [.say(answer)]]))
        let connection = SMTPConnection(to: server.settings(credentials: credentials), helloName: "client.example")
        let error = try failure(await connection.send(letter()) { true })
        #expect(error.code == .login && error.permanence == permanence)
        let secret = Data("\0samling\0løyndomen".utf8).base64EncodedString()
        #expect(server.log.commands.contains("AUTH PLAIN \(secret)"))
        #expect(!"\(error)".contains("løyndomen") && !"\(error)".contains(secret))
        var shown = ""
        dump(credentials, to: &shown)
        #expect(!(shown + "\(credentials)" + String(reflecting: credentials)).contains("løyndomen"))
    }

    @Test("CRAM-MD5 is passed over for LOGIN, where PLAIN is not offered")
    func login() async throws {
        let script = ScriptedServer.Script(
            capabilities: ["AUTH CRAM-MD5 LOGIN"],
            answers: [.login: [.say("334 UGFzc3dvcmQ6\r\n")], .reset: [.say("235 2.7.0 welcome\r\n")]])
        let server = ScriptedServer(script)
        let connection = SMTPConnection(to: server.settings(credentials: credentials), helloName: "client.example")
        #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
        #expect(server.log.commands[1] == "AUTH LOGIN " + Data("samling".utf8).base64EncodedString())
    }

    @Test("a token is shown by the mechanisms made for tokens, and never as a password")
    func bearer() async throws {
        for (offer, expected) in [
            ("AUTH PLAIN XOAUTH2", "AUTH XOAUTH2 "), ("AUTH LOGIN OAUTHBEARER XOAUTH2", "AUTH OAUTHBEARER "),
        ] {
            let server = ScriptedServer(.init(capabilities: [offer]))
            let settings = server.settings(credentials: .bearer("token", username: "samling@example.no"))
            let connection = SMTPConnection(to: settings, helloName: "client.example")
            #expect(await connection.send(try letter()) { true }.summary == "accepted 250")
            #expect(server.log.commands[1].hasPrefix(expected))
        }
    }

    @Test("in the clear only to this machine itself")
    func loopbackOnly() {
        for host in ["localhost", "127.0.0.1", "127.8.9.10", "::1"] {
            #expect(throws: Never.self) { try ConnectionSettings(host: host, port: 25, security: .none).check() }
        }
        for host in [
            "example.no", "127.0.0.1.example.no", "127.1", "10.0.0.1", "0.0.0.0", "localhost.example.no", "::",
        ] {
            #expect(throws: TransportError.self) {
                try ConnectionSettings(host: host, port: 25, security: .none).check()
            }
            #expect(throws: Never.self) { try ConnectionSettings(host: host, port: 587).check() }
        }
    }

    @Test(
        "no host can be more of a URL than a host",
        arguments: ["", "a b", "user@example.no", "example.no/x", "example.no?x", "a\r\nb", "-o", "æ.no", "[::1]"])
    func hosts(_ host: String) {
        #expect(throws: TransportError.self) { try ConnectionSettings(host: host, port: 587).check() }
        #expect(throws: TransportError.self) { try ConnectionSettings(host: "example.no", port: 0).check() }
        #expect(throws: TransportError.self) { try ConnectionSettings(host: "example.no", port: 65_536).check() }
    }

    @Test("nobody there, and no such host, are temporary")
    func unreachable() async throws {
        let port = ScriptedServer.freePort()
        let settings = ConnectionSettings(host: "127.0.0.1", port: port, security: .none, deadlines: .generous)
        let error = try failure(await SMTPConnection(to: settings, helloName: "client.example").send(letter()) { true })
        #expect(error.code == .unreachable && error.permanence == .temporary)
    }

    @Test("a name for ourselves that could end its command is refused")
    func helloName() async throws {
        let server = ScriptedServer()
        for name in ["", "a b", "a\r\nMAIL FROM:<x@example.no>", "a/b"] {
            let connection = SMTPConnection(to: server.settings(), helloName: name)
            #expect(try failure(await connection.send(letter()) { true }).code == .settings)
        }
        #expect(server.log.connections == 0)
    }

    @Test("only OpenSSL's libcurl will do, and this is one")
    func backend() throws {
        try CurlBackend.check()
        #expect(CurlBackend.isUsable("libcurl/7.88.1 OpenSSL/3.0.19 zlib/1.2.13"))
        #expect(!CurlBackend.isUsable("libcurl/7.88.1 GnuTLS/3.7.9 zlib/1.2.13"))
        #expect(!CurlBackend.isUsable("libcurl/7.88.1 GnuTLS/3.7.9 (OpenSSL/3.0.19) zlib/1.2.13"))
        #expect(!CurlBackend.isUsable("libcurl/7.88.1 NSS/3.87"))
        #expect(!CurlBackend.isUsable("none"))
    }
}
