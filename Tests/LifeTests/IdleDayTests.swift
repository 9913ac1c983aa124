import Foundation
import Logging
import Meetings
import TestSupport
import Testing

/// Services look for work every few seconds, day and night. Where there is none, nothing may be left of their looking.
@Suite("A day on which nothing happens")
struct IdleDayTests {
    @Test("after 24 hours of looking for work, not a byte of the books has changed, and no file has come")
    func idle() async throws {
        try await withFolder { folder in
            let life = try await Life(at: "2023-06-09T15:00:00+02:00", in: folder)
            #expect(try await life.world.letters().count == 16)
            let before = try contents(of: folder)
            try await life.live(hours: 24)
            #expect(try await life.world.letters().count == 16)
            #expect(try contents(of: folder) == before)
        }
    }

    @Test("a working day without promises leaves one row: that the day's letters have been seen to")
    func workingDay() async throws {
        try await withFolder { folder in
            let life = try await Life(at: "2023-06-09T15:00:00+02:00", in: folder)
            let monday = Job(key: "daily:2023-06-12", kind: .daily, due: life.world.time.now)
            #expect(try await life.job(monday.key) == nil)
            life.world.time.set("2023-06-12T08:00:00+02:00")
            try await life.look()
            #expect(try await life.job(monday.key)?.state == .done)
            let before = try contents(of: folder)
            try await life.live(hours: 1)
            #expect(try contents(of: folder) == before)
        }
    }

    private func contents(of folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let files = try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
        // Who reads writes into the index of the log, which is made anew with every start.
        return Dictionary(uniqueKeysWithValues: files.filter { !$0.0.hasSuffix("-shm") })
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samling-idle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}

/// One network whose members have been called to its next meetings, and the services that see to it.
private struct Life {
    /// As `Dispatcher.idleSeconds` and `Scheduler.idleSeconds` say, and the collector's default.
    private static let (dispatcherSeconds, schedulerSeconds, collectorSeconds) = (5, 30, 60)

    let world: World
    private let scheduler: Scheduler
    private let dispatcher: Dispatcher
    private let collector: Collector

    init(at instant: String, in folder: URL) async throws {
        world = try await World(at: instant, file: folder.appending(path: "samling.sqlite").path)
        _ = try await PlanningWorkflow(world.environment).accept(
            "sjustjerna", from: nil, until: SampleRegister.day(2024, 5, 31), in: world.network)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        scheduler = Scheduler(world.environment, logger: logger)
        dispatcher = Dispatcher(
            world.environment, delivery: ScriptedDelivery(), presence: ScriptedPresence(), logger: logger)
        collector = Collector(world.environment, box: ScriptedLetterBox(), logger: logger)
        try await look()
    }

    func look() async throws {
        _ = try await collector.pass()
        _ = try await scheduler.pass()
        _ = try await dispatcher.pass()
    }

    /// Every pass that the services make in so long.
    func live(hours: Int) async throws {
        for second in stride(from: 0, to: hours * 3_600, by: Self.dispatcherSeconds) {
            world.time.advance(seconds: Self.dispatcherSeconds)
            if second.isMultiple(of: Self.collectorSeconds) { _ = try await collector.pass() }
            if second.isMultiple(of: Self.schedulerSeconds) { _ = try await scheduler.pass() }
            _ = try await dispatcher.pass()
        }
    }

    func job(_ key: String) async throws -> Job? {
        try await world.environment.store.read(world.network) { try $0.job(key: key) }
    }
}
