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
    /// The network's letters without their bytes, the newest first.
    public func letters(
        in network: NetworkID, states: [OutboxLetter.State]? = nil
    ) async throws -> [OutboxLetter] {
        try await environment.store.read(network) { try $0.letters(in: states, withBodies: false).reversed() }
    }

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
        view.attempts = try await environment.store.post { try $0.attempts(of: id) }
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
        let ids = try await letters(in: network, states: [before]).map(\.id)
        return try await environment.store.post { outbox in
            // What has left meanwhile is not counted.
            try ids.filter { try outbox.setState($0, from: [before], to: after, now: now) }
        }
    }
}
