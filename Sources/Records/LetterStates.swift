import Database
import Meetings

/// Where a letter stands, by its row. A letter that is in hand is `leased` there, with how far it has come beside it;
/// one that a program before schema step 20 has in hand is `leased` or `dot`, with its owner.
extension SQLOutbox {
    /// Letters whose tries are entered, in one of the states. For letters that are found by something else: most of
    /// what stands here is in no index.
    func standing(in states: [OutboxLetter.State]) -> SQL {
        "becomes IS NULL AND (\(OutboxLetter.State.byRow(states)))"
    }

    /// Letters that who has claimed them still has in hand, on this side or the other of the dot.
    func inHand(_ states: [OutboxLetter.State]) -> SQL {
        let side: SQL =
            switch (states.contains(.leased), states.contains(.dot)) {
            case (true, true): ""
            case (true, false): " AND dot_at IS NULL"
            case (false, true): " AND dot_at IS NOT NULL"
            case (false, false): " AND 1 = 0"
            }
        return "state = 'leased' AND becomes IS NULL\(side)"
    }
}

extension OutboxLetter.State {
    /// Rows of letters in this state, or that come out of it as soon as their tries are entered: of one kind or
    /// another, each to be looked for by itself, since a condition with OR goes by no index.
    var byRow: [SQL] {
        switch self {
        case .leased: ["state = 'leased' AND (holder IS NULL OR dot_at IS NULL)"]
        case .dot: ["state = 'dot'", "state = 'leased' AND holder IS NOT NULL AND dot_at IS NOT NULL"]
        case .ready, .sent, .bounced, .unknown, .held, .cancelled, .expired: ["state = \(self)"]
        }
    }

    static func byRow(_ states: [OutboxLetter.State]) -> SQL {
        states.isEmpty ? "1 = 0" : states.flatMap(\.byRow).map { "(\($0))" as SQL }.joined(separator: " OR ")
    }

    /// The states that rows of letters in these may have.
    static func stored(_ states: [OutboxLetter.State]) -> [OutboxLetter.State] {
        states.contains(.dot) && !states.contains(.leased) ? states + [.leased] : states
    }
}
