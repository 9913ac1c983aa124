import FoundationEssentials

/// Writes down what becomes of letters, in the outbox. What comes while something is being written is written together
/// afterwards, with one commit for all of it: nothing is ever kept waiting for more to come.
actor OutboxJournal {
    enum Entry: Sendable {
        /// The fence before the final dot (`mail.md` §2.3, rule 4).
        case dot(Lease)
        case ending(Lease, DeliveryResult, retryAt: Date?)
    }

    private let store: any Store
    private let time: TimeSource
    private var waiting: [(entry: Entry, answer: CheckedContinuation<Bool, any Error>)] = []
    private var isWriting = false

    init(_ store: any Store, _ time: TimeSource) {
        self.store = store
        self.time = time
    }

    /// False where the lease is no longer held. When this returns it is on the disk.
    func write(_ entry: Entry) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            waiting.append((entry, answer))
            guard !isWriting else { return }
            isWriting = true
            Task { await writeAll() }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            let entries = batch.map(\.entry)
            do {
                let results = try await write(entries)
                for (place, result) in zip(batch, results) { place.answer.resume(returning: result) }
            } catch  where batch.count == 1 {
                batch[0].answer.resume(throwing: error)
            } catch {
                // One that can't be written must not take the others with it.
                for place in batch {
                    do {
                        place.answer.resume(returning: try await write([place.entry]).first ?? false)
                    } catch {
                        place.answer.resume(throwing: error)
                    }
                }
            }
        }
        isWriting = false
    }

    private func write(_ entries: [Entry]) async throws -> [Bool] {
        let now = time.now()
        return try await store.post { outbox in try entries.map { try outbox.write($0, now: now) } }
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
