import FoundationEssentials
import Synchronization

/// Writes down what becomes of letters, in the outbox. A fence that comes while nobody is writing is written at once,
/// on the spot; what comes meanwhile waits for that, and is then written on the journal's own thread, again and again
/// for as long as more has come. One commit has all that has come until the books were its writer's. No fence is ever
/// kept waiting for more to come; an ending is, for a moment, since the fence of the connection's next letter is mostly
/// on its way.
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

        /// Whether there is something that mustn't wait any longer: then who asks is to write.
        mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
            isWriting = waiting.contains { $0.entry.isFence || $0.since + OutboxJournal.moment <= now }
            return isWriting
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
        let isMine = queue.withLock { queue in
            queue.arrivals += 1
            guard entry.isFence, !queue.isWriting else { return false }
            queue.isWriting = true
            return true
        }
        guard isMine else { return try await wait(with: entry) }
        let result = await commit(entry)
        if queue.withLock({ $0.isDue(at: .now) }) { goOn() }
        return try result.get()
    }

    private func wait(with entry: Entry) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            let waiting = Waiting(entry: entry, since: .now, answer: answer)
            let (isDue, isUnwatched) = queue.withLock { queue in
                queue.waiting.append(waiting)
                defer { queue.isWatched = true }
                // Who was writing may have gone since.
                return (!queue.isWriting && queue.isDue(at: waiting.since), !queue.isWatched)
            }
            if isDue { goOn() }
            if isUnwatched { Task { await watch() } }
        }
    }

    /// Sees to it that no ending waits for long, for as long as anything comes.
    private func watch() async {
        var seen = 0
        while true {
            try? await Task.sleep(for: OutboxJournal.moment)
            let (isDue, isOver) = queue.withLock { queue in
                let isOver = queue.waiting.isEmpty && queue.arrivals == seen
                seen = queue.arrivals
                queue.isWatched = !isOver
                return (!queue.isWriting && queue.isDue(at: .now), isOver)
            }
            if isDue { goOn() }
            if isOver { return }
        }
    }

    /// Not to be cut short by anyone's being told to stop: others wait for it.
    private func goOn() {
        Task(executorPreference: thread) {
            repeat { _ = await self.commit() } while self.queue.withLock { $0.isDue(at: .now) }
        }
    }

    /// What waits comes along, also what comes while this has to wait for the books.
    ///
    /// - Returns: what came of one's own.
    private func commit(_ own: Entry? = nil) async -> Result<Bool, any Error> {
        let group = Group(own)
        do {
            let answers = try await store.post { [self] outbox in
                let now = time.now()
                return try group.with(company).map { try outbox.write($0, now: now) }
            }
            return group.answer(answers.map { .success($0) })
        } catch {
            return group.answer(await apart(group.with(company), error))
        }
    }

    private var company: [Waiting] {
        queue.withLock { queue in
            defer { queue.waiting = [] }
            return queue.waiting
        }
    }

    /// One that can't be written must not take the others with it.
    private func apart(_ entries: [Entry], _ fault: any Error) async -> [Result<Bool, any Error>] {
        guard entries.count > 1 else { return entries.map { _ in .failure(fault) } }
        var results: [Result<Bool, any Error>] = []
        for entry in entries {
            do {
                results.append(.success(try await store.post { [time] in try $0.write(entry, now: time.now()) }))
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }

    /// What one commit writes.
    private final class Group: Sendable {
        private let own: Entry?
        private let others = Mutex<[Waiting]>([])

        init(_ own: Entry?) { self.own = own }

        func with(_ more: [Waiting]) -> [Entry] {
            let others = others.withLock { others in
                others += more
                return others
            }
            return (own.map { [$0] } ?? []) + others.map(\.entry)
        }

        /// - Returns: what came of one's own.
        func answer(_ results: [Result<Bool, any Error>]) -> Result<Bool, any Error> {
            let others = others.withLock { $0 }
            for (other, result) in zip(others, results.suffix(others.count)) { other.answer.resume(with: result) }
            return results.first ?? .success(false)
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
