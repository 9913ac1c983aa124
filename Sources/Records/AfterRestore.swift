import Database
public import FoundationEssentials
import Meetings

extension SQLStore {
    /// Books that have been put back are older than what has been done since: a letter that waits in them may have gone
    /// long ago. So the house is closed, what was waiting is held, and what was on its way is in doubt (`mail.md` §2.3,
    /// rule 9). How many letters somebody has to look at.
    public func holdAfterRestore(now: Date) async throws -> Int {
        try await engine.write { session in
            let outbox = SQLOutbox(session: session)
            try outbox.setClosed(since: now)
            try outbox.enter("holder IS NOT NULL")
            let onTheirWay: [OutboxLetter.State] = [.leased, .dot]
            return try session.execute(
                """
                UPDATE outbox SET state = \(OutboxLetter.State.held), token = token + 1
                WHERE state = \(OutboxLetter.State.ready)
                """)
                + session.execute(
                    """
                    UPDATE outbox SET state = \(OutboxLetter.State.unknown), token = token + 1, owner = NULL,
                        holder = NULL, lease_until = NULL, done = \(now), resends = 1
                    WHERE state IN \(in: onTheirWay)
                    """)
        }
    }
}
