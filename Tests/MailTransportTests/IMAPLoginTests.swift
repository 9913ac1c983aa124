import Foundation
import Testing

@testable import MailTransport

@Suite("Logging in over IMAP, and knowing that one is")
struct IMAPLoginTests {
    private static let passphrase = "løyndomen"
    private static let secrets = [
        Data("\0samling\0\(passphrase)".utf8).base64EncodedString(), Data(passphrase.utf8).base64EncodedString(),
        passphrase,
    ]

    private func server(_ capabilities: String) -> IMAPScriptedServer {
        var script = IMAPScriptedServer.Script()
        script.capabilities = capabilities
        return IMAPScriptedServer(script)
    }

    @Test(
        "a password is shown by PLAIN, or else LOGIN, or else the command LOGIN, and by nothing else",
        arguments: [
            ("IMAP4rev1 SASL-IR AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN", ["AUTHENTICATE PLAIN \(secrets[0])"]),
            ("IMAP4rev1 AUTH=DIGEST-MD5 AUTH=PLAIN AUTH=XOAUTH2", ["AUTHENTICATE PLAIN", secrets[0]]),
            ("IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5 AUTH=LOGIN", ["AUTHENTICATE LOGIN", "c2FtbGluZw==", secrets[1]]),
            ("IMAP4rev1", ["LOGIN \"samling\" \"\(passphrase)\""]),
            ("IMAP4rev1 AUTH=CRAM-MD5 AUTH=NTLM AUTH=XOAUTH2", ["LOGIN \"samling\" \"\(passphrase)\""]),
            ("imap4rev1 auth=plain", ["LOGIN \"samling\" \"\(passphrase)\""]),
        ])
    func password(capabilities: String, expected: [String]) async throws {
        let server = server(capabilities)
        try await server.mailbox().connect()
        let commands = server.state.commands.filter { $0 != "CAPABILITY" && !$0.hasPrefix("SELECT") }
        #expect(commands == expected)
    }

    @Test("name and password may hold whatever a string may", arguments: ["a\"b\\c d", "løyn{3}", "x\r\ny", "'(%*"])
    func oddPassword(_ password: String) async throws {
        var script = IMAPScriptedServer.Script()
        script.capabilities = "IMAP4rev1"
        // As the test server keeps what was quoted.
        let isQuotable = password.utf8.allSatisfy { (0x20...0x7e).contains($0) }
        let kept = password.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        script.password = isQuotable ? kept : password
        let server = IMAPScriptedServer(script)
        try await server.mailbox(credentials: .password(password, username: "samling")).connect()
        #expect(server.state.count("LOGIN") == 1)
        let none = server.mailbox(credentials: .password("a\0b", username: "samling"))
        #expect(await transportError { try await none.connect() }?.code == .settings)
    }

    @Test(
        "a token is shown by the mechanisms made for tokens, and never as a password",
        arguments: [
            ("SASL-IR AUTH=PLAIN AUTH=XOAUTH2", "AUTHENTICATE XOAUTH2 "),
            ("SASL-IR AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2", "AUTHENTICATE OAUTHBEARER "),
            ("AUTH=XOAUTH2", "AUTHENTICATE XOAUTH2"),
        ])
    func bearer(offers: String, expected: String) async throws {
        let server = server("IMAP4rev1 " + offers)
        let right = Credentials.bearer(Self.passphrase, username: "samling@example.no")
        try await server.mailbox(credentials: right).connect()
        #expect(server.state.commands.contains { $0.hasPrefix(expected) })
        #expect(server.state.count("AUTHENTICATE") == 1 && server.state.count("LOGIN") == 0)
        let wrong = server.mailbox(credentials: .bearer("old", username: "samling@example.no"))
        let error = await transportError { try await wrong.connect() }
        #expect(error?.code == .login && error?.permanence == .permanent)
        #expect(server.state.count("LOGIN") == 0 && server.state.count("AUTHENTICATE PLAIN") == 0)
    }

