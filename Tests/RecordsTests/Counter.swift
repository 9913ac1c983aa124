import FoundationEssentials
import Meetings
import Records

/// A post office of one network for tests: each call is one transaction.
struct Counter: Sendable {
    let store: SQLStore
    var now = Samples.instant()
    var leaseUntil = Samples.instant(60)

    static func open(letters: Int = 0) async throws -> Counter {
        let counter = Counter(store: try await Samples.store())
        for number in 0..<letters { _ = try await counter.add(Samples.letter(number + 1)) }
        return counter
    }

    func add(_ letter: OutboxLetter) async throws -> Bool {
        try await store.write(letter.network) { try $0.add(letter) }
    }

    func claim(by owner: String = "a", limit: Int = 1) async throws -> [OutboxLetter] {
        try await store.post { [now, leaseUntil] in
            try $0.claim(limit: limit, owner: owner, now: now, leaseUntil: leaseUntil)
        }
    }

    /// The leases of what was claimed.
    func leases(by owner: String = "a", limit: Int = 1) async throws -> [Lease] {
        try await claim(by: owner, limit: limit).map { Lease(letter: $0.id, owner: owner, token: $0.token) }
    }

    func markDot(_ lease: Lease) async throws -> Bool {
        try await store.post { [now] in try $0.markDot(lease, now: now) }
    }

    func finish(_ lease: Lease, _ result: DeliveryResult, retryAt: Date? = nil) async throws -> Bool {
        try await store.post { [now] in try $0.finish(lease, result, retryAt: retryAt, now: now) }
    }

    func settle(_ letter: LetterID, hasArrived: Bool) async throws -> Bool {
        try await store.post { [now] in try $0.settle(letter, hasArrived: hasArrived, text: "", now: now) }
    }

    func reap(dead: [String] = [], evidence: Bool? = nil) async throws -> Int {
        try await store.post { [now] in try $0.reap(now: now, deadOwners: dead, evidence: { _ in evidence }) }
    }

    func setState(
        _ id: LetterID, from: [OutboxLetter.State], to state: OutboxLetter.State
    ) async throws -> Bool {
        try await store.post { [now] in try $0.setState(id, from: from, to: state, now: now) }
    }

    func letter(_ id: LetterID) async throws -> OutboxLetter? { try await store.post { try $0.letter(id) } }

    func attempts(of id: LetterID) async throws -> [DeliveryAttempt] {
        try await store.post { try $0.attempts(of: id) }
    }

    func leaseOwners() async throws -> [String] { try await store.post { try $0.leaseOwners() } }

    func nextReady() async throws -> Date? { try await store.post { try $0.nextReady() } }

    func letters(
        in states: [OutboxLetter.State]? = nil, withBodies: Bool = true
    ) async throws -> [OutboxLetter] {
        try await store.read("sjustjerna") { try $0.letters(in: states, withBodies: withBodies) }
    }

    func letter(dedupeKey: String) async throws -> OutboxLetter? {
        try await store.read("sjustjerna") { try $0.letter(dedupeKey: dedupeKey) }
    }

    func cancel(prefix: String) async throws -> Int {
        try await store.write("sjustjerna") { try $0.cancelLetters(withPrefix: prefix) }
    }
}
