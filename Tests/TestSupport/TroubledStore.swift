public import Meetings
import Synchronization

/// A store whose transactions of the outbox meet with what the test says, one after the other.
public final class TroubledStore: StoreAround {
    /// What passes by itself: a full disk.
    public struct Full: PassingFault {
        public var willPass: Bool { true }

        public init() {}
    }

    public enum Trouble: Sendable {
        case none
        /// It can't even be begun.
        case beforeBody
        /// All that was done in it is undone.
        case afterBody
        /// It is done, undone, and done once more.
        case twice
        /// It waits for the gate to be opened, and then meets with what comes next.
        case held
        /// It is committed, and nobody is told so.
        case unheard
    }

    private struct State {
        var troubles: [Trouble] = []
        var posts = 0
        var holdsClaim = false
        var isOpen = false
        var isHeld = false
    }

    public let inner: any Store
    public let writersThread: (any TaskExecutor)?
    private let state = Mutex(State())

    public convenience init(_ inner: any Store) { self.init(inner, writersThread: inner.writersThread) }

    public init(_ inner: any Store, writersThread: (any TaskExecutor)?) {
        self.inner = inner
        self.writersThread = writersThread
    }

    /// The next transactions meet with these; after that, all is well.
    public func then(_ troubles: Trouble...) { then(troubles) }

    public func then(_ troubles: [Trouble]) { state.withLock { $0.troubles = troubles } }

    /// How many transactions of the outbox there have been.
    public var posts: Int { state.withLock { $0.posts } }

    /// Whoever claims letters isn't told so until the gate is opened.
    public func holdClaim() { state.withLock { $0.holdsClaim = true } }

    public func openGate() { state.withLock { $0.isOpen = true } }

    /// Returns when a transaction waits at the gate.
    public func untilHeld() async { while !state.withLock({ $0.isHeld }) { await Task.yield() } }

    private func waitAtGate() async {
        state.withLock { $0.isHeld = true }
        while !state.withLock({ $0.isOpen }) { await Task.yield() }
    }

    public func post<Result: Sendable>(
        _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        state.withLock { $0.posts += 1 }
        return try await meet(nextTrouble(), body)
    }

    private func nextTrouble() -> Trouble {
        state.withLock { $0.troubles.isEmpty ? .none : $0.troubles.removeFirst() }
    }

    private func meet<Result: Sendable>(
        _ trouble: Trouble, _ body: @escaping @Sendable (any Outbox) throws -> Result
    ) async throws -> Result {
        switch trouble {
        case .none:
            let result = try await inner.post(body)
            if state.withLock({ $0.holdsClaim }), try await !inner.seePost({ try $0.leaseOwners() }).isEmpty {
                await waitAtGate()
            }
            return result
        case .beforeBody: throw Full()
        case .afterBody:
            return try await inner.post { outbox in
                _ = try body(outbox)
                throw Full()
            }
        case .twice:
            let undone: Result? = try? await inner.post { outbox in
                _ = try body(outbox)
                throw Full()
            }
            precondition(undone == nil, "what was undone was done")
            return try await inner.post(body)
        case .held:
            await waitAtGate()
            return try await meet(nextTrouble(), body)
        case .unheard:
            _ = try await inner.post(body)
            throw Full()
        }
    }
}
