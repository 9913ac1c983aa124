import Foundation
import MailTransport
import Meetings

/// Letters into the data folder's Maildir: nothing leaves the machine.
struct FolderDelivery: Delivery {
    private let maildir: MaildirTransport
    private let folder: String

    init(folder: String) {
        self.folder = folder
        maildir = MaildirTransport(folder: folder)
    }

    var connections: Int { 1 }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        do {
            return DeliveryResult(await maildir.deliver(try letter.onTheWire(WireLetter.init), beforeDot: beforeDot))
        } catch {
            return .refusedForGood(code: 0, text: "\(error)")
        }
    }

    /// A letter that was delivered lies in the folder under its id, or was read and moved by a mail reader.
    func evidence(of letter: LetterID) -> Bool? {
        if FileManager.default.fileExists(atPath: "\(folder)/new/\(letter).eml") { return true }
        let read = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/cur")) ?? []
        return read.contains { $0.hasPrefix(letter.rawValue) }
    }

    func arrived(among letters: [LetterID]) async -> Set<LetterID> { Set(letters.filter { evidence(of: $0) == true }) }

    var thread: (any TaskExecutor)? { nil }

    func rest() async {}
}

/// Letters out over SMTP.
struct SMTPDelivery: Delivery {
    let transport: SMTPTransport
    let connections: Int
    /// Of the server, where it runs on this machine and its log is named.
    let log: RelayLog?

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        do {
            let next = next.flatMap { try? $0.onTheWire(WireEnvelope.init) }
            return DeliveryResult(
                await transport.deliver(try letter.onTheWire(WireLetter.init), next: next, beforeDot: beforeDot))
        } catch {
            return .refusedForGood(code: 0, text: "\(error)")
        }
    }

    var thread: (any TaskExecutor)? { transport.thread }

    /// A server hangs up on who is idle, and the next letter would run into it.
    func rest() async { await transport.closeIdle() }

    /// A server can't be asked whether it took a letter.
    func evidence(of letter: LetterID) -> Bool? { nil }

    func arrived(among letters: [LetterID]) async -> Set<LetterID> {
        Set(log?.taken(among: letters.map(\.rawValue)).map { LetterID($0) } ?? [])
    }
}

/// A way out whose letters are counted by how they fared.
struct WatchedDelivery: Delivery {
    let way: any Delivery
    let pulse: Pulse
    let time: TimeSource

    var connections: Int { way.connections }

    var thread: (any TaskExecutor)? { way.thread }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        let result = await way.deliver(letter, next: next, beforeDot: beforeDot)
        pulse.count(result, at: time.now())
        return result
    }

    func evidence(of letter: LetterID) -> Bool? { way.evidence(of: letter) }

    func arrived(among letters: [LetterID]) async -> Set<LetterID> { await way.arrived(among: letters) }

    /// Each pass of the dispatcher comes to its end with this.
    func rest() async {
        await way.rest()
        pulse.beat(.dispatcher, at: time.now())
    }
}

private struct LostBytes: Error, CustomStringConvertible {
    let description = "the letter's bytes are lost"
}

extension OutboxLetter {
    /// What goes out of it. A letter whose bytes are lost is refused, and told of; what would arrive says nothing.
    ///
    /// - Parameter make: from id, sender, recipient and bytes.
    fileprivate func onTheWire<Part>(_ make: (String, String, String, [UInt8]) throws -> Part) throws -> Part {
        guard !body.isEmpty else { throw LostBytes() }
        return try make(id.rawValue, returnAddress, to, body)
    }
}

extension DeliveryResult {
    init(_ outcome: DeliveryOutcome) {
        self =
            switch outcome {
            case .accepted(let reply): .accepted(code: reply.code, text: reply.text)
            case .refused(let rejection) where rejection.permanence == .permanent:
                .refusedForGood(code: rejection.code ?? 0, text: rejection.text)
            case .refused(let rejection): .refusedForNow(code: rejection.code ?? 0, text: rejection.text)
            case .notSent(let error): .notSent(text: error.description)
            case .unknown(let error): .unknown(text: error.description)
            }
    }
}

extension SMTPDelivery {
    private static var helloName: String { ProcessInfo.processInfo.hostName }

    /// Throws when the settings can't be used, or libcurl has the wrong TLS library.
    init(_ settings: Settings.SMTP) throws {
        let checked = try SMTPDelivery.checked(settings)
        transport = SMTPTransport(
            to: checked, connections: settings.connections, helloName: SMTPDelivery.helloName)
        connections = settings.connections
        log = settings.relayLog.map { RelayLog(path: $0) }
    }

    /// Connects, encrypts and signs in, and hangs up again.
    static func tryConnection(_ settings: Settings.SMTP) async throws {
        let connection = SMTPConnection(to: try checked(settings), helloName: helloName)
        try await connection.connect()
        await connection.close()
    }

    private static func checked(_ settings: Settings.SMTP) throws -> ConnectionSettings {
        do {
            try CurlBackend.check()
            let connection = try ConnectionSettings(settings)
            try connection.check()
            return connection
        } catch let error as TransportError {
            throw AssemblyError.transport("\(error)")
        }
    }
}

extension ConnectionSettings {
    init(_ settings: Settings.SMTP) throws {
        var credentials: Credentials?
        if let username = settings.username, let file = settings.passwordFile {
            credentials = .password(try SecretFile.readLine(file), username: username)
        }
        self.init(
            host: settings.host, port: settings.port, security: Security(settings.security), credentials: credentials,
            authoritiesFile: settings.caFile)
    }
}

extension ConnectionSettings.Security {
    init(_ security: Settings.Security) {
        self =
            switch security {
            case .starttls: .startTLS
            case .tls: .tls
            case .none: .none
            }
    }
}
