import Dispatch

/// A thread of its own for an actor that makes blocking calls, so that they never hold up Swift's shared threads.
///
/// An actor keeps one and names it as its executor:
/// ```swift
/// nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }
/// ```
/// Work runs one piece at a time, in the order it came, on one dispatch queue. The thread may differ from one piece
/// to the next, so what C keeps per thread must be read before the next `await`.
public final class BlockingExecutor: SerialExecutor {
    let queue: DispatchQueue

    /// - Parameter label: names the queue in debuggers and crash reports.
    public init(label: String) {
        queue = DispatchQueue(label: label)
        queue.setSpecific(key: BlockingExecutor.mark, value: ())
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// Lets `assumeIsolated` recognise code that was started on the queue without Swift's knowing. Stops otherwise.
    public func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }

    /// The body has the thread to itself for as long as it takes, which may be for good.
    public func occupy(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }

    /// True on the thread of any of these, and on a `BlockingThread`: there a call may block.
    public static var isHere: Bool { DispatchQueue.getSpecific(key: mark) != nil }

    static let mark = DispatchSpecificKey<Void>()
}
