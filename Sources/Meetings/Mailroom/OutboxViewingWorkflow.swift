/// A letter of the outbox with all there is to know about it.
public struct LetterView: Sendable {
    /// Without its bytes.
    public var letter: OutboxLetter
    public var attempts: [DeliveryAttempt]
    public var person: Person?
    public var meeting: Meeting?
    /// It is held with everything else.
    public var isClosed: Bool
}

/// What a coordinator sees and does with all of one network's letters.
extension OutboxWorkflow {
    /// So many of the network's letters without their bytes, the newest first.
    public func letters(
        in network: NetworkID, states: [OutboxLetter.State] = OutboxLetter.State.allCases, skipping: Int = 0,
        limit: Int
    ) async throws -> [OutboxLetter] {
        try await environment.store.read(network) {
            try $0.newestLetters(in: states, skipping: skipping, limit: limit)
        }
    }

    /// How many letters there are in each of the groups; no more than so many are counted.
    public func count(
        _ groups: [[OutboxLetter.State]], in network: NetworkID, upTo most: Int
    ) async throws -> [Int] {
        try await environment.store.read(network) { ledger in
            try groups.map { try ledger.countLetters(in: $0, upTo: most) }
        }
    }

    /// The beginning of each letter's id that no other has.
    public func shortNames(of letters: [LetterID]) async throws -> [LetterID: String] {
        try await environment.store.seePost { outbox in
            var names: [LetterID: String] = [:]
            for start in stride(from: 0, to: letters.count, by: OutboxWorkflow.lettersAtOnce) {
                let some = Array(letters[start..<min(start + OutboxWorkflow.lettersAtOnce, letters.count)])
                for (id, beside) in try outbox.neighbours(of: some) { names[id] = id.shortName(beside: beside) }
            }
            return names
        }
    }

    /// So many letters are named in one statement.
    private static let lettersAtOnce = 1_000

    public func view(_ id: LetterID, in network: NetworkID) async throws -> LetterView {
        let closed = try await closedSince()
        let found = try await environment.reading(network) { books in
            guard let letter = try books.ledger.letter(id: id) else { throw Refusal.noLetter(id.rawValue) }
            let meeting = try letter.meeting.flatMap(books.ledger.meeting)
            return LetterView(
                letter: letter, attempts: [], person: letter.person.flatMap(books.register.person), meeting: meeting,
                isClosed: closed != nil)
        }
        var view = found
        view.attempts = try await environment.store.seePost { try $0.attempts(of: id) }
        return view
    }

    /// Holds every letter of the network that hasn't begun to leave; those that are written later go.
    public func holdQueued(in network: NetworkID) async throws -> [LetterID] {
        try await change(from: .ready, to: .held, in: network)
    }

    /// Lets every letter of the network go that is held.
    public func releaseHeld(in network: NetworkID) async throws -> [LetterID] {
        try await change(from: .held, to: .ready, in: network)
    }

    private func change(
        from before: OutboxLetter.State, to after: OutboxLetter.State, in network: NetworkID
    ) async throws -> [LetterID] {
        let now = environment.time.now()
        return try await environment.store.post { try $0.changeAll(from: before, to: after, in: network, now: now) }
    }
}

extension LetterID {
    /// Shorter beginnings are hard to tell apart.
    private static let fewestCharacters = 8

    /// - Parameter neighbours: the ids just before and after this one, which have most in common with it.
    func shortName(beside neighbours: [LetterID]) -> String {
        let shared = neighbours.map { zip($0.rawValue, rawValue).prefix { $0 == $1 }.count }.max() ?? 0
        return String(rawValue.prefix(max(shared + 1, LetterID.fewestCharacters)))
    }
}
