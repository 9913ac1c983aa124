import Glibc
import Logging
import Meetings
import ServiceLifecycle
import Synchronization

/// Tells the supervisor that the service is well, and that it is about to end.
struct LifeSigns: Service {
    let supervisor: Supervisor
    let store: any Store
    let lastMoment: LastMoment

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                if supervisor.watchdogInterval != nil, await storeAnswers { supervisor.tell(.alive) }
                await pause()
            }
        } onGracefulShutdown: {
            supervisor.tell(.stopping)
            lastMoment.draw()
        }
    }

    private var storeAnswers: Bool {
        get async { (try? await store.networks()) != nil }
    }

    /// Half as long as the supervisor waits, so that one sign may come late.
    private func pause() async {
        let interval = supervisor.watchdogInterval.map { $0 / 2 } ?? .seconds(3_600)
        await cancelWhenGracefulShutdown { try? await Task.sleep(for: interval) }
    }
}

/// Sees to it that a process that has been told to end does so in time. What hasn't come to its end by then is left as
/// it is: the next process goes on from the rows. C libraries can wait where nobody can call them back, as for the
/// address of a server.
final class LastMoment: Sendable {
    /// Since it was told to stop.
    static let longestStop = Duration.milliseconds(9_500)

    private let logger: Logger
    private let clock = Mutex<Task<Void, any Error>?>(nil)

    init(logger: Logger) { self.logger = logger }

    /// From now on it counts.
    func draw() {
        let waiting = Task.detached { [logger] in
            try await Task.sleep(for: LastMoment.longestStop)
            logger.error("it took too long to stop: what is in hand is left to the next process")
            _exit(0)
        }
        clock.withLock { $0 = waiting }
    }

    /// All has ended in good order.
    func spare() { clock.withLock { $0?.cancel() } }
}
