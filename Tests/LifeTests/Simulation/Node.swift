import FoundationEssentials
import Logging
import Meetings
import Synchronization
import TestSupport

/// A machine on which the service runs, dies, and is started again.
final class Node: Sendable {
    enum Service: CaseIterable { case collector, scheduler, dispatcher }

    /// How something that somebody did with the service came out.
    enum Outcome {
        case done
        case refused(Refusal)
        case failed(String)
    }

    private struct Process {
        var scheduler: Scheduler
        var dispatcher: Dispatcher
        var collector: Collector
    }

    let name: String
    /// The books as this machine's present process has them.
    private let store: CrashingStore
    private let environment: Meetings.Environment
    private let world: World
    private let server: MailServer
    private let box: ScriptedLetterBox
    /// The process that runs now, and how many there have been.
    private let life = Mutex<(process: Process?, count: Int)>((nil, 0))

    init(_ name: String, in world: World, server: MailServer, box: ScriptedLetterBox, seed: UInt64, oneIn: UInt64) {
        self.name = name
        self.world = world
        self.server = server
        self.box = box
        store = CrashingStore(world.environment.store, seed: seed ^ name.fingerprint, oneIn: oneIn, spareOutbox: true)
        var environment = world.environment
        environment.store = store
        self.environment = environment
    }

    var crashes: Int { store.crashes }

    /// Everything that is due is done, however often the process dies over it.
    /// - Parameter staysDown: after a death nobody starts it again before its next turn: what it held is for others.
    /// - Returns: what else went wrong.
    func work(_ services: [Service] = Service.allCases, staysDown: Bool = false) async -> [String] {
        var faults: [String] = []
        if store.isDead { begin() }
        for service in services {
            for _ in 0..<50 {
                do {
                    try await pass(service)
                } catch is CrashingStore.Crash {
                } catch is ScriptedLetterBox.Broken {
                } catch {
                    faults.append("\(name): the \(service) failed: \(error)")
                }
                guard store.isDead else { break }
                if staysDown { return faults }
                begin()
            }
        }
        return faults
    }

    private func pass(_ service: Service) async throws {
        let process = life.withLock { $0.process } ?? begin()
        switch service {
        case .collector: _ = try await process.collector.pass()
        case .scheduler: _ = try await process.scheduler.pass()
        case .dispatcher: _ = try await process.dispatcher.pass()
        }
    }

    /// Somebody uses the service; where it dies under their hands, they look again and do it once more.
    func use(_ body: @Sendable (Meetings.Environment) async throws -> Void) async -> Outcome {
        for _ in 0..<20 {
            do {
                try await body(environment)
                return .done
            } catch is CrashingStore.Crash {
                begin()
            } catch let refusal as Refusal {
                return .refused(refusal)
            } catch {
                return .failed("\(error)")
            }
        }
        return .failed("the process died twenty times")
    }

    /// The first process, or the next one after a death.
    @discardableResult
    private func begin() -> Process {
        store.revive()
        var logger = Logger(label: name)
        logger.logLevel = .critical
        let number = life.withLock { $0.count }
        let dead = Set((0..<number).map { "\(name)-\($0)" })
        let process = Process(
            scheduler: Scheduler(environment, logger: logger),
            dispatcher: Dispatcher(
                environment, delivery: WayOut(to: server, books: world.environment.store, store: store),
                presence: ScriptedPresence("\(name)-\(number)", dead: dead), logger: logger),
            collector: Collector(environment, box: box, logger: logger))
        life.withLock { $0 = (process, number + 1) }
        return process
    }
}
