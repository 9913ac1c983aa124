import FoundationEssentials
public import Logging
public import ServiceLifecycle

/// Takes ready letters out of the outbox and sends them. Killed at any point, the next one goes on from the rows.
public struct Dispatcher: Service {
    private let environment: Environment
    private let delivery: any Delivery
    private let presence: any Presence
    private let retry: RetryPolicy
    private let logger: Logger

    /// Connecting, TLS, the body and ten minutes for the answer to the final dot (RFC 5321 §4.5.3.2.6), with room.
    static let leaseSeconds = 1_500.0
    /// How often the outbox is looked at when nothing is known to be coming.
    static let idleSeconds = 5.0

    public init(
        _ environment: Environment, delivery: any Delivery, presence: any Presence, retry: RetryPolicy = RetryPolicy(),
        logger: Logger
    ) {
        self.environment = environment
        self.delivery = delivery
        self.presence = presence
        self.retry = retry
        self.logger = logger
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await pass()
                } catch {
                    logger.error("the outbox could not be worked through", metadata: ["error": "\(error)"])
                }
                try await environment.time.sleepUntil(environment.time.now().addingTimeInterval(Dispatcher.idleSeconds))
            }
        }
    }

    /// Sends everything that is ready now.
    public func pass() async throws -> Tally {
        try await takeOver()
        var tally = try await sendAll()
        // What was refused for good is told to the coordinator by a letter, which goes at once.
        if try await reportUndelivered() > 0 { tally += try await sendAll() }
        await delivery.rest()
        return tally
    }

    /// What a dispatch came to.
    public struct Tally: Hashable, Sendable {
        public var sent = 0
        public var failed = 0

        static func += (one: inout Tally, other: Tally) {
            one.sent += other.sent
            one.failed += other.failed
        }
    }

    private func takeOver() async throws {
        let now = environment.time.now()
        let owners = try await environment.store.post { try $0.leaseOwners() }
        let dead = presence.dead(among: owners)
        let delivery = delivery
        _ = try await environment.store.post {
            try $0.reap(now: now, deadOwners: dead, evidence: { delivery.evidence(of: $0) })
        }
    }

    private func sendAll() async throws -> Tally {
        try await withThrowingTaskGroup(of: Tally.self) { group in
            for _ in 0..<max(delivery.connections, 1) {
                group.addTask { try await work() }
            }
            var tally = Tally()
            for try await part in group { tally += part }
            return tally
        }
    }

    /// One connection's work: a letter at a time, until none is ready.
    private func work() async throws -> Tally {
        var tally = Tally()
        while !Task.isCancelled, let letter = try await claim() {
            let lease = Lease(letter: letter.id, owner: presence.owner, token: letter.token)
            let store = environment.store
            let time = environment.time
            let result = await delivery.deliver(letter) {
                // The fence: once this is committed, the letter is never sent again by itself.
                (try? await store.post { try $0.markDot(lease, now: time.now()) }) ?? false
            }
            try await finish(letter, lease, result, tally: &tally)
            // Where the way out is blocked, the rest wait: each would only run into the same wall.
            if case .notSent = result { break }
        }
        return tally
    }

    private func claim() async throws -> OutboxLetter? {
        let environment = environment
        let now = environment.time.now()
        let owner = presence.owner
        let claimed = try await environment.store.post { outbox in
            try outbox.claim(
                limit: 1, owner: owner, now: now, leaseUntil: now.addingTimeInterval(Dispatcher.leaseSeconds)
            ).first.map { letter in (letter: letter, tokens: try outbox.tokens(for: letter, environment)) }
        }
        guard let (letter, tokens) = claimed, !tokens.isEmpty else { return claimed?.letter }
        var filled = letter
        filled.body = environment.correspondence.fill(tokens, in: letter.body)
        return filled
    }

    private func finish(
        _ letter: OutboxLetter, _ lease: Lease, _ result: DeliveryResult, tally: inout Tally
    ) async throws {
        let now = environment.time.now()
        let retryAt = retry.nextTry(after: letter.attempts, now: now)
        _ = try await environment.store.post { try $0.finish(lease, result, retryAt: retryAt, now: now) }
        switch result {
        case .accepted:
            tally.sent += 1
        case .refusedForNow(let code, _), .refusedForGood(let code, _):
            tally.failed += 1
            logger.warning("a letter was refused", metadata: ["letter": "\(letter.id)", "code": "\(code)"])
        case .notSent(let text), .unknown(let text):
            tally.failed += 1
            logger.warning("a letter was not sent", metadata: ["letter": "\(letter.id)", "reason": "\(text)"])
        }
    }

    /// Letters that were refused for good, told to the coordinators once each.
    private func reportUndelivered() async throws -> Int {
        var written = 0
        for network in try await environment.store.networks() {
            written += try await environment.deciding(network) { try $0.reportUndelivered() }
        }
        return written
    }
}

extension Books {
    func reportUndelivered() throws -> Int {
        var effects: [Effect] = []
        for letter in try ledger.letters(in: [.bounced], withBodies: false) {
            // A report that can't be delivered is not reported in its turn: that would never end.
            guard letter.kind != "undelivered", now.timeIntervalSince(letter.created) < 30 * 86_400 else { continue }
            let name = letter.person.flatMap(register.person)?.name ?? letter.to
            let notice = UndeliveredNotice(letter: letter, reason: letter.replyText ?? "", name: name)
            for coordinator in coordinators(for: letter) where coordinator.email != letter.to {
                effects.append(
                    .letter(
                        LetterOrder(
                            .undelivered(notice), to: coordinator.id, key: "undelivered:\(letter.id):\(coordinator.id)",
                            meeting: letter.meeting)))
            }
        }
        return try carryOut(effects)
    }

    private func coordinators(for letter: OutboxLetter) -> [Person] {
        let forum = letter.meeting.flatMap { try? ledger.meeting($0) }?.forum ?? register.forums.first?.id
        return forum.map { register.coordinators(of: $0, on: today) } ?? []
    }
}
