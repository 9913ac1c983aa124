import FoundationEssentials
import Synchronization

/// Writes down what becomes of letters, in the outbox. Who comes while nobody is writing writes, for itself and for all
/// that has come meanwhile, with one commit; who comes while somebody is writing waits, and one of those who waited
/// writes next. No fence is ever kept waiting for more to come; an ending is, for a moment, since the fence of the
/// connection's next letter is mostly on its way.
final class OutboxJournal: Sendable {
    enum Entry: Sendable {
        /// The fence before the final dot (`mail.md` §2.3, rule 4).
        case dot(Lease)
        case ending(Lease, DeliveryResult, retryAt: Date?)
    }

    /// What it comes to for one who has waited.
    private enum Turn: Sendable {
        case written(Bool)
        case failed(any Error)
        /// It writes, for the others too.
        case writes
    }

    private struct Waiting: Sendable {
        let entry: Entry
        let since: ContinuousClock.Instant
        let turn: CheckedContinuation<Turn, Never>
    }

    private struct Queue {
        var waiting: [Waiting] = []
        var isWriting = false
        var isWatched = false
        /// Counts what has come, so that who watches knows when nothing comes any more.
        var arrivals = 0

        /// The one who writes next, if there is anything that mustn't wait.
        mutating func successor(at now: ContinuousClock.Instant) -> Waiting? {
            let place =
                waiting.firstIndex(where: \.entry.isFence)
                ?? waiting.firstIndex { $0.since + OutboxJournal.moment <= now }
            isWriting = place != nil
            return place.map { waiting.remove(at: $0) }
        }
    }

    /// So long an ending waits for company, and at most twice as long.
    private static let moment = Duration.milliseconds(2)

    private let store: any Store
    private let time: TimeSource
    private let queue = Mutex(Queue())

    init(_ store: any Store, _ time: TimeSource) {
        self.store = store
        self.time = time
    }

    /// False where the lease is no longer held. When this returns it is on the disk.
    func write(_ entry: Entry) async throws -> Bool {
        switch await turn(of: entry) {
        case .written(let isHeld): isHeld
        case .failed(let error): throw error
        case .writes: try await writeWithOthers(entry)
        }
    }

    private func turn(of entry: Entry) async -> Turn {
        let writes = queue.withLock { queue in
            queue.arrivals += 1
            guard entry.isFence, !queue.isWriting else { return false }
            queue.isWriting = true
            return true
        }
        if writes { return .writes }
        return await withCheckedContinuation { turn in
            let waiting = Waiting(entry: entry, since: .now, turn: turn)
            let (successor, isUnwatched) = queue.withLock { queue in
                queue.waiting.append(waiting)
                let isUnwatched = !queue.isWatched
                queue.isWatched = true
                // Who was writing may have gone since.
                return (queue.isWriting ? nil : queue.successor(at: waiting.since), isUnwatched)
            }
            successor?.turn.resume(returning: .writes)
            if isUnwatched { Task { await watch() } }
        }
    }

    /// Sees to it that no ending waits for long, for as long as anything comes.
    private func watch() async {
        var seen = 0
        while true {
            try? await Task.sleep(for: OutboxJournal.moment)
            let now = ContinuousClock.now
            let (successor, isOver) = queue.withLock { queue in
                let isOver = queue.waiting.isEmpty && queue.arrivals == seen
                seen = queue.arrivals
                queue.isWatched = !isOver
                return (queue.isWriting ? nil : queue.successor(at: now), isOver)
            }
            successor?.turn.resume(returning: .writes)
            if isOver { return }
        }
    }

    private func writeWithOthers(_ entry: Entry) async throws -> Bool {
        let others = queue.withLock { queue in
            defer { queue.waiting = [] }
            return queue.waiting
        }
        let own = await write(entry, with: others)
        queue.withLock { $0.successor(at: .now) }?.turn.resume(returning: .writes)
        return try own.get()
    }

    private func write(_ entry: Entry, with others: [Waiting]) async -> Result<Bool, any Error> {
        do {
            let results = try await write([entry] + others.map(\.entry))
            for (other, isHeld) in zip(others, results.dropFirst()) { other.turn.resume(returning: .written(isHeld)) }
            return .success(results.first ?? false)
        } catch  where others.isEmpty {
            return .failure(error)
        } catch {
            // One that can't be written must not take the others with it.
            for other in others {
                switch await write(other.entry, with: []) {
                case .success(let isHeld): other.turn.resume(returning: .written(isHeld))
                case .failure(let error): other.turn.resume(returning: .failed(error))
                }
            }
            return await write(entry, with: [])
        }
    }

    private func write(_ entries: [Entry]) async throws -> [Bool] {
        let now = time.now()
        return try await store.post { outbox in try entries.map { try outbox.write($0, now: now) } }
    }
}

extension OutboxJournal.Entry {
    fileprivate var isFence: Bool {
        switch self {
        case .dot: true
        case .ending: false
        }
    }
}

extension Outbox {
    fileprivate func write(_ entry: OutboxJournal.Entry, now: Date) throws -> Bool {
        switch entry {
        case .dot(let lease): try markDot(lease, now: now)
        case .ending(let lease, let result, let retryAt): try finish(lease, result, retryAt: retryAt, now: now)
        }
    }
}