    @Test("where no login can be used, no secret is said", arguments: [true, false])
    func noLogin(isBearer: Bool) async throws {
        let server = server(isBearer ? "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN" : "IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5")
        let credentials: Credentials =
            isBearer ? .bearer(Self.passphrase, username: "x") : .password(Self.passphrase, username: "x")
        let error = await transportError { try await server.mailbox(credentials: credentials).connect() }
        #expect(error?.code == .login && error?.permanence == .permanent)
        for command in server.state.commands { #expect(!Self.secrets.contains { command.contains($0) }) }
        #expect(server.state.count("AUTHENTICATE") == 0 && server.state.count("LOGIN") == 0)
    }

    @Test("a wrong password is refused for good, unless the server says otherwise, and is not in the error")
    func refused() async throws {
        let answers: [(String, TransportError.Permanence)] = [
            ("NO [AUTHENTICATIONFAILED] Authentication failed.", .permanent), ("NO no", .permanent),
            ("BAD what?", .permanent), ("NO [UNAVAILABLE] Temporary authentication failure.", .temporary),
            ("NO [EXPIRED] change your password", .permanent), ("NO [LIMIT] too many", .temporary),
        ]
        for (capabilities, verb) in [("IMAP4rev1 SASL-IR AUTH=PLAIN", "AUTHENTICATE"), ("IMAP4rev1", "LOGIN")] {
            for (answer, permanence) in answers {
                let server = server(capabilities)
                server.script(verb, .say("{tag} \(answer)\r\n"))
                let error = try #require(await transportError { try await server.mailbox().connect() })
                #expect(error.code == .login && error.permanence == permanence, "\(answer): \(error)")
                #expect(error.detail.contains(answer.split(separator: " ").last ?? ""))
                for secret in Self.secrets { #expect(!"\(error)".contains(secret)) }
                #expect(server.state.count("SELECT") == 0)
            }
        }
    }

    @Test("a server that has let nobody in is found out, whatever it said")
    func notLoggedIn() async throws {
        let lying = server("IMAP4rev1 SASL-IR AUTH=PLAIN")
        lying.script("AUTHENTICATE", .say("{tag} OK welcome\r\n"))
        let error = await transportError { try await lying.mailbox().connect() }
        #expect(error?.code == .login && error?.permanence == .permanent)
        let open = server("IMAP4rev1")
        let nobody = await transportError { try await open.mailbox(credentials: nil).connect() }
        #expect(nobody?.code == .login && nobody?.permanence == .permanent)
    }

    @Test("whom the server knows already need not log in", arguments: [true, false])
    func preauthenticated(hasCredentials: Bool) async throws {
        var script = IMAPScriptedServer.Script()
        script.greeting = .say("* PREAUTH [CAPABILITY IMAP4rev1] hello samling\r\n")
        let server = IMAPScriptedServer(script)
        let credentials = hasCredentials ? Credentials.password(Self.passphrase, username: "samling") : nil
        try await server.mailbox(credentials: credentials).connect()
        #expect(server.state.count("AUTHENTICATE") == 0 && server.state.count("LOGIN") == 0)
    }

    @Test("a folder that is not there is a matter of the settings")
    func noFolder() async throws {
        let server = IMAPScriptedServer()
        let error = await transportError { try await server.mailbox("INBOX/Arkiv").connect() }
        #expect(error?.code == .settings && error?.permanence == .permanent)
        #expect(error?.detail.contains("no such folder") == true)
        let later = IMAPScriptedServer()
        later.script("SELECT", .say("{tag} NO [INUSE] busy\r\n"))
        let busy = await transportError { try await later.mailbox().connect() }
        #expect(busy?.code == .settings && busy?.permanence == .temporary)
        for name in ["", "a\r\nA1 LOGOUT", "a\0", "IN*", "%", String(repeating: "x", count: 201)] {
            let unnamed = await transportError { try await server.mailbox(name).connect() }
            #expect(unnamed?.code == .settings && unnamed?.permanence == .permanent)
        }
        #expect(server.state.connections == 1)
    }

    @Test("a folder without lasting numbers is of no use")
    func noValidity() async throws {
        for answer in ["", "* OK [UIDVALIDITY 0] x\r\n", "* OK [UIDVALIDITY 4294967296] x\r\n"] {
            let server = IMAPScriptedServer()
            server.script("SELECT", .say("* 0 EXISTS\r\n\(answer){tag} OK open\r\n"))
            let error = await transportError { try await server.mailbox().connect() }
            #expect(error?.code == .notUnderstood && error?.permanence == .permanent)
        }
    }

    @Test(
        "without encryption nothing is said but CAPABILITY and STARTTLS",
        arguments: [
            ("IMAP4rev1 AUTH=PLAIN", nil, "* OK ready\r\n"), ("IMAP4rev1 starttls AUTH=PLAIN", nil, "* OK ready\r\n"),
            ("IMAP4rev1 STARTTLS AUTH=PLAIN", "{tag} NO not now\r\n", "* OK ready\r\n"),
            ("IMAP4rev1 STARTTLS AUTH=PLAIN", "{tag} OK go\r\n* OK injected\r\n", "* OK ready\r\n"),
            ("IMAP4rev1 STARTTLS AUTH=PLAIN", "{tag} OK go\r\nnot TLS at all, but text\r\n", "* OK ready\r\n"),
            ("IMAP4rev1 STARTTLS AUTH=PLAIN", nil, "* PREAUTH hello samling\r\n"),
        ])
    func startTLSRefused(capabilities: String, answer: String?, greeting: String) async throws {
        var script = IMAPScriptedServer.Script()
        script.capabilities = capabilities
        script.greeting = .say(greeting)
        if let answer { script.answers["STARTTLS"] = [.say(answer)] }
        let server = IMAPScriptedServer(script)
        let credentials = Credentials.password(Self.passphrase, username: "samling")
        let mailbox = IMAPMailbox(to: server.settings(.startTLS, credentials: credentials), mailbox: "INBOX")
        let error = try #require(await transportError { try await mailbox.connect() })
        #expect([.encryption, .refusedService].contains(error.code), "\(error)")
        let said = Set(server.state.commands)
        #expect(said.isSubset(of: ["CAPABILITY", "STARTTLS"]), "\(said)")
    }
}
