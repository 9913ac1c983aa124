import FoundationEssentials
import Logging
import Synchronization

/// One connection's work: takes letters out of the bag and sends them one by one, until none is ready.
struct DeliveryWorker: Sendable {
    private let dispatcher: Dispatcher
    private let bag: Postbag
    private let journal: OutboxJournal
    private let breaker: CircuitBreaker
    private var environment: Environment { dispatcher.environment }

    init(_ dispatcher: Dispatcher, _ bag: Postbag, _ journal: OutboxJournal, _ breaker: CircuitBreaker) {
        self.dispatcher = dispatcher
        self.bag = bag
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
            if !round.hasTaken || round.isBrokenOff { return (tally, round.fault) }
        }
    }

    private struct Round {
        var tally = Dispatcher.Tally()
        var hasTaken = false
        /// The way out.
        var isBlocked = false
        var fault: (any Error)?
        var isBrokenOff: Bool { isBlocked || fault != nil || Task.isCancelled }
    }

    /// Until none is ready, or the way out is blocked, or the books can't be written: each letter would only run into
    /// the same wall. How a letter ended is written while the next is on its way; when this returns, all is.
    private func sendReady() async -> Round {
        var round = Round()
        let unwritten = FirstFault()
        await withDiscardingTaskGroup { endings in
            func meanwhile(_ write: @escaping @Sendable () async -> (any Error)?) {
                endings.addTask {
                    if let fault = await write() { unwritten.keep(fault) }
                }
            }
            do {
                var next = try await bag.next()
                while let letter = next, !round.isBrokenOff {
                    round.hasTaken = true
                    next = bag.nextAtHand()
                    await send(letter, next: next, &round, meanwhile)
                    round.fault = round.fault ?? unwritten.fault
                    if next == nil, !round.isBrokenOff { next = try await bag.next() }
                }
                if let next { bag.putBack(next) }
            } catch {
                round.fault = error
            }
            // Others may still be waiting for an answer to their last letter: what is left isn't kept until then.
            if Task.isCancelled { meanwhile { await dispatcher.giveBack(await bag.empty()) } }
        }
        round.fault = round.fault ?? unwritten.fault
        return round
    }

    private func send(
        _ letter: OutboxLetter, next: OutboxLetter?, _ round: inout Round,
        _ meanwhile: (@escaping @Sendable () async -> (any Error)?) -> Void
    ) async {
        let lease = dispatcher.lease(on: letter)
        let fence = Fence(journal, lease)
        let result = await dispatcher.delivery.deliver(letter, next: next) { await fence.isMarked() }
        round.fault = fence.fault
        if case .notSent = result {
            // Held meanwhile, or somebody else's, or broken off by our own books: that says nothing of the way out.
            if fence.isLost || fence.fault != nil { return bag.putAside(letter) }
            // Broken off because we are to stop: that was no try of the letter's.
            if Task.isCancelled { return bag.putBack(letter) }
        }
        meanwhile { await end(letter, lease, result) }
        round.isBlocked = count(result, of: letter, in: &round.tally)
    }

    /// What the server has said is kept for as long as the letter is ours: nobody else will ever know it.
    private func end(_ letter: OutboxLetter, _ lease: Lease, _ result: DeliveryResult) async -> (any Error)? {
        let retryAt = dispatcher.retry.nextTry(
            after: letter.attempts, now: environment.time.now(), spread: letter.spread)
        return await dispatcher.untilWritten { _ = try await journal.write(.ending(lease, result, retryAt: retryAt)) }
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
    private let lost = Mutex(false)

    init(_ journal: OutboxJournal, _ lease: Lease) {
        self.journal = journal
        self.lease = lease
    }

    var fault: (any Error)? { kept.fault }
    /// The letter wasn't ours any more.
    var isLost: Bool { lost.withLock { $0 } }

    /// Once this is committed, the letter is never sent again without somebody's knowing why.
    func isMarked() async -> Bool {
        do {
            let isMarked = try await journal.write(.dot(lease))
            if !isMarked { lost.withLock { $0 = true } }
            return isMarked
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
