import FoundationEssentials

/// Writes down what becomes of letters, in the outbox. What comes while something is being written is written together
/// afterwards, with one commit for all of it. No fence is ever kept waiting for more to come; an ending is, for a
/// moment, since the fence of the connection's next letter is mostly on its way.
actor OutboxJournal {
    enum Entry: Sendable {
        /// The fence before the final dot (`mail.md` §2.3, rule 4).
        case dot(Lease)
        case ending(Lease, DeliveryResult, retryAt: Date?)
    }

    private struct Waiting {
        let entry: Entry
        let answer: CheckedContinuation<Bool, any Error>
    }

    /// So long an ending waits for company, at most.
    private static let moment = Duration.milliseconds(2)

    private let store: any Store
    private let time: TimeSource
    private var waiting: [Waiting] = []
    private var isWriting = false
    /// Counts the moments, so that one that is over wakes nobody up later.
    private var moments = 0
    private var pause: CheckedContinuation<Void, Never>?

    init(_ store: any Store, _ time: TimeSource) {
        self.store = store
        self.time = time
    }

    /// False where the lease is no longer held. When this returns it is on the disk.
    func write(_ entry: Entry) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            waiting.append(Waiting(entry: entry, answer: answer))
            if entry.isFence { endPause() }
            guard !isWriting else { return }
            isWriting = true
            Task { await writeAll() }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            if !waiting.contains(where: \.entry.isFence) { await waitForFence() }
            let batch = waiting
            waiting = []
            await write(batch)
        }
        isWriting = false
    }

    private func waitForFence() async {
        moments += 1
        let moment = moments
        await withCheckedContinuation { continuation in
            pause = continuation
            Task {
                try? await Task.sleep(for: OutboxJournal.moment)
                if moment == moments { endPause() }
            }
        }
    }

    private func endPause() {
        pause?.resume()
        pause = nil
    }

    private func write(_ batch: [Waiting]) async {
        do {
            let results = try await write(batch.map(\.entry))
            for (place, result) in zip(batch, results) { place.answer.resume(returning: result) }
        } catch  where batch.count == 1 {
            batch[0].answer.resume(throwing: error)
        } catch {
            // One that can't be written must not take the others with it.
            for place in batch { await write([place]) }
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
