public import FoundationEssentials

/// What a person says to letters in the outbox. Every change is fenced by the state that was seen: either all of the
/// letters named are changed, or none.
public struct OutboxWorkflow: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Sends letters again that didn't arrive, or that nobody knows about: the same bytes, under the same Message-ID.
    /// - Parameter names: the letters' ids, or enough of each one's beginning.
    public func retry(_ names: [String], in networks: [NetworkID]) async throws -> [LetterID] {
        let now = environment.time.now()
        let letters = try await letters(names, networks)
        for letter in letters {
            guard [.unknown, .bounced, .expired].contains(letter.state) else { throw Refusal.noRetry(letter) }
            if let expires = letter.expires, expires < now { throw Refusal.tooLate(letter) }
        }
        return try await change(letters, to: .ready)
    }

    /// Keeps letters in the house until they are released.
    public func hold(_ names: [String], in networks: [NetworkID]) async throws -> [LetterID] {
        let letters = try await letters(names, networks)
        for letter in letters where letter.state != .ready { throw Refusal.notQueued(letter) }
        return try await change(letters, to: .held)
    }

    /// Lets held letters go.
    public func release(_ names: [String], in networks: [NetworkID]) async throws -> [LetterID] {
        let letters = try await letters(names, networks)
        for letter in letters where letter.state != .held { throw Refusal.notHeld(letter) }
        return try await change(letters, to: .ready)
    }

    /// From when on nothing has left the house; nil where letters go.
    public func closedSince() async throws -> Date? {
        try await environment.store.seePost { try $0.closedSince() }
    }

    /// Keeps every letter of the installation in the house, also those that are written from now on. What is on its
    /// way already goes. The letters that this holds, none where the house was closed already.
    public func holdAll() async throws -> [LetterID] {
        let now = environment.time.now()
        let isNew = try await environment.store.post { outbox in
            let isNew = try outbox.closedSince() == nil
            if isNew { try outbox.setClosed(since: now) }
            return isNew
        }
        return isNew ? try await all(in: .ready) : []
    }

    /// Opens the house again: what was held with everything else goes, and what is held by itself stays. Where the
    /// house is open, what is held by itself goes.
    public func releaseAll() async throws -> [LetterID] {
        guard try await closedSince() != nil else {
            let (networks, now) = (try await environment.store.networks(), environment.time.now())
            return try await environment.store.post { outbox in
                try networks.flatMap { try outbox.changeAll(from: .held, to: .ready, in: $0, now: now) }
            }
        }
        let letters = try await all(in: .ready)
        try await environment.store.post { try $0.setClosed(since: nil) }
        return letters
    }

    private func all(in state: OutboxLetter.State) async throws -> [LetterID] {
        var found: [LetterID] = []
        for network in try await environment.store.networks() {
            found += try await environment.store.read(network) {
                try $0.letters(in: [state], withBodies: false).map(\.id)
            }
        }
        return found
    }

    private func change(_ letters: [OutboxLetter], to state: OutboxLetter.State) async throws -> [LetterID] {
        let now = environment.time.now()
        return try await environment.store.post { outbox in
            for letter in letters {
                guard try outbox.setState(letter.id, from: [letter.state], to: state, now: now) else {
                    throw Refusal.changedMeanwhile(letter)
                }
            }
            return letters.map(\.id)
        }
    }

    /// Of so many letters with the same beginning it is told how many there are.
    private static let mostAlike = 100

    /// The letters that are meant, each once.
    private func letters(_ names: [String], _ networks: [NetworkID]) async throws -> [OutboxLetter] {
        var chosen: [OutboxLetter] = []
        for name in names {
            let wanted = name.lowercased()
            var found: [OutboxLetter] = []
            for network in networks where !wanted.isEmpty {
                found += try await environment.store.read(network) {
                    try $0.letters(beginning: wanted, limit: OutboxWorkflow.mostAlike)
                }
            }
            let exact = found.first { $0.id.rawValue == wanted }
            guard let letter = exact ?? found.first else { throw Refusal.noLetter(name) }
            if exact == nil, found.count > 1 { throw Refusal.severalLetters(name, found.count) }
            if !chosen.contains(where: { $0.id == letter.id }) { chosen.append(letter) }
        }
        return chosen
    }
}
