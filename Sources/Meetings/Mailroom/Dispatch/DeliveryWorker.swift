import FoundationEssentials
import Logging
import Synchronization

/// One connection's work: claims a handful of letters, sends them one by one, and claims again until none is ready.
struct DeliveryWorker: Sendable {
    private let dispatcher: Dispatcher
    private let journal: OutboxJournal
    private let breaker: CircuitBreaker
    private var environment: Environment { dispatcher.environment }

    /// So many are claimed with one commit.
    private static let handful = 20
    /// The service ends within ten.
    private static let lastSeconds = Duration.seconds(3)

    init(_ dispatcher: Dispatcher, _ journal: OutboxJournal, _ breaker: CircuitBreaker) {
        self.dispatcher = dispatcher
        self.journal = journal
        self.breaker = breaker
    }

    /// What it came to, and what broke it off, if anything did.
    func work() async -> (Dispatcher.Tally, fault: (any Error)?) {
        var tally = Dispatcher.Tally()
        while true {
            // What one round has sent may have kept back a letter that is ready now.
            let round = await sendReady()
            tally += round.tally
            if round.isLast { return (tally, round.fault) }
        }
    }

    private struct Round {
        var tally = Dispatcher.Tally()
        var hasClaimed = false
        /// The way out.
        var isBlocked = false
        var fault: (any Error)?
        var isLast: Bool { !hasClaimed || isBlocked || fault != nil || Task.isCancelled }
    }

    /// Until none is ready. How a letter ended is written while the next is on its way, also from one handful to the
    /// next; when this returns, all is.
    private func sendReady() async -> Round {
        var round = Round()
        let unwritten = FirstFault()
        await withDiscardingTaskGroup { endings in
            do {
                repeat {
                    let letters = Task.isCancelled ? [] : try await claim()
                    if letters.isEmpty { break }
                    round.hasClaimed = true
                    await send(letters, &round) { write in
                        endings.addTask {
                            if let fault = await write() { unwritten.keep(fault) }
                        }
                    }
                    round.fault = round.fault ?? unwritten.fault
                } while !round.isLast
            } catch {
                round.fault = error
            }
        }
        round.fault = round.fault ?? unwritten.fault
        return round
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

    /// Where the way out is blocked, or the books can't be written, the rest are given back: each would only run into
    /// the same wall.
    private func send(
        _ letters: [OutboxLetter], _ round: inout Round,
        meanwhile: (@escaping @Sendable () async -> (any Error)?) -> Void
    ) async {
        var untried: [Lease] = []
        for (place, letter) in letters.enumerated() {
            let lease = Lease(letter: letter.id, owner: dispatcher.presence.owner, token: letter.token)
            guard !round.isBlocked, round.fault == nil, !Task.isCancelled else {
                untried.append(lease)
                continue
            }
            let fence = Fence(journal, lease)
            let next = letters.indices.contains(place + 1) ? letters[place + 1] : nil
            let result = await dispatcher.delivery.deliver(letter, next: next) { await fence.isMarked() }
            round.fault = fence.fault
            // Broken off because we are to stop, or by our own books: that was no try of the letter's.
            if fence.fault != nil || Task.isCancelled, case .notSent = result {
                untried.append(lease)
                continue
            }
            meanwhile { await end(letter, lease, result) }
            round.isBlocked = count(result, of: letter, in: &round.tally)
        }
        if !untried.isEmpty { meanwhile { [untried] in await giveBack(untried) } }
    }

    private func giveBack(_ leases: [Lease]) async -> (any Error)? {
        await untilWritten {
            try await environment.store.post { outbox in
                for lease in leases { try outbox.giveBack(lease, notBefore: nil) }
            }
        }
    }

    /// What the server has said is kept for as long as the letter is ours: nobody else will ever know it.
    private func end(_ letter: OutboxLetter, _ lease: Lease, _ result: DeliveryResult) async -> (any Error)? {
        let retryAt = dispatcher.retry.nextTry(
            after: letter.attempts, now: environment.time.now(), spread: letter.spread)
        return await untilWritten { _ = try await journal.write(.ending(lease, result, retryAt: retryAt)) }
    }

    /// Also while the disk is full or fails, or the database is away, for as long as the letter is ours; for a little
    /// while only, once we are to stop.
    ///
    /// - Returns: why it couldn't be written all the same.
    private func untilWritten(_ write: () async throws -> Void) async -> (any Error)? {
        var end = ContinuousClock.now + .seconds(Dispatcher.leaseSeconds)
        var isFirst = true
        while true {
            do {
                try await write()
                return nil
            } catch let passing as any PassingFault where passing.willPass {
                if Task.isCancelled { end = min(end, .now + DeliveryWorker.lastSeconds) }
                guard ContinuousClock.now < end else { return passing }
                if isFirst {
                    dispatcher.logger.warning(
                        "what became of a letter can’t be written yet", metadata: ["error": "\(passing)"])
                }
                isFirst = false
                // Not to be cut short: being told to stop doesn't mend a disk.
                await Task { try? await Task.sleep(for: .seconds(1)) }.value
            } catch {
                return error
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

/// The fence before one letter's dot, and what kept it from being written.
private final class Fence: Sendable {
    private let journal: OutboxJournal
    private let lease: Lease
    private let kept = FirstFault()

    init(_ journal: OutboxJournal, _ lease: Lease) {
        self.journal = journal
        self.lease = lease
    }

    var fault: (any Error)? { kept.fault }

    /// Once this is committed, the letter is never sent again without somebody's knowing why.
    func isMarked() async -> Bool {
        do {
            return try await journal.write(.dot(lease))
        } catch {
            kept.keep(error)
            return false
        }
    }
}

private final class FirstFault: Sendable {
    private let kept = Mutex<(any Error)?>(nil)

    var fault: (any Error)? { kept.withLock { $0 } }

    func keep(_ fault: any Error) { kept.withLock { $0 = $0 ?? fault } }
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
