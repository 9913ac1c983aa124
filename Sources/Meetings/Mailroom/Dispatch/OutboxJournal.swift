import FoundationEssentials
import Synchronization

/// Writes down what becomes of letters, in the outbox: a fence at once, together with all that comes until the books
/// are its writer's, and what comes after that again and again for as long as more has come. No fence is ever kept
/// waiting for more to come, but while those who are ready to run have their turn; an ending is, for a moment, since
/// the fence of the connection's next letter is mostly on its way. Where one writes at a time, a claim takes along what
/// waits.
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
    private let senders: (any TaskExecutor)?
    /// Where fences are written.
    private let desk: (any TaskExecutor)?
    private let queue = Mutex(Queue())

    /// - Parameters:
    ///   - senders: the thread of those who send; nil where they are anywhere.
    ///   - isForOne: one letter at a time is on its way, so that what blocks where it is sent holds up no other.
    init(_ store: any Store, _ time: TimeSource, senders: (any TaskExecutor)? = nil, isForOne: Bool = false) {
        self.store = store
        self.time = time
        self.senders = senders
        desk = isForOne ? senders : store.writersThread
    }

    /// False where the lease is no longer held. When this returns it is on the disk.
    func write(_ entry: Entry) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            let waiting = Waiting(entry: entry, since: .now, answer: answer)
            let (isDue, isUnwatched) = queue.withLock { queue in
                queue.arrivals += 1
                queue.waiting.append(waiting)
                let isUnwatched = !entry.isFence && !queue.isWatched
                queue.isWatched = queue.isWatched || isUnwatched
                return (!queue.isWriting && queue.isDue(at: waiting.since), isUnwatched)
            }
            if isDue { goOn(on: desk) }
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
            // Not where the next letter is on its way: nobody waits for this.
            if isDue { goOn(on: store.writersThread) }
            if isOver { return }
        }
    }

    /// Not to be cut short by anyone's being told to stop: others wait for it.
    private func goOn(on thread: (any TaskExecutor)?) {
        Task(executorPreference: thread) {
            repeat {
                let (result, isReached) = await self.attempt(isBesides: false) { _ in }
                // Books that weren't reached at all are nobody's fault in particular.
                if case .failure(let fault) = result, !isReached { self.fail(self.takeCompany(), fault) }
            } while self.queue.withLock { $0.isDue(at: .now) }
        }
    }

    /// Does this in the books. Where one writes at a time, what waits comes along; it fails with its company, which is
    /// then written by itself.
    func commit<Answer: Sendable>(
        _ act: @escaping @Sendable (any Outbox) throws -> Answer
    ) async throws -> Answer {
        guard store.writersThread != nil else { return try await store.post(act) }
        return try await attempt(isBesides: true, act).result.get()
    }

    /// One commit: this, and what waits, also what comes while it has to wait for the books.
    ///
    /// - Parameter isBesides: this is more than what waits.
    private func attempt<Answer: Sendable>(
        isBesides: Bool, _ act: @escaping @Sendable (any Outbox) throws -> Answer
    ) async -> (result: Result<Answer, any Error>, isReached: Bool) {
        let group = Group()
        do {
            let (answers, answer) = try await store.post { [self] outbox in
                let (entries, now) = (group.tried(with: takeCompany()), time.now())
                return (try entries.map { try outbox.write($0.entry, now: now) }, try act(outbox))
            }
            if let tried = group.tried { give(answers, to: tried) }
            return (.success(answer), true)
        } catch {
            guard let tried = group.tried else { return (.failure(error), false) }
            if isBesides || tried.count > 1 { await write(apart: tried) } else { fail(tried, error) }
            return (.failure(error), true)
        }
    }

    /// All at once, where they wait: each by itself would wake that thread.
    private func give(_ answers: [Bool], to waiting: [Waiting]) {
        guard !waiting.isEmpty else { return }
        Task(executorPreference: senders) {
            for (one, answer) in zip(waiting, answers) { one.answer.resume(returning: answer) }
        }
    }

    /// What one commit writes.
    private final class Group: Sendable {
        private let members = Mutex<[Waiting]?>(nil)

        /// Nil where the books weren't reached.
        var tried: [Waiting]? { members.withLock { $0 } }

        /// All that are to be written now: those of before, where the books have them written anew, and these.
        func tried(with more: [Waiting]) -> [Waiting] {
            members.withLock { members in
                let all = (members ?? []) + more
                members = all
                return all
            }
        }
    }

    private func takeCompany() -> [Waiting] {
        queue.withLock { queue in
            defer { queue.waiting = [] }
            return queue.waiting
        }
    }

    private func fail(_ waiting: [Waiting], _ fault: any Error) {
        for one in waiting { one.answer.resume(throwing: fault) }
    }

    /// One that can't be written must not take the others with it.
    private func write(apart tried: [Waiting]) async {
        for one in tried {
            do {
                one.answer.resume(
                    returning: try await store.post { [time] in try $0.write(one.entry, now: time.now()) })
            } catch {
                one.answer.resume(throwing: error)
            }
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
