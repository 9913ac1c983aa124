import Synchronization

@testable import MailTransport

/// The same numbers from the same seed, on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Counts how often the dispatcher was asked, and answers as told.
final class Fence: Sendable {
    private let count = Mutex(0)
    private let answer: Bool

    init(answer: Bool = true) { self.answer = answer }

    var asked: Int { count.withLock { $0 } }

    func pass() -> Bool {
        count.withLock { $0 += 1 }
        return answer
    }
}

func letter(
    _ text: String = "Subject: test\r\n\r\nHei.\r\n", id: String = "letter-1", to recipient: String = "kari@example.no"
) throws -> WireLetter {
    try WireLetter(id: id, sender: "samling@example.no", recipient: recipient, bytes: Array(text.utf8))
}

extension ScriptedServer {
    func settings(
        _ security: ConnectionSettings.Security = .none, credentials: Credentials? = nil,
        deadlines: Deadlines = .generous
    ) -> ConnectionSettings {
        ConnectionSettings(
            host: "127.0.0.1", port: port, security: security, credentials: credentials, deadlines: deadlines)
    }

    func connection(deadlines: Deadlines = .generous) -> SMTPConnection {
        SMTPConnection(to: settings(deadlines: deadlines), helloName: "client.example")
    }
}

extension Deadlines {
    /// No test waits for these; they end one that would hang. On a machine that is busy with all tests at once, a
    /// minute can pass before a test has its turn.
    static var generous: Deadlines { all(.seconds(600)) }

    static func all(_ duration: Duration) -> Deadlines {
        var deadlines = Deadlines()
        deadlines.connect = duration
        deadlines.hello = duration
        deadlines.reply = duration
        deadlines.body = duration
        deadlines.final = duration
        return deadlines
    }
}

extension DeliveryOutcome {
    /// In one word with what matters, for comparing.
    var summary: String {
        switch self {
        case .accepted(let reply): "accepted \(reply.code)"
        case .refused(let rejection):
            "refused \(rejection.permanence) \(rejection.code ?? 0) at \(rejection.phase)"
        case .notSent(let error): "not sent: \(error.code)"
        case .unknown(let error): "unknown: \(error.code)"
        }
    }
}
