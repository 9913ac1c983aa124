import FoundationEssentials
import Synchronization

/// Writes down what becomes of letters, in the outbox. A fence that comes while nobody is writing is written at once,
/// on the spot; what comes meanwhile waits for that, and is then written on the journal's own thread: all that has
/// come with one commit, and again for as long as more has. No fence is ever kept waiting for more to come; an ending
/// is, for a moment, since the fence of the connection's next letter is mostly on its way.
final class OutboxJournal: Sendable {
    enum Entry: Sendable {
        /// The fence before the final dot (`mail.md` §2.3, rule 4).
        case dot(Lease)
        case ending(Lease, DeliveryResult, retryAt: Date?)
    }

    private struct Waiting: Sendable {
        let entry: Entry
        let since: ContinuousClock.Instant
        let answer: CheckedContinuation<Bool, any Error>
    }

    private struct Queue {
        var waiting: [Waiting] = []
        var isWriting = false
        var isWatched = false
        /// Counts what has come, so that who watches knows when nothing comes any more.
        var arrivals = 0

        /// All that waits, for who asks to write it; nothing while there is nothing that mustn't wait any longer.
        mutating func take(at now: ContinuousClock.Instant) -> [Waiting] {
            isWriting = waiting.contains { $0.entry.isFence || $0.since + OutboxJournal.moment <= now }
            guard isWriting else { return [] }
            defer { waiting = [] }
            return waiting
        }
    }

    /// So long an ending waits for company, and at most twice as long.
    private static let moment = Duration.milliseconds(2)

    private let store: any Store
    private let time: TimeSource
    private let thread: (any TaskExecutor)?
    private let queue = Mutex(Queue())

    /// - Parameter thread: where what has waited is written; nil where that holds up nobody.
    init(_ store: any Store, _ time: TimeSource, thread: (any TaskExecutor)? = nil) {
        self.store = store
        self.time = time
        self.thread = thread
    }

    /// False where the lease is no longer held. When this returns it is on the disk.
    func write(_ entry: Entry) async throws -> Bool {
        let others: [Waiting]? = queue.withLock { queue in
            queue.arrivals += 1
            guard entry.isFence, !queue.isWriting else { return nil }
            queue.isWriting = true
            defer { queue.waiting = [] }
            return queue.waiting
        }
        guard let others else { return try await wait(with: entry) }
        let results = await written([entry] + others.map(\.entry))
        for (other, result) in zip(others, results.dropFirst()) { other.answer.resume(with: result) }
        goOn(with: queue.withLock { $0.take(at: .now) })
        return try results[0].get()
    }

    private func wait(with entry: Entry) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            let waiting = Waiting(entry: entry, since: .now, answer: answer)
            let (taken, isUnwatched) = queue.withLock { queue in
                queue.waiting.append(waiting)
                defer { queue.isWatched = true }
                // Who was writing may have gone since.
                return (queue.isWriting ? [] : queue.take(at: waiting.since), !queue.isWatched)
            }
            goOn(with: taken)
            if isUnwatched { Task { await watch() } }
        }
    }

    /// Sees to it that no ending waits for long, for as long as anything comes.
    private func watch() async {
        var seen = 0
        while true {
            try? await Task.sleep(for: OutboxJournal.moment)
            let (taken, isOver) = queue.withLock { queue in
                let isOver = queue.waiting.isEmpty && queue.arrivals == seen
                seen = queue.arrivals
                queue.isWatched = !isOver
                return (queue.isWriting ? [] : queue.take(at: .now), isOver)
            }
            goOn(with: taken)
            if isOver { return }
        }
    }

    /// Not to be cut short by anyone's being told to stop: others wait for it.
    private func goOn(with taken: [Waiting]) {
        if !taken.isEmpty { Task(executorPreference: thread) { await self.writeAll(since: taken) } }
    }

    private func writeAll(since first: [Waiting]) async {
        var taken = first
        while !taken.isEmpty {
            for (one, result) in zip(taken, await written(taken.map(\.entry))) { one.answer.resume(with: result) }
            taken = queue.withLock { $0.take(at: .now) }
        }
    }

    /// One that can't be written must not take the others with it.
    private func written(_ entries: [Entry]) async -> [Result<Bool, any Error>] {
        do {
            let now = time.now()
            return try await store.post { outbox in try entries.map { .success(try outbox.write($0, now: now)) } }
        } catch  where entries.count == 1 {
            return [.failure(error)]
        } catch {
            var results: [Result<Bool, any Error>] = []
            for entry in entries { results += await written([entry]) }
            return results
        }
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
