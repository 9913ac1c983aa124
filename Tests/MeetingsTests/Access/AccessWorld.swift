import FoundationEssentials
import Logging
import Synchronization
import TestSupport

@testable import Meetings

/// A network where people sign in, with its letters as they leave.
struct AccessWorld: Sendable {
    let world: World
    private let post = KeptLetters()

    static let administrator = "drift@example.no"
    static let oddvar = "oddvar@example.no"

    init(links: LinkIssuer? = .test()) async throws {
        world = try await World(links: links)
    }

    var environment: Meetings.Environment {
        var environment = world.environment
        environment.administrators = [Self.administrator]
        return environment
    }

    var access: AccessWorkflow { AccessWorkflow(environment) }
    var tokens: TokenWorkflow { TokenWorkflow(environment) }
    var time: ManualTime { world.time }

    static func origin(_ browser: String = "b1", client: String = "192.0.2.1") -> AccessWorkflow.Origin {
        AccessWorkflow.Origin(
            browser: browser, client: client,
            userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    }

    /// The code of the last letter that went out, `1234 5678`; nil where there was none.
    func codeInLetter() async throws -> String? {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        _ = try await Dispatcher(environment, delivery: post, presence: ScriptedPresence(), logger: logger).pass()
        guard let letter = post.last, let start = letter.firstRange(of: "code: \"")?.upperBound else { return nil }
        return String(letter[start...].prefix { $0 != "\"" })
    }

    func signedIn(_ address: String = oddvar, browser: String = "b1") async throws -> NewSession {
        try await access.askForCode(address, from: Self.origin(browser))
        let code = try await codeInLetter() ?? ""
        return try await access.signIn(code: code, from: Self.origin(browser))
    }

    func refusal(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }
}

/// Takes everything, and keeps the last as text.
private final class KeptLetters: Delivery {
    private let kept = Mutex<String?>(nil)
    let connections = 1

    var last: String? { kept.withLock { $0 } }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        guard await beforeDot() else { return .notSent(text: "fence") }
        kept.withLock { $0 = String(decoding: letter.body, as: UTF8.self) }
        return .accepted(code: 250, text: "ok")
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}
