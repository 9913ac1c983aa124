import Database
import FoundationEssentials
public import Meetings

extension SQLStore {
    /// Counted from the indexes alone: with a million letters in the outbox none of them is read but the oldest.
    public func queues() async throws -> Queues {
        try await engine.read { session in
            var queues = Queues()
            queues.letters = try session.counts(of: "SELECT state, COUNT(*) AS total FROM outbox GROUP BY state")
            let (inHand, beyondDot) = try session.countInHand()
            queues.letters.move(inHand - beyondDot, from: .ready, to: .leased)
            queues.letters.move(beyondDot, from: .ready, to: .dot)
            queues.oldestUnsent = try session.oldestUnsent()
            let open: [InboxMail.State] = [.fresh, .waiting]
            queues.mails = try session.counts(
                of: "SELECT state, COUNT(*) AS total FROM inbox WHERE state IN \(in: open) GROUP BY state")
            let jobs = try session.queryOne(
                "SELECT COUNT(*) AS total, MIN(due) AS next FROM jobs WHERE state = \(Job.State.waiting)")
            queues.jobs = try jobs?.decode("total") ?? 0
            queues.nextJob = try jobs?.decode("next", as: Date?.self) ?? nil
            return queues
        }
    }
}

extension [OutboxLetter.State: Int] {
    fileprivate mutating func move(_ count: Int, from: OutboxLetter.State, to: OutboxLetter.State) {
        guard count > 0 else { return }
        self[from] = self[from].flatMap { $0 > count ? $0 - count : nil }
        self[to, default: 0] += count
    }
}

extension Session {
    fileprivate func counts<State: ColumnValue & Hashable>(of sql: SQL) throws -> [State: Int] {
        let rows = try query(sql).map { try ($0.decode("state", as: State.self), $0.decode("total", as: Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Those that somebody has in hand, which are `ready` in the index.
    fileprivate func countInHand() throws -> (all: Int, beyondDot: Int) {
        let row = try queryOne("SELECT COUNT(*) AS total, COUNT(fenced) AS fenced FROM letters_in_hand")
        return (try row?.decode("total") ?? 0, try row?.decode("fenced") ?? 0)
    }

    /// Letters are numbered in the order they are written, and the number stands in the index of the states. As a sum
    /// it keeps the engines from looking for it in the order of the numbers, through all that was sent before.
    fileprivate func oldestUnsent() throws -> Date? {
        let unsent: [OutboxLetter.State] = [.ready, .leased, .dot]
        let row = try queryOne("SELECT MIN(number + 0) AS oldest FROM outbox WHERE state IN \(in: unsent)")
        guard let number = try row?.decode("oldest", as: Int?.self) ?? nil else { return nil }
        return try queryOne("SELECT created FROM outbox WHERE number = \(number)")?.decode("created")
    }
}
