import FoundationEssentials
import Meetings
import Synchronization
import TestSupport

/// The server that letters leave by. What it does to a letter is drawn from the seed, the letter and the try,
/// whoever asks first.
final class MailServer: Sendable {
    enum Weather: String, CaseIterable { case fine, shaky, refusing, away }

    /// What came through the door, and when.
    struct Arrival: Hashable {
        var letter: LetterID
        var key: String
        var kind: String
        var person: PersonID?
        var to: String
        var at: Date
    }

    /// What happens to one try.
    enum Fate: String, CaseIterable {
        case taken, refusedForNow, refusedForGood
        case hangsUpBeforeDot, hangsUpAtDot, hangsUpAfterDot
        case deathBeforeFence, deathAfterFence, deathBeforeAnswer, deathAfterAnswer
    }

    private struct State {
        var weather = Weather.fine
        var arrivals: [Arrival] = []
        var taken: Set<LetterID> = []
        var fates: [Fate: Int] = [:]
    }

    private let seed: UInt64
    private let time: ManualTime
    private let state = Mutex(State())

    init(seed: UInt64, time: ManualTime) {
        self.seed = seed
        self.time = time
    }

    var arrivals: [Arrival] { state.withLock { $0.arrivals } }

    func arrivals(after count: Int) -> [Arrival] { state.withLock { Array($0.arrivals.dropFirst(count)) } }

    /// How often something went wrong, by what.
    var faults: [Fate: Int] { state.withLock { $0.fates.filter { $0.key != .taken } } }

    func setWeather(_ weather: Weather) { state.withLock { $0.weather = weather } }

    func fate(of letter: OutboxLetter) -> Fate {
        let weather = state.withLock { $0.weather }
        var chance = Chance(seed, "fate \(letter.id) \(letter.token)")
        let fate: Fate =
            switch weather {
            case .away: .hangsUpBeforeDot
            case .refusing: chance.weighted([(.refusedForNow, 80)], else: .taken)
            case .fine: MailServer.draw(&chance, perThousand: 3)
            case .shaky: MailServer.draw(&chance, perThousand: 30)
            }
        state.withLock { $0.fates[fate, default: 0] += 1 }
        return fate
    }

    private static func draw(_ chance: inout Chance, perThousand weight: Int) -> Fate {
        let faults = Fate.allCases.filter { $0 != .taken }
        return chance.weighted(faults.map { ($0, weight) }, of: 1_000, else: .taken)
    }

    func take(_ letter: OutboxLetter) {
        let arrival = Arrival(
            letter: letter.id, key: letter.dedupeKey, kind: letter.kind, person: letter.person, to: letter.to,
            at: time.now)
        state.withLock { state in
            state.arrivals.append(arrival)
            state.taken.insert(letter.id)
        }
    }

    /// Half of what came through stands in a log that can be looked into.
    func isLogged(_ letter: LetterID) -> Bool {
        var chance = Chance(seed, "log \(letter)")
        return chance.happens(50) && state.withLock { $0.taken.contains(letter) }
    }
}

/// One process's way to the server. It sees to it that how a letter ended is written before the next one leaves: then a
/// year is the same every time it is lived.
final class WayOut: Delivery {
    private let server: MailServer
    /// The store as it is, and as the process has it.
    private let books: any Store
    private let store: CrashingStore
    private let last = Mutex<OutboxLetter?>(nil)

    let connections = 1

    init(to server: MailServer, books: any Store, store: CrashingStore) {
        self.server = server
        self.books = books
        self.store = store
    }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        await waitForLast()
        last.withLock { $0 = letter }
        let fate = server.fate(of: letter)
        switch fate {
        case .hangsUpBeforeDot: return .notSent(text: "the server hung up")
        case .deathBeforeFence: store.dieInOutbox(.before)
        case .deathAfterFence: store.dieInOutbox(.after)
        default: break
        }
        guard await beforeDot() else { return .notSent(text: "the letter is no longer ours") }
        switch fate {
        case .refusedForNow: return .refusedForNow(code: 451, text: "4.7.1 Not now")
        case .refusedForGood: return .refusedForGood(code: 550, text: "5.1.1 Nobody of that name")
        case .hangsUpAtDot: return .unknown(text: "the server hung up")
        default: server.take(letter)
        }
        switch fate {
        case .hangsUpAfterDot: return .unknown(text: "the server hung up")
        case .deathBeforeAnswer: store.dieInOutbox(.before)
        case .deathAfterAnswer: store.dieInOutbox(.after)
        default: break
        }
        return .accepted(code: 250, text: "2.0.0 Ok")
    }

    private func waitForLast() async {
        guard let letter = last.withLock({ $0 }) else { return }
        while !store.isDead {
            let now = try? await books.post { try $0.letter(letter.id) }
            let isOpen = now.map { $0.token == letter.token && ($0.state == .leased || $0.state == .dot) } ?? false
            if !isOpen { return }
            await Task.yield()
        }
    }

    func evidence(of letter: LetterID) -> Bool? { nil }

    func arrived(among letters: [LetterID]) async -> Set<LetterID> { Set(letters.filter(server.isLogged)) }
}
