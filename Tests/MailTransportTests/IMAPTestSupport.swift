@testable import MailTransport

extension IMAPScriptedServer {
    func settings(
        _ security: ConnectionSettings.Security = .none,
        credentials: Credentials? = .password("løyndomen", username: "samling"), deadlines: Deadlines = .generous
    ) -> ConnectionSettings {
        ConnectionSettings(
            host: "127.0.0.1", port: port, security: security, credentials: credentials, deadlines: deadlines)
    }

    func mailbox(
        _ name: String = "INBOX", credentials: Credentials? = .password("løyndomen", username: "samling"),
        deadlines: Deadlines = .generous
    ) -> IMAPMailbox {
        IMAPMailbox(to: settings(credentials: credentials, deadlines: deadlines), mailbox: name)
    }
}

/// What the parser makes of all these bytes, given to it in pieces; nil where it finds no sense in them.
func responses(_ bytes: [UInt8], in pieces: [Int] = [], literalLimit: Int = 65_536) -> [IMAPResponse]? {
    var parser = IMAPResponseParser()
    parser.literalLimit = literalLimit
    var found: [IMAPResponse] = []
    var start = 0
    for end in pieces + [bytes.count] {
        parser.take(Array(bytes[start..<end]))
        start = end
        do {
            while let response = try parser.next() { found.append(response) }
        } catch {
            return nil
        }
    }
    return found
}

func responses(_ text: String) -> [IMAPResponse]? { responses(Array(text.utf8)) }

/// The error that comes of it.
func transportError(_ work: () async throws -> Void) async -> TransportError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? TransportError
    }
}

extension IMAPScriptedServer {
    /// How many bytes longer a tag is than the word `{tag}` that stands for it.
    var tagGrowth: Int { IMAPConversation.randomPrefix().utf8.count + 1 - "{tag}".utf8.count }
}
