import FoundationEssentials
import Logging

/// What has to come into the books, also while they can't be written.
extension Dispatcher {
    /// The service ends within ten.
    private static let lastSeconds = Duration.seconds(3)

    /// Letters that were claimed and not tried: they are ready, as if nobody had claimed them.
    ///
    /// - Returns: why it couldn't be written.
    func giveBack(_ letters: [OutboxLetter]) async -> (any Error)? {
        guard !letters.isEmpty else { return nil }
        let leases = letters.map { Lease(letter: $0.id, owner: presence.owner, token: $0.token) }
        return await untilWritten {
            try await environment.store.post { outbox in
                for lease in leases { try outbox.giveBack(lease, notBefore: nil) }
            }
        }
    }

    /// Also while the disk is full or fails, or the database is away, for as long as the letter is ours; for a little
    /// while only, once we are to stop.
    ///
    /// - Returns: why it couldn't be written all the same.
    func untilWritten(_ write: () async throws -> Void) async -> (any Error)? {
        var end = ContinuousClock.now + .seconds(Dispatcher.leaseSeconds)
        var isFirst = true
        while true {
            do {
                try await write()
                return nil
            } catch let passing as any PassingFault where passing.willPass {
                if Task.isCancelled { end = min(end, .now + Dispatcher.lastSeconds) }
                guard ContinuousClock.now < end else { return passing }
                if isFirst {
                    logger.warning("what became of a letter can’t be written yet", metadata: ["error": "\(passing)"])
                }
                isFirst = false
                // Not to be cut short: being told to stop doesn't mend a disk.
                await Task { try? await Task.sleep(for: .seconds(1)) }.value
            } catch {
                return error
            }
        }
    }
}
