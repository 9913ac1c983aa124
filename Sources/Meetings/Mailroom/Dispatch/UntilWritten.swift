import FoundationEssentials
import Logging

/// What has to come into the books, also while they can't be written.
extension Dispatcher {
    /// The service ends within ten.
    private static let lastSeconds = Duration.seconds(3)

    /// Letters that were claimed and certainly not sent: they are ready, as if nobody had claimed them. Those put aside
    /// may have a fence in the books all the same, where a commit was done and nobody was told.
    ///
    /// - Returns: why it couldn't be written.
    func giveBack(_ left: (untried: [OutboxLetter], aside: [OutboxLetter])) async -> (any Error)? {
        guard !left.untried.isEmpty || !left.aside.isEmpty else { return nil }
        let (untried, aside) = (left.untried.map(lease), left.aside.map(lease))
        return await untilWritten {
            try await environment.store.post { outbox in
                for lease in untried { try outbox.giveBack(lease, notBefore: nil, evenFenced: false) }
                for lease in aside { try outbox.giveBack(lease, notBefore: nil, evenFenced: true) }
            }
        }
    }

    func lease(on letter: OutboxLetter) -> Lease {
        Lease(letter: letter.id, owner: presence.owner, token: letter.token)
    }

    /// Also while the disk is full or fails, or the database is away, for as long as the letter is ours; for a little
    /// while only, once we are to stop.
    ///
    /// - Returns: why it couldn't be written all the same.
    func untilWritten(_ write: @Sendable () async throws -> Void) async -> (any Error)? {
        do {
            try await write()
            return nil
        } catch let passing as any PassingFault where passing.willPass {
            logger.warning("what became of a letter can’t be written yet", metadata: ["error": "\(passing)"])
            return await tryAgain(write, passing)
        } catch {
            return error
        }
    }

    private func tryAgain(_ write: @Sendable () async throws -> Void, _ first: any Error) async -> (any Error)? {
        var (end, fault) = (ContinuousClock.now + .seconds(Dispatcher.leaseSeconds), first)
        while true {
            if Task.isCancelled { end = min(end, .now + Dispatcher.lastSeconds) }
            guard ContinuousClock.now < end else { return fault }
            // Not to be cut short: being told to stop doesn't mend a disk.
            await Task { try? await Task.sleep(for: .seconds(1)) }.value
            do {
                try await write()
                return nil
            } catch let passing as any PassingFault where passing.willPass {
                fault = passing
            } catch {
                return error
            }
        }
    }
}
