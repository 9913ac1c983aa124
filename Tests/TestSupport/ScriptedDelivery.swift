import Dispatch
public import Meetings
import Synchronization

/// A way out that does as it is told, and remembers what came through.
public final class ScriptedDelivery: Delivery {
    private struct State {
        var delivered: [OutboxLetter] = []
        var script: [DeliveryResult] = []
        var fenceRefused = 0
        var begun = 0
        var acts: [Int: @Sendable () async -> Void] = [:]
    }

    private let state = Mutex(State())
    public let connections: Int

    public let thread: (any TaskExecutor)?

    /// - Parameter onThread: as the program's own way out, where who sends is on one thread and letters are claimed
    ///   ahead.
    public init(connections: Int = 1, onThread: Bool = false) {
        self.connections = connections
        thread = onThread ? OneThread() : nil
    }

    /// The next letters end like this; after that, all are accepted.
    public func then(_ results: DeliveryResult...) { state.withLock { $0.script += results } }

    /// Something happens just before that letter, the first or the third, is sent.
    public func before(_ place: Int, _ act: @escaping @Sendable () async -> Void) {
        state.withLock { $0.acts[place] = act }
    }

    public var delivered: [LetterID] { letters.map(\.id) }
    /// The same, whole.
    public var letters: [OutboxLetter] { state.withLock { $0.delivered } }
    public var fenceRefused: Int { state.withLock { $0.fenceRefused } }

    public func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        let act = state.withLock { state in
            state.begun += 1
            return state.acts[state.begun]
        }
        await act?()
        let scripted = state.withLock { $0.script.isEmpty ? nil : $0.script.removeFirst() }
        if case .notSent = scripted { return scripted ?? .notSent(text: "") }
        guard await beforeDot() else {
            state.withLock { $0.fenceRefused += 1 }
            return .notSent(text: "withdrawn")
        }
        if let scripted {
            if case .unknown = scripted { state.withLock { $0.delivered.append(letter) } }
            return scripted
        }
        state.withLock { $0.delivered.append(letter) }
        return .accepted(code: 250, text: "2.0.0 Ok")
    }

    public func evidence(of letter: LetterID) -> Bool? { nil }
}

/// A thread where nothing may block.
public final class OneThread: TaskExecutor {
    private let mark = DispatchSpecificKey<Void>()

    public var isHere: Bool { DispatchQueue.getSpecific(key: mark) != nil }

    private let queue = DispatchQueue(label: "one thread")

    public init() { queue.setSpecific(key: mark, value: ()) }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Who is alive, as the test says.
public struct ScriptedPresence: Presence {
    public let owner: String
    private let deadOwners: Set<String>

    public init(_ owner: String = "one", dead: Set<String> = []) {
        self.owner = owner
        deadOwners = dead
    }

    public func dead(among owners: [String]) -> [String] { owners.filter(deadOwners.contains) }
}

/// What most tests have no use for. The program's own ways out say each of these themselves: one that is wrapped in
/// another must not be answered for.
extension Delivery {
    public func arrived(among letters: [LetterID]) async -> Set<LetterID> { [] }

    public var thread: (any TaskExecutor)? { nil }

    public func rest() async {}
}
