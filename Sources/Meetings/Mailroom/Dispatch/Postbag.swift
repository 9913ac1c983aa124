import FoundationEssentials
import Synchronization

/// Letters that are claimed and not yet on their way, for all connections of a pass. The next handful is claimed while
/// the last of this one are leaving, so that nobody waits for it.
final class Postbag: Sendable {
    private struct Contents {
        /// The next one comes last.
        var letters: [OutboxLetter] = []
        /// Done when it is in here.
        var claim: Task<Int, any Error>?
        /// The outbox had less than was asked for: claiming ahead would be asking in vain.
        var isEverythingHere = false
    }

    private let dispatcher: Dispatcher
    private let thread: (any TaskExecutor)?
    /// More are claimed when fewer than so many are left.
    private let reserve: Int
    /// So many are claimed with one commit.
    private let handful: Int
    private let contents = Mutex(Contents())

    /// - Parameters:
    ///   - connections: how many take letters out.
    ///   - thread: where letters are claimed; nil where that holds up nobody.
    init(_ dispatcher: Dispatcher, connections: Int, thread: (any TaskExecutor)?) {
        self.dispatcher = dispatcher
        self.thread = thread
        reserve = connections
        handful = max(20, connections * 5)
    }

    /// The next letter, for as long as the outbox has one that may leave.
    ///
    /// - Returns: nil where the outbox had none when it was asked after this call. How a letter has ended that was
    ///   written before the call is known to it.
    func next() async throws -> OutboxLetter? {
        while true {
            if let letter = nextAtHand() { return letter }
            let (claim, isOwn) = contents.withLock { contents in
                let running = contents.claim
                return (running ?? begin(&contents), running == nil)
            }
            // One that others have asked for may be of before.
            if try await claim.value == 0, isOwn { return nil }
        }
    }

    /// The next letter if there is one here.
    func nextAtHand() -> OutboxLetter? {
        contents.withLock { contents in
            let letter = contents.letters.popLast()
            let isLow = contents.letters.count < reserve && !contents.isEverythingHere
            if letter != nil, isLow, contents.claim == nil { _ = begin(&contents) }
            return letter
        }
    }

    private func begin(_ contents: inout Contents) -> Task<Int, any Error> {
        // Not to be cut short by anyone's being told to stop: others wait for it.
        let claim = Task(executorPreference: thread) { try await self.fill() }
        contents.claim = claim
        return claim
    }

    /// - Returns: how many were claimed.
    private func fill() async throws -> Int {
        do {
            let (letters, count) = try await claim()
            contents.withLock { contents in
                contents.letters.insert(contentsOf: letters.reversed(), at: 0)
                contents.isEverythingHere = count < handful
                contents.claim = nil
            }
            return count
        } catch {
            contents.withLock { $0.claim = nil }
            throw error
        }
    }

    /// - Returns: the letters that may leave, and how many were claimed with those that have to wait.
    private func claim() async throws -> ([OutboxLetter], count: Int) {
        let environment = dispatcher.environment
        let (now, owner, most) = (environment.time.now(), dispatcher.presence.owner, environment.rules.lettersPerMinute)
        let claimed = try await environment.store.post { [handful] outbox in
            let all = try outbox.claim(
                limit: handful, owner: owner, now: now,
                leaseUntil: now.addingTimeInterval(Dispatcher.leaseSeconds))
            let letters = try all.filter { try outbox.mayLeave($0, owner: owner, perMinute: most, now: now) }
            return (letters: letters, count: all.count, tokens: try outbox.tokens(for: letters.map(\.id), environment))
        }
        let letters = claimed.letters.map { letter in
            guard let tokens = claimed.tokens[letter.id] else { return letter }
            var filled = letter
            filled.body = environment.correspondence.fill(tokens, in: letter.body)
            return filled
        }
        return (letters, claimed.count)
    }

    /// A letter that was not tried: whoever comes next takes it, or nobody.
    func putBack(_ letter: OutboxLetter) {
        contents.withLock { $0.letters.append(letter) }
    }

    /// What is left, when nobody takes any more.
    func empty() async -> [OutboxLetter] {
        _ = try? await contents.withLock { $0.claim }?.value
        return contents.withLock { contents in
            defer { contents.letters = [] }
            return contents.letters.reversed()
        }
    }
}

extension Outbox {
    /// False where as many letters have left for the recipient's domain this minute as may: it waits for the next one.
    fileprivate func mayLeave(
        _ letter: OutboxLetter, owner: String, perMinute most: Int, now: Date
    ) throws -> Bool {
        guard most > 0 else { return true }
        let domain = letter.to.split(separator: "@").last.map { $0.lowercased() } ?? ""
        guard try countLetter(to: domain, now: now) > most else { return true }
        let next = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
        try giveBack(Lease(letter: letter.id, owner: owner, token: letter.token), notBefore: next)
        return false
    }
}
