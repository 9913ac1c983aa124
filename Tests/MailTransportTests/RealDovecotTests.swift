import Foundation
import Testing

@testable import MailTransport

/// The servers that `Scripts/servers start` has started, by the file that it leaves.
private struct RealServers {
    static var folder: String? { ProcessInfo.processInfo.environment["SAMLING_TEST_SERVERS"] }

    let values: [String: String]

    init() throws {
        let file = URL(filePath: try #require(Self.folder)).appending(path: "environment")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        values = Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { $1 })
    }

    func value(_ name: String) throws -> String { try #require(values[name], "\(name) is missing") }

    func content(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: value(name)), encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    func port(_ name: String) throws -> Int { try #require(Int(value(name))) }

    /// Each test has a member's mailbox to itself.
    func member(_ index: Int) throws -> String {
        try String(#require(value("MEMBERS").split(separator: ",").dropFirst(index).first))
    }

    func password(of user: String) throws -> Credentials {
        .password(try content("MAILBOX_PASSWORD_FILE"), username: user)
    }

    func mailbox(
        of user: String, named name: String = "INBOX", _ security: ConnectionSettings.Security = .tls,
        host: String = "IMAP_HOST", authority: String = "CA_FILE", credentials: Credentials? = nil
    ) throws -> IMAPMailbox {
        let port = try port(security == .tls ? "IMAPS_PORT" : "IMAP_PORT")
        let settings = ConnectionSettings(
            host: try value(host), port: port, security: security, credentials: try credentials ?? password(of: user),
            authoritiesFile: try value(authority))
        return IMAPMailbox(to: settings, mailbox: name)
    }

    /// As any stranger's server would.
    func deliver(_ text: String, to user: String) async throws {
        let settings = ConnectionSettings(host: "127.0.0.1", port: try port("SMTP_INBOUND_PORT"), security: .none)
        let connection = SMTPConnection(to: settings, helloName: "client.example")
        let letter = try WireLetter(
            id: "letter", sender: "stranger@outside.example.org", recipient: user, bytes: Array(text.utf8))
        #expect(await connection.send(letter) { true }.summary == "accepted 250")
        await connection.close()
    }
}

@Suite(
    "A mailbox on a real Dovecot", .serialized, .timeLimit(.minutes(10)), .enabled(if: RealServers.folder != nil))
struct RealDovecotTests {
    private let servers: RealServers

    init() throws { servers = try RealServers() }

    /// What has come since `listing`, as soon as there is so much.
    private func arrivals(
        _ count: Int, in mailbox: IMAPMailbox, since listing: IMAPListing
    ) async throws -> [IMAPMessageInfo] {
        while true {
            let found = try await mailbox.newMessages(
                after: listing.messages.last?.uid, uidValidity: listing.uidValidity, limit: 1_000)
            if found.messages.count >= count { return found.messages }
            _ = try await mailbox.waitForMail(atMostSeconds: 30)
        }
    }

    @Test("it lets in whom it should, by every way")
    func login() async throws {
        let user = try servers.member(0)
        try await servers.mailbox(of: user, .tls).connect()
        try await servers.mailbox(of: user, .startTLS).connect()
        try await servers.mailbox(of: user, .startTLS, host: "IMAP_STRICT_HOST").connect()
        let owner = try servers.value("MAILBOX")
        let token = Credentials.bearer(try servers.content("BEARER_TOKEN_FILE"), username: owner)
        try await servers.mailbox(of: owner, credentials: token).connect()
    }

    @Test("and nobody else")
    func refusal() async throws {
        let user = try servers.member(0)
        for credentials in [Credentials.password("feil", username: user), .bearer("feil", username: user)] {
            let error = await transportError {
                try await servers.mailbox(of: user, credentials: credentials).connect()
            }
            #expect(error?.code == .login && error?.permanence == .permanent)
        }
        let stranger = await transportError {
            try await servers.mailbox(of: user, authority: "UNTRUSTED_CA_FILE").connect()
        }
        #expect(stranger?.code == .certificate)
        let clear = await transportError {
            try await servers.mailbox(of: user, .none, host: "IMAP_STRICT_HOST").connect()
        }
        #expect(clear?.code == .login)
        let folder = await transportError { try await servers.mailbox(of: user, named: "Finst ikkje").connect() }
        #expect(folder?.code == .settings && folder?.permanence == .permanent)
    }

    @Test("a letter is waited for, listed, read as it was sent, and moved")
    func wholeWay() async throws {
        let user = try servers.member(1)
        let mailbox = try servers.mailbox(of: user)
        let before = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 10_000)
        #expect(try await mailbox.waitForMail(atMostSeconds: 1) == false)
        async let news = mailbox.waitForMail(atMostSeconds: 30)
        let text = "Subject: hei\r\n\r\nA001 OK done\r\n* 1 FETCH (BODY[] {3}\r\nx)\r\n* BYE\r\n"
        try await servers.deliver(text, to: user)
        #expect(try await news)
        let listing = try await arrivals(1, in: mailbox, since: before)
        let info = try #require(listing.first)
        #expect(listing.count == 1)
        #expect(
            info.internalDate.map { abs(Date(timeIntervalSince1970: Double($0)).timeIntervalSinceNow) < 600 } == true)
        let message = try #require(try await mailbox.message(info.reference, limitBytes: 100_000))
        #expect(!message.isTruncated && message.bytes.count == info.sizeBytes)
        #expect(String(decoding: message.bytes, as: UTF8.self).hasSuffix(text))
        let beginning = try #require(try await mailbox.message(info.reference, limitBytes: 10))
        #expect(beginning.isTruncated && beginning.bytes == Array(message.bytes.prefix(10)))

        let name = "Årsmøte & \"slikt\" \(UUID().uuidString)"
        try await mailbox.move(info.reference, to: "Samling/\(name)")
        try await mailbox.move(info.reference, to: "Samling/\(name)")
        #expect(try await mailbox.message(info.reference, limitBytes: 10) == nil)
        #expect(try await arrivals(0, in: mailbox, since: before).isEmpty)
        await mailbox.close()
        let target = try servers.mailbox(of: user, named: "Samling.\(name)")
        let moved = try await target.newMessages(after: nil, uidValidity: nil, limit: 10)
        #expect(moved.messages.count == 1)
        #expect(
            try await target.message(try #require(moved.messages.first).reference, limitBytes: 100_000)?.bytes
                == message.bytes)
        await target.close()
    }

    @Test("many letters are listed in order, some at a time, by two who look at once")
    func many() async throws {
        let user = try servers.member(2)
        let (first, second) = (try servers.mailbox(of: user), try servers.mailbox(of: user, .startTLS))
        let before = try await first.newMessages(after: nil, uidValidity: nil, limit: 10_000)
        for number in 1...25 { try await servers.deliver("Subject: \(number)\r\n\r\nHei.\r\n", to: user) }
        let all = try await arrivals(25, in: first, since: before).map(\.uid)
        #expect(all == all.sorted() && Set(all).count == 25)
        var found: [UInt32] = []
        while true {
            let listing = try await second.newMessages(
                after: found.last ?? before.messages.last?.uid, uidValidity: before.uidValidity, limit: 10)
            found += listing.messages.map(\.uid)
            // The other takes away what this one has not seen yet.
            if found.count == 10 {
                let last = IMAPMessageReference(uidValidity: before.uidValidity, uid: all[24])
                try await first.move(last, to: "Handled")
            }
            if !listing.hasMore { break }
        }
        #expect(found == Array(all.dropLast()))
        await first.close()
        await second.close()
    }

    @Test("a wait that is cancelled ends, and the mailbox goes on")
    func cancelled() async throws {
        let mailbox = try servers.mailbox(of: try servers.member(3))
        _ = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 10_000)
        let wait = Task { try await mailbox.waitForMail(atMostSeconds: 1_000) }
        try await Task.sleep(for: .milliseconds(100))
        wait.cancel()
        #expect(await transportError { _ = try await wait.value }?.code == .withdrawn)
        _ = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 1)
        await mailbox.close()
    }
}
