import FoundationEssentials
import MailTransport
import Meetings

/// The mailbox that answers come back to, over IMAP.
actor IMAPLetterBox: LetterBox {
    /// Server, account and folder: a message's UID means nothing in another.
    nonisolated let name: String
    private let settings: Settings.IMAP
    private var secret: String
    private var mailbox: IMAPMailbox

    /// So many messages are listed at a time.
    private static let pageSize = 500

    /// Nil where no mailbox is read. Throws `AssemblyError` when the settings can't be used, or libcurl has the wrong
    /// TLS library.
    init?(_ settings: Settings.IMAP) throws {
        guard let host = settings.host, let username = settings.username else { return nil }
        self.settings = settings
        name = "\(host)/\(username)/\(settings.mailbox)"
        secret = try IMAPLetterBox.readSecret(settings)
        mailbox = try IMAPLetterBox.mailbox(settings, secret: secret)
    }

    func messages(after last: InboxMail.Source?) async throws -> [BoxedMessage] {
        if last == nil { try await renew() }
        let listing = try await mailbox.newMessages(
            after: last.flatMap { UInt32(exactly: $0.uid) },
            uidValidity: last.flatMap { UInt32(exactly: $0.uidValidity) }, limit: IMAPLetterBox.pageSize)
        return listing.messages.map {
            BoxedMessage(
                source: InboxMail.Source(
                    mailbox: name, uidValidity: Int($0.reference.uidValidity), uid: Int($0.reference.uid)),
                sizeBytes: $0.sizeBytes,
                arrived: $0.internalDate.map { Date(timeIntervalSince1970: Double($0)) })
        }
    }

    func fetch(_ source: InboxMail.Source, limitBytes: Int) async throws -> FetchedMessage? {
        guard let reference = IMAPMessageReference(source) else { return nil }
        return try await mailbox.message(reference, limitBytes: limitBytes).map {
            FetchedMessage(bytes: $0.bytes, isCut: $0.isTruncated)
        }
    }

    func file(_ source: InboxMail.Source, in folder: BoxFolder) async throws {
        guard let reference = IMAPMessageReference(source) else { return }
        let target =
            switch folder {
            case .handled: settings.handled
            case .quarantine: settings.quarantine
            }
        try await mailbox.move(reference, to: target)
    }

    func waitForMail(atMostSeconds seconds: Int) async throws {
        _ = try await mailbox.waitForMail(atMostSeconds: seconds)
    }

    func rest() async { await mailbox.close() }

    /// Connects, signs in and opens the folder.
    func tryConnection() async throws { try await mailbox.connect() }

    /// Tokens are short-lived, and renewed by others.
    private func renew() async throws {
        let current = try IMAPLetterBox.readSecret(settings)
        guard current != secret else { return }
        await mailbox.close()
        mailbox = try IMAPLetterBox.mailbox(settings, secret: current)
        secret = current
    }

    private static func readSecret(_ settings: Settings.IMAP) throws -> String {
        try (settings.tokenFile ?? settings.passwordFile).map(SecretFile.readLine) ?? ""
    }

    private static func mailbox(_ settings: Settings.IMAP, secret: String) throws -> IMAPMailbox {
        do throws(TransportError) {
            try CurlBackend.check()
            let connection = ConnectionSettings(settings, secret: secret)
            try connection.check()
            return IMAPMailbox(to: connection, mailbox: settings.mailbox)
        } catch {
            throw AssemblyError.transport("\(error)")
        }
    }
}

extension IMAPMessageReference {
    fileprivate init?(_ source: InboxMail.Source) {
        guard let uidValidity = UInt32(exactly: source.uidValidity), let uid = UInt32(exactly: source.uid) else {
            return nil
        }
        self.init(uidValidity: uidValidity, uid: uid)
    }
}

extension ConnectionSettings {
    fileprivate init(_ settings: Settings.IMAP, secret: String) {
        let username = settings.username ?? ""
        self.init(
            host: settings.host ?? "", port: settings.port ?? (settings.security == .tls ? 993 : 143),
            security: Security(settings.security),
            credentials: settings.tokenFile == nil
                ? .password(secret, username: username) : .bearer(secret, username: username),
            authoritiesFile: settings.caFile)
    }
}
