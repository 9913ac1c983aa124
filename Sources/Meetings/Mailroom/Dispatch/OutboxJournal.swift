import FoundationEssentials
import Synchronization

/// Writes down what becomes of letters, in the outbox. A fence that comes while nobody is writing is written at once,
/// on the spot, together with all that comes until the books are its writer's. What comes after that is written on the
/// journal's own thread, again and again for as long as more has come. No fence is ever kept waiting for more to come;
/// an ending is, for a moment, since the fence of the connection's next letter is mostly on its way.
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
        let group = Group(entry)
        await commit(group)
        if queue.withLock({ $0.isDue(at: .now) }) { goOn() }
        return try group.answer?.get() ?? false
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
            repeat { await self.commit(Group()) } while self.queue.withLock { $0.isDue(at: .now) }
        }
    }

    /// What waits comes along, also what comes while this has to wait for the books.
    private func commit(_ group: Group) async {
        do {
            let answers = try await store.post { [self] outbox in
                let (now, entries) = (time.now(), group.with(takeCompany()))
                return try entries.map { try outbox.write($0, now: now) }
            }
            group.answer(answers.map { .success($0) })
        } catch {
            // Where the books weren't reached at all, that is nobody's fault in particular.
            guard group.isTried else { return group.fail(error, with: takeCompany()) }
            await group.answer(apart: error) { [store, time] entry in
                try await store.post { try $0.write(entry, now: time.now()) }
            }
        }
    }

    private func takeCompany() -> [Waiting] {
        queue.withLock { queue in
            defer { queue.waiting = [] }
            return queue.waiting
        }
    }

    /// What one commit writes: perhaps an entry that is written on the spot, and those that wait.
    private final class Group: Sendable {
        private struct Members {
            var waiting: [Waiting] = []
            var isTried = false
            var answer: Result<Bool, any Error>?
        }

        private let own: Entry?
        private let members = Mutex(Members())

        init(_ own: Entry? = nil) { self.own = own }

        var isTried: Bool { members.withLock { $0.isTried } }
        /// Of the entry that is written on the spot; nil until it is known.
        var answer: Result<Bool, any Error>? { members.withLock { $0.answer } }

        /// All entries, to be tried now: those of before, and these.
        func with(_ more: [Waiting]) -> [Entry] {
            members.withLock { members in
                members.waiting += more
                members.isTried = true
                return (own.map { [$0] } ?? []) + members.waiting.map(\.entry)
            }
        }

        func answer(_ results: [Result<Bool, any Error>]) {
            let waiting = members.withLock { members in
                if own != nil { members.answer = results[0] }
                return members.waiting
            }
            for (one, result) in zip(waiting, results.suffix(waiting.count)) { one.answer.resume(with: result) }
        }

        func fail(_ fault: any Error, with more: [Waiting]) {
            let count = with(more).count
            answer(Array(repeating: .failure(fault), count: count))
        }

        /// One that can't be written must not take the others with it.
        func answer(apart fault: any Error, _ write: (Entry) async throws -> Bool) async {
            let waiting = members.withLock { $0.waiting }
            let isAlone = waiting.count + (own == nil ? 0 : 1) == 1
            func result(of entry: Entry) async -> Result<Bool, any Error> {
                if isAlone { return .failure(fault) }
                do { return .success(try await write(entry)) } catch { return .failure(error) }
            }
            if let own {
                let result = await result(of: own)
                members.withLock { $0.answer = result }
            }
            for one in waiting { one.answer.resume(with: await result(of: one.entry)) }
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
