import BlockingExecutor
import Foundation
import Glibc
import Synchronization

/// One thread for all connections to a server. While nothing on it has anything to do, it waits for all their sockets
/// at once: a letter that waits for an answer holds up no other, and none is handed from thread to thread.
///
/// What runs here must not block, unless it has the thread to itself.
final class SocketThread: SerialExecutor, TaskExecutor {
    private let round = Round()

    /// - Parameter mayBlock: true where one letter at a time is on its way, so that a call that blocks here, as of the
    ///   books, holds up no other.
    init(mayBlock: Bool) {
        if mayBlock {
            BlockingExecutor(label: "SMTP").occupy { [round] in round.run() }
        } else {
            Thread.detachNewThread { [round] in round.run() }
        }
    }

    deinit { round.end() }

    func enqueue(_ job: consuming ExecutorJob) {
        round.add(UnownedJob(job), of: self)
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { unsafe UnownedSerialExecutor(ordinary: self) }

    func asUnownedTaskExecutor() -> UnownedTaskExecutor { unsafe UnownedTaskExecutor(ordinary: self) }

    fileprivate func run(_ job: UnownedJob) {
        unsafe job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }

    /// Comes back when the socket can be read from, or written to, or has failed; or when the time is up.
    ///
    /// - Parameter event: `POLLIN` or `POLLOUT`.
    func wait(for event: Int32, on socket: Int32, atMost milliseconds: Int32) async {
        await withCheckedContinuation { waiting in
            round.add(
                Round.Wait(
                    event: event, socket: socket, end: .now + .milliseconds(milliseconds), waiting: waiting))
        }
    }
}

/// What the thread goes through again and again: all that can be done, and then a sleep until more can.
private final class Round: Sendable {
    struct Wait: Sendable {
        let event: Int32
        let socket: Int32
        let end: ContinuousClock.Instant
        let waiting: CheckedContinuation<Void, Never>
    }

    private struct State {
        /// With whom they are for, who is not to be gone before they have run.
        var jobs: [(job: UnownedJob, owner: SocketThread)] = []
        var waits: [Wait] = []
        var isAsleep = false
        var isOver = false
    }

    private let state = Mutex(State())
    /// Two ends of a line: a byte in it wakes the thread.
    private let bell: (ear: Int32, rope: Int32)

    init() {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let isMade = unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0
        precondition(isMade, "no descriptor is left for the thread of the connections")
        bell = (ends[0], ends[1])
    }

    /// Not as soon as the thread is over: somebody may still be about to ring.
    deinit {
        close(bell.ear)
        close(bell.rope)
    }

    func add(_ job: UnownedJob, of owner: SocketThread) { wake { $0.jobs.append((job, owner)) } }

    func add(_ wait: Wait) { wake { $0.waits.append(wait) } }

    /// The thread ends once it has done what there was.
    func end() { wake { $0.isOver = true } }

    private func wake(_ change: (inout State) -> Void) {
        let wasAsleep = state.withLock { state in
            change(&state)
            defer { state.isAsleep = false }
            // Held until it has rung: the thread may wake by itself, and be over, before that.
            if state.isAsleep { _ = unsafe Unmanaged.passRetained(self) }
            return state.isAsleep
        }
        guard wasAsleep else { return }
        // Not under the lock, which the thread wants as soon as it is awake.
        var byte: UInt8 = 1
        _ = unsafe write(bell.rope, &byte, 1)
        unsafe Unmanaged.passUnretained(self).release()
    }

    func run() {
        while true {
            let (jobs, isOver) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isOver)
            }
            for (job, owner) in jobs { owner.run(job) }
            guard jobs.isEmpty else { continue }
            if isOver { return }
            sleep()
        }
    }

    private func sleep() {
        let waits: [Wait]? = state.withLock { state in
            guard state.jobs.isEmpty, !state.isOver else { return nil }
            state.isAsleep = true
            defer { state.waits = [] }
            return state.waits
        }
        guard let waits else { return }
        let isUp = watch(waits)
        state.withLock { state in
            state.isAsleep = false
            for (wait, isUp) in zip(waits, isUp) where !isUp { state.waits.append(wait) }
        }
        for (wait, isUp) in zip(waits, isUp) where isUp { wait.waiting.resume() }
    }

    /// Until the bell rings or one of them is up.
    ///
    /// - Returns: which are up.
    private func watch(_ waits: [Wait]) -> [Bool] {
        var polled = [pollfd(fd: bell.ear, events: Int16(POLLIN), revents: 0)]
        polled += waits.map { pollfd(fd: $0.socket, events: Int16($0.event), revents: 0) }
        let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: waits.map(\.end).min()))
        // Out of memory, say: not to be asked again and again without a pause.
        if count < 0, errno != EINTR { usleep(10_000) }
        if polled[0].revents != 0 {
            var rung = [UInt8](repeating: 0, count: 64)
            _ = unsafe read(bell.ear, &rung, rung.count)
        }
        let now = ContinuousClock.now
        return zip(waits, polled.dropFirst()).map { $1.revents != 0 || $0.end <= now }
    }

    /// Rounded up; -1, which is for ever, where nobody waits.
    private func milliseconds(until end: ContinuousClock.Instant?) -> Int32 {
        guard let end else { return -1 }
        return Int32(max(.zero, ContinuousClock.now.duration(to: end)) / .milliseconds(1)) + 1
    }
}
