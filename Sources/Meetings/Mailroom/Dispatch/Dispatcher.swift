import FoundationEssentials
public import Logging
public import ServiceLifecycle

/// Takes ready letters out of the outbox and sends them. Killed at any point, the next one goes on from the rows; on
/// several machines each takes letters of its own.
public struct Dispatcher: Service {
    let environment: Environment
    let delivery: any Delivery
    let presence: any Presence
    let retry: RetryPolicy
    let logger: Logger
    private let breaker = CircuitBreaker()

    /// How long a letter is its holder's without a sign of life. A holder that lives says so well before.
    static let leaseSeconds = 120.0
    static let heartbeatSeconds = 20.0
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
        try await environment.time.adjust()
        try await takeOver()
        try await endDoubts()
        try await putOffOnQuietDays()
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
        let openings = breaker.openings(of: max(delivery.connections, 1), now: environment.time.now())
        guard openings > 0 else {
            try await enterEndings()
            return Tally()
        }
        let journal = OutboxJournal(
            environment.store, environment.time, senders: delivery.thread, isForOne: delivery.connections <= 1)
        let bag = Postbag(self, journal, connections: openings, thread: delivery.thread)
        let heart = Task { try await beat() }
        defer { heart.cancel() }
        let (tally, fault) = await withTaskGroup(of: (Tally, (any Error)?).self) { group in
            for _ in 0..<openings {
                group.addTask(executorPreference: delivery.thread) {
                    await DeliveryWorker(self, bag, journal, breaker).work()
                }
            }
            // One that fails breaks nothing off that another has in hand.
            var (tally, fault) = (Tally(), nil as (any Error)?)
            for await (part, partFault) in group {
                tally += part
                fault = fault ?? partFault
            }
            return (tally, fault)
        }
        let unreturned = await giveBack(bag.empty())
        do {
            try await enterEndings()
        } catch {
            throw fault ?? error
        }
        if let fault = fault ?? unreturned { throw fault }
        return tally
    }

    private func enterEndings() async throws {
        try await environment.store.post { [presence] in try $0.enterEndings(of: presence.owner) }
    }

    /// Says again and again that the holder of these leases lives, for as long as it does.
    private func beat() async throws {
        while !Task.isCancelled {
            // Time as it passes, also in a rehearsal whose clock stands still.
            try await Task.sleep(for: .seconds(Dispatcher.heartbeatSeconds))
            let until = environment.time.now().addingTimeInterval(Dispatcher.leaseSeconds)
            do {
                try await environment.store.post { [presence] in
                    try $0.extendLeases(of: presence.owner, until: until)
                }
            } catch {
                logger.warning("the leases could not be extended", metadata: ["error": "\(error)"])
            }
        }
    }
}
