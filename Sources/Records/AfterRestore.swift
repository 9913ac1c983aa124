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
            try outbox.adopt("1 = 1")
            try outbox.enter("1 = 1")
            let onTheirWay = try outbox.takeBack("1 = 1", isTry: true)
            for letter in onTheirWay {
                try session.execute(
                    """
                    UPDATE outbox SET state = 'unknown', token = token + 1, done = \(now), resends = 1
                    WHERE id = \(letter)
                    """)
            }
            return try onTheirWay.count
                + session.execute(
                    """
                    UPDATE outbox SET state = \(OutboxLetter.State.held), token = token + 1
                    WHERE state = \(OutboxLetter.State.ready)
                    """)
        }
    }
}
