import FoundationEssentials
import Synchronization

/// Letters that are claimed and not yet on their way, for all connections of a pass. Where several send, the next
/// handful is claimed while the last of this one are leaving, so that nobody waits for it.
final class Postbag: Sendable {
    private struct Contents {
        /// The next one comes last.
        var letters: [OutboxLetter] = []
        /// Those that nobody is to try again in this pass.
        var aside: [OutboxLetter] = []
        /// Nil when none is under way; its letters are in the bag before it ends.
        var claim: Task<Claimed, any Error>?
        /// The outbox had less than was asked for: claiming ahead would be asking in vain.
        var isEverythingHere = false
    }

    private struct Claimed {
        /// With those that have to wait for the next minute.
        var count: Int
        var mayLeave: Int
    }

    /// After so many handfuls that all have to wait, it is enough for this pass.
    private static let mostInVain = 25

    private let dispatcher: Dispatcher
    private let journal: OutboxJournal
    private let thread: (any TaskExecutor)?
    /// More are claimed when fewer than so many are left.
    private let reserve: Int
    /// So many are claimed with one commit: enough that each connection sends several before the next.
    private let handful: Int
    private let contents = Mutex(Contents())

    /// - Parameters:
    ///   - connections: how many take letters out.
    ///   - thread: where they do; nil where it is no particular one, and then nothing is claimed ahead.
    init(_ dispatcher: Dispatcher, _ journal: OutboxJournal, connections: Int, thread: (any TaskExecutor)?) {
        self.dispatcher = dispatcher
        self.journal = journal
        self.thread = thread
        reserve = thread == nil ? 0 : connections
        handful = max(20, connections * 5)
    }

    /// The next letter, for as long as the outbox has one that may leave.
    ///
    /// - Returns: nil where the outbox, asked after this call, had none, or none but such as have to wait for the next
    ///   minute; and once we are to stop. How a letter has ended that was written before the call is known to it.
    func next() async throws -> OutboxLetter? {
        var (inVain, isAskedSince) = (0, false)
        while !Task.isCancelled {
            if let letter = nextAtHand() { return letter }
            let (claim, isOwn) = contents.withLock { contents in
                let running = contents.claim
                return (running ?? begin(&contents), running == nil)
            }
            let claimed = try await claim.value
            // One that ran already may be of before the call; the next one isn't.
            if claimed.count == 0, isOwn || isAskedSince { return nextAtHand() }
            isAskedSince = true
            inVain = claimed.mayLeave == 0 ? inVain + 1 : 0
            if inVain > Postbag.mostInVain { return nextAtHand() }
        }
        return nil
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

    private func begin(_ contents: inout Contents) -> Task<Claimed, any Error> {
        // Not to be cut short by anyone's being told to stop: others wait for it.
        let claim = Task(executorPreference: thread) { try await self.fill() }
        contents.claim = claim
        return claim
    }

    private func fill() async throws -> Claimed {
        do {
            let (letters, count) = try await claim()
            contents.withLock { contents in
                contents.letters.insert(contentsOf: letters.reversed(), at: 0)
                contents.isEverythingHere = count < handful
                contents.claim = nil
            }
            return Claimed(count: count, mayLeave: letters.count)
        } catch {
            contents.withLock { $0.claim = nil }
            throw error
        }
    }

    /// - Returns: the letters that may leave, and how many were claimed with those that have to wait.
    private func claim() async throws -> ([OutboxLetter], count: Int) {
        let environment = dispatcher.environment
        let (now, most) = (environment.time.now(), environment.rules.lettersPerMinute)
        let claimed = try await journal.commit { [handful, dispatcher] outbox in
            let all = try outbox.claim(
                limit: handful, owner: dispatcher.presence.owner, now: now,
                leaseUntil: now.addingTimeInterval(Dispatcher.leaseSeconds))
            let letters = try all.filter { letter in
                try outbox.mayLeave(letter, dispatcher.lease(on: letter), perMinute: most, now: now)
            }
            return (letters: letters, count: all.count, tokens: try outbox.tokens(for: letters.map(\.id), environment))
        }
        guard !claimed.tokens.isEmpty else { return (claimed.letters, claimed.count) }
        // Not on the thread of those who send: with large letters it takes a while.
        let filling = Task(executorPreference: globalConcurrentExecutor) {
            claimed.letters.map { letter in
                guard let tokens = claimed.tokens[letter.id] else { return letter }
                var filled = letter
                filled.body = environment.correspondence.fill(tokens, in: letter.body)
                return filled
            }
        }
        return (await filling.value, claimed.count)
    }

    /// A letter that was not tried: whoever comes next takes it, or nobody.
    func putBack(_ letter: OutboxLetter) {
        contents.withLock { $0.letters.append(letter) }
    }

    /// A letter whose fence wasn't written, as far as anyone was told: who comes next would fare no better.
    func putAside(_ letter: OutboxLetter) {
        contents.withLock { $0.aside.append(letter) }
    }

    /// What is left, when nobody takes any more: letters that were not tried, and those put aside.
    func empty() async -> (untried: [OutboxLetter], aside: [OutboxLetter]) {
        _ = try? await contents.withLock { $0.claim }?.value
        return contents.withLock { contents in
            defer { (contents.letters, contents.aside) = ([], []) }
            return (contents.letters.reversed(), contents.aside)
        }
    }
}

extension Outbox {
    /// False where as many letters have left for the recipient's domain this minute as may: it waits for the next one.
    fileprivate func mayLeave(
        _ letter: OutboxLetter, _ lease: Lease, perMinute most: Int, now: Date
    ) throws -> Bool {
        guard most > 0 else { return true }
        let domain = letter.to.split(separator: "@").last.map { $0.lowercased() } ?? ""
        guard try countLetter(to: domain, now: now) > most else { return true }
        let next = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
        try giveBack(lease, notBefore: next, evenFenced: false)
        return false
    }
}
