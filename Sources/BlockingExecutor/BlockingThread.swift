import Dispatch

/// A thread for tasks that make blocking calls, one piece at a time, in the order they came. A task that prefers it
/// stays there from call to call (`Task(executorPreference:)`).
public final class BlockingThread: TaskExecutor {
    private let queue: DispatchQueue
    private let mark = DispatchSpecificKey<Void>()

    /// - Parameter label: names the queue in debuggers and crash reports.
    public init(label: String) {
        queue = DispatchQueue(label: label)
        queue.setSpecific(key: mark, value: ())
        queue.setSpecific(key: BlockingExecutor.mark, value: ())
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// True on this very thread.
    public var isHere: Bool { DispatchQueue.getSpecific(key: mark) != nil }
}
