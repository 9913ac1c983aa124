import FoundationEssentials
import Logging

/// One connection's work: claims a handful of letters, sends them one by one, and claims again until none is ready.
struct DeliveryWorker: Sendable {
    private let dispatcher: Dispatcher
    private let journal: OutboxJournal
    private let breaker: CircuitBreaker
    private var environment: Environment { dispatcher.environment }

    /// So many are claimed with one commit.
    private static let handful = 20

    init(_ dispatcher: Dispatcher, _ journal: OutboxJournal, _ breaker: CircuitBreaker) {
        self.dispatcher = dispatcher
        self.journal = journal
        self.breaker = breaker
    }

    func work() async throws -> Dispatcher.Tally {
        var tally = Dispatcher.Tally()
        while !Task.isCancelled {
            let letters = try await claim()
            if letters.isEmpty { break }
            let (sent, isBlocked) = try await send(letters)
            tally += sent
            if isBlocked { break }
        }
        return tally
    }

    private func claim() async throws -> [OutboxLetter] {
        let environment = environment
        let (now, owner, most) = (environment.time.now(), dispatcher.presence.owner, environment.rules.lettersPerMinute)
        let claimed = try await environment.store.post { outbox in
            let letters = try outbox.claim(
                limit: DeliveryWorker.handful, owner: owner, now: now,
                leaseUntil: now.addingTimeInterval(Dispatcher.leaseSeconds)
            )
            .filter { try outbox.mayLeave($0, owner: owner, perMinute: most, now: now) }
            return (letters: letters, tokens: try outbox.tokens(for: letters.map(\.id), environment))
        }
        return claimed.letters.map { letter in
            guard let tokens = claimed.tokens[letter.id] else { return letter }
            var filled = letter
            filled.body = environment.correspondence.fill(tokens, in: letter.body)
            return filled
        }
    }

    /// How each letter ended is written while the next is on its way. Where the way out is blocked, the rest are given
    /// back: each would only run into the same wall.
    private func send(_ letters: [OutboxLetter]) async throws -> (Dispatcher.Tally, isBlocked: Bool) {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var tally = Dispatcher.Tally()
            var isBlocked = false
            for (place, letter) in letters.enumerated() {
                let lease = Lease(letter: letter.id, owner: dispatcher.presence.owner, token: letter.token)
                guard !isBlocked, !Task.isCancelled else {
                    group.addTask { _ = try await environment.store.post { try $0.giveBack(lease, notBefore: nil) } }
                    continue
                }
                let next = letters.indices.contains(place + 1) ? letters[place + 1] : nil
                let result = await dispatcher.delivery.deliver(letter, next: next) {
                    // Once this is committed, the letter is never sent again without somebody's knowing why.
                    (try? await journal.write(.dot(lease))) ?? false
                }
                // Broken off because we are to stop: that was no try of the letter's.
                if Task.isCancelled, case .notSent = result {
                    group.addTask { _ = try await environment.store.post { try $0.giveBack(lease, notBefore: nil) } }
                    continue
                }
                group.addTask { try await end(letter, lease, result) }
                isBlocked = count(result, of: letter, in: &tally)
            }
            try await group.waitForAll()
            return (tally, isBlocked)
        }
    }

    /// What the server has said is kept for as long as the letter is ours, also while the database is away: nobody else
    /// will ever know it.
    private func end(_ letter: OutboxLetter, _ lease: Lease, _ result: DeliveryResult) async throws {
        let now = environment.time.now()
        let retryAt = dispatcher.retry.nextTry(after: letter.attempts, now: now, spread: letter.spread)
        for _ in 0..<Int(Dispatcher.leaseSeconds) {
            do {
                _ = try await journal.write(.ending(lease, result, retryAt: retryAt))
                return
            } catch let fault as any PassingFault where fault.willPass {
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// True where the way out is blocked.
    private func count(_ result: DeliveryResult, of letter: OutboxLetter, in tally: inout Dispatcher.Tally) -> Bool {
        switch result {
        case .accepted:
            tally.sent += 1
            breaker.worked()
        case .refusedForNow(let code, _), .refusedForGood(let code, _):
            tally.failed += 1
            breaker.worked()
            dispatcher.logger.warning(
                "a letter was refused", metadata: ["letter": "\(letter.id)", "code": "\(code)"])
        case .notSent(let text), .unknown(let text):
            tally.failed += 1
            breaker.failed(now: environment.time.now())
            dispatcher.logger.warning(
                "a letter was not sent", metadata: ["letter": "\(letter.id)", "reason": "\(text)"])
        }
        if case .notSent = result { return true }
        return false
    }
}

extension Outbox {
    /// False where as many letters have left for the recipient's domain this minute as may: it waits for the next one.
    fileprivate func mayLeave(
        _ letter: OutboxLetter, owner: String, perMinute most: Int, now: Date
    ) throws -> Bool {
        guard most > 0 else { return true }
        let domain = letter.to.split(separator: "@").last.map { $0.lowercased() } ?? ""
        guard try countLetter(to: domain, now: now) > most else { return true }
        let next = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
        try giveBack(Lease(letter: letter.id, owner: owner, token: letter.token), notBefore: next)
        return false
    }
}
