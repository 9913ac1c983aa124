import Database
import FoundationEssentials
import Meetings

/// Letters left lying by those who had them in hand.
extension SQLOutbox {
    func reap(now: Date, deadOwners: [String], evidence: (LetterID) -> Bool?) throws -> Int {
        try adopt("lease_until < \(now) OR holder IN \(in: deadOwners) OR owner IN \(in: deadOwners)")
        let isLeft = "(held_until < \(now) OR held_by IN \(in: deadOwners))" as SQL
        try enter(isLeft)
        let left = try session.query(
            """
            SELECT \(OutboxLetter.columnsWithoutBody) FROM letters_in_hand JOIN outbox ON number = letter_number
            WHERE ends_as IS NULL AND \(isLeft) ORDER BY letter_number
            """
        ).map { try OutboxLetter($0, body: []) }
        var changed = 0
        for letter in left { changed += try settle(letter, ifStill: isLeft, evidence: evidence, now: now) ? 1 : 0 }
        return try changed
            + session.execute(
                """
                UPDATE outbox SET state = \(OutboxLetter.State.expired), done = \(now)
                WHERE state = 'ready' AND expires < \(now) AND \(SQLOutbox.isAtRest)
                """)
    }

    /// Before the dot it was certainly not delivered; after it, only evidence can tell. Who has claimed it since has
    /// raised its token.
    private func settle(
        _ letter: OutboxLetter, ifStill isLeft: SQL, evidence: (LetterID) -> Bool?, now: Date
    ) throws -> Bool {
        let next: OutboxLetter.State =
            switch letter.state == .dot ? evidence(letter.id) : false {
            case true?: .sent
            case false?: .ready
            case nil: .unknown
            }
        let which: SQL = "letter = \(letter.id) AND held_token = \(letter.token) AND \(inHand([letter.state]))"
        guard try !takeBack("\(which) AND \(isLeft)", isTry: true).isEmpty else { return false }
        if next != .ready {
            try session.execute("UPDATE outbox SET state = \(next), done = \(now) WHERE id = \(letter.id)")
        }
        if next == .sent { try forgetChances(of: [letter.id]) }
        try note(
            DeliveryAttempt(
                letter: letter.id, token: letter.token, outcome: "abandoned", code: nil,
                text: "left in \(letter.state.rawValue) by \(letter.owner ?? "nobody"), now \(next.rawValue)", at: now))
        return true
    }
}
