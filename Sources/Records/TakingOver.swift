import Database
import FoundationEssentials
import Meetings

/// Letters left lying by those who had them in hand.
extension SQLOutbox {
    func reap(now: Date, deadOwners: [String], evidence: (LetterID) -> Bool?) throws -> Int {
        let isLeft = "(lease_until < \(now) OR holder IN \(in: deadOwners) OR owner IN \(in: deadOwners))" as SQL
        let onTheirWay: [OutboxLetter.State] = [.leased, .dot]
        try enter("state IN \(in: onTheirWay) AND \(isLeft)")
        let left = try session.query(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM outbox
            WHERE state IN \(in: onTheirWay) AND \(isLeft) ORDER BY number
            """
        ).map { try OutboxLetter($0, body: []) }
        var changed = 0
        for letter in left { changed += try settle(letter, evidence: evidence, now: now) ? 1 : 0 }
        return try changed
            + session.execute(
                """
                UPDATE outbox SET state = \(OutboxLetter.State.expired), done = \(now)
                WHERE state = 'ready' AND expires < \(now)
                """)
    }

    /// Before the dot it was certainly not delivered; after it, only evidence can tell. Who has claimed it since has
    /// raised its token.
    private func settle(_ letter: OutboxLetter, evidence: (LetterID) -> Bool?, now: Date) throws -> Bool {
        let next: OutboxLetter.State =
            switch letter.state == .dot ? evidence(letter.id) : false {
            case true?: .sent
            case false?: .ready
            case nil: .unknown
            }
        let changed = try session.execute(
            """
            UPDATE outbox SET state = \(next), done = \(next == .ready ? nil : now), owner = NULL, holder = NULL,
                lease_until = NULL
            WHERE id = \(letter.id) AND token = \(letter.token) AND \(standing(in: [letter.state]))
            """)
        guard changed == 1 else { return false }
        if next == .sent { try forgetChances(of: [letter.id]) }
        try note(
            DeliveryAttempt(
                letter: letter.id, token: letter.token, outcome: "abandoned", code: nil,
                text: "left in \(letter.state.rawValue) by \(letter.owner ?? "nobody"), now \(next.rawValue)", at: now))
        return true
    }
}
