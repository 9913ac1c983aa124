import Dispatch
import Testing

@testable import BlockingExecutor

/// An actor whose calls block, as a database or mail connection's do.
private actor Caller {
    private let executor: BlockingExecutor
    private var order: [Int] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init(_ executor: BlockingExecutor) { self.executor = executor }

    func wait(for gate: DispatchSemaphore) { gate.wait() }
    func open(_ gate: DispatchSemaphore) { gate.signal() }
    func note(_ number: Int) { order.append(number) }
    func noted() -> [Int] { order }
    nonisolated func countAssumingIsolation() -> Int { assumeIsolated { $0.order.count } }
}

@Suite("A thread of its own for blocking calls")
struct BlockingExecutorTests {
    @Test("more actors than there are cores may block at once, and one that comes later still runs")
    func blockedActorsDoNotHoldUpOthers() async {
        let gate = DispatchSemaphore(value: 0)
        let count = 40
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                let caller = Caller(BlockingExecutor(label: "blocked \(number)"))
                group.addTask { await caller.wait(for: gate) }
            }
            let opener = Caller(BlockingExecutor(label: "opener"))
            for _ in 0..<count { await opener.open(gate) }
            await group.waitForAll()
        }
    }

    @Test("work runs in the order in which it came")
    func keepsOrder() async {
        let caller = Caller(BlockingExecutor(label: "order"))
        for number in 0..<100 { await caller.note(number) }
        #expect(await caller.noted() == Array(0..<100))
    }

    @Test("a callback that comes back on the queue is recognised as isolated to the actor")
    func recognisesItsOwnQueue() async {
        let executor = BlockingExecutor(label: "callbacks")
        let caller = Caller(executor)
        await caller.note(1)
        let count = await withCheckedContinuation { continuation in
            executor.queue.async { continuation.resume(returning: caller.countAssumingIsolation()) }
        }
        #expect(count == 1)
    }

    @Test("a task that prefers it runs there all the way, which can be seen, and told from another's thread")
    func runsTasks() async {
        let (one, other) = (BlockingThread(label: "one"), BlockingThread(label: "other"))
        let seen = await Task(executorPreference: one) {
            await Task.yield()
            return [one.isHere, other.isHere, BlockingExecutor.isHere]
        }.value
        #expect(seen == [true, false, true])
        #expect(!one.isHere && !BlockingExecutor.isHere)
    }

    @Test("a call from any other thread is not taken for isolated, and stops the program")
    func stopsOnAForeignThread() async {
        await #expect(processExitsWith: .failure) {
            BlockingExecutor(label: "elsewhere").checkIsolated()
        }
    }
}
