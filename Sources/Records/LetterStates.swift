import Database
import Meetings

/// Where a letter stands: by the letters in hand where it is among them, and by its own row where it isn't. One that a
/// program before schema step 21 has in hand is `leased` or `dot` there, with its holder.
extension SQLOutbox {
    /// Letters that nobody has in hand, by their own rows: two who change one at a time find each other out there.
    static let isAtRest: SQL = "in_hand IS DISTINCT FROM 1"

    /// Letters at rest in one of the states: nobody has them in hand, neither now nor as a program of before has. For
    /// letters that are found by something else: most of what stands here is in no index.
    func standing(in states: [OutboxLetter.State]) -> SQL {
        "\(SQLOutbox.isAtRest) AND state IN \(in: states.filter { $0 != .leased && $0 != .dot })"
    }

    /// Letters whose tries haven't ended, on this side or the other of the dot, among those in hand.
    func inHand(_ states: [OutboxLetter.State]) -> SQL {
        let side: SQL =
            switch (states.contains(.leased), states.contains(.dot)) {
            case (true, true): ""
            case (true, false): " AND fenced IS NULL"
            case (false, true): " AND fenced IS NOT NULL"
            case (false, false): " AND 1 = 0"
            }
        return "ends_as IS NULL\(side)"
    }
}

extension OutboxLetter.State {
    /// Rows of the network's letters in this state, or that come out of it as soon as their tries are entered: of one
    /// kind or another, each to be looked for by itself, since a condition with OR goes by no index. Those in hand are
    /// few; the network stands in a sum there, so that it isn't gone through to find them. Those that wait are told
    /// from them by their numbers alone, which stand in the index: no row of a long queue is read to be counted or
    /// skipped.
    func byRow(in network: NetworkID) -> [SQL] {
        let inHand: SQL = "network || '' = \(network) AND number IN (SELECT letter_number FROM letters_in_hand WHERE "
        let waiting: SQL = "state = 'ready' AND number NOT IN (SELECT letter_number FROM letters_in_hand)"
        return switch self {
        case .leased: ["network = \(network) AND state = 'leased'", "\(inHand)fenced IS NULL)"]
        case .dot: ["network = \(network) AND state = 'dot'", "\(inHand)fenced IS NOT NULL)"]
        case .ready: ["network = \(network) AND \(waiting)"]
        case .sent, .bounced, .unknown, .held, .cancelled, .expired: ["network = \(network) AND state = \(self)"]
        }
    }

    static func byRow(_ states: [OutboxLetter.State], in network: NetworkID) -> SQL {
        guard !states.isEmpty else { return "1 = 0" }
        return states.flatMap { $0.byRow(in: network) }.map { "(\($0))" as SQL }.joined(separator: " OR ")
    }
}
