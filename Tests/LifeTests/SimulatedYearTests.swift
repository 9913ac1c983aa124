import FoundationEssentials
import Logging
import Meetings
import TestSupport
import Testing

/// A year of one network, with the process dying between any two steps, against the same year undisturbed.
@Suite("A simulated year")
struct SimulatedYearTests {
    /// The undisturbed year is lived once.
    private static let quiet = Task { try await Year(seed: 0, oneIn: .max).live() }

    /// What came through the door, and when.
    struct Arrival: Hashable {
        var day: CalendarDate
        var kind: String
        var to: String
        var key: String
    }

    @Test("nothing is lost and nothing is sent twice, whenever the process dies", arguments: [1, 2, 3] as [UInt64])
    func crashes(seed: UInt64) async throws {
        let quiet = try await Self.quiet.value
        let stormy = try await Year(seed: seed, oneIn: 60).live()
        #expect(stormy.crashes > 20)
        // A death between the dot and its answer leaves nobody knowing: then, and only then, it may come once more.
        let doubles = Dictionary(grouping: stormy.arrivals, by: \.key).filter { $0.value.count > 1 }
        #expect(doubles.allSatisfy { $0.value.count == 2 }, "a letter came three times")
        #expect(Set(doubles.keys).isSubset(of: stormy.repeated), "a letter came twice that nobody doubted")
        let missing = Set(quiet.arrivals.map(\.key)).subtracting(stormy.arrivals.map(\.key))
        #expect(missing.count <= stormy.unknown, "letters were lost: \(missing.sorted())")
    }

    @Test("every member is called once to every meeting, and gets at most one reminder a day, never on a quiet day")
    func aQuietYear() async throws {
        let year = try await Self.quiet.value
        let calls = year.arrivals.filter { $0.kind == "invitation" }
        #expect(calls.count == year.meetings * 8)
        let reminders = year.arrivals.filter { $0.kind == "reminder" }
        #expect(!reminders.isEmpty)
        #expect(Set(reminders.map { "\($0.to) \($0.day)" }).count == reminders.count)
        #expect(reminders.allSatisfy { !QuietDays.isQuiet($0.day) })
        #expect(year.arrivals.contains { $0.kind == "coordinator" })
        #expect(year.arrivals.contains { $0.kind == "leader" })
    }
}

/// One network from June 2023 to June 2024, a day at a time.
private struct Year {
    struct Account {
        var arrivals: [SimulatedYearTests.Arrival]
        var crashes: Int
        var unknown: Int
        /// The keys of letters that were sent once more.
        var repeated: Set<String>
        var meetings: Int
    }

    let seed: UInt64
    let oneIn: UInt64

    func live() async throws -> Account {
        let world = try await World(at: "2023-06-12T06:00:00+02:00")
        _ = try await PlanningWorkflow(world.environment).accept(
            "sjustjerna", from: nil, until: SampleRegister.day(2024, 5, 31), in: world.network)
        try await give(world)
        let store = CrashingStore(world.environment.store, seed: seed, oneIn: oneIn)
        var environment = world.environment
        environment.store = store
        let delivery = ScriptedDelivery()
        var arrivals: [SimulatedYearTests.Arrival] = []
        var process = 0
        for day in 0..<366 {
            let isQuiet = QuietDays.isQuiet(SampleRegister.day(2023, 6, 12).adding(days: day))
            // Twice a day, and once on a day on which only calls may leave.
            for _ in 0..<(isQuiet ? 1 : 2) {
                while await !step(environment, delivery, process: process) {
                    process += 1
                    store.revive()
                }
                arrivals += try await fresh(delivery, world, after: arrivals.count)
                world.time.advance(hours: isQuiet ? 24 : 12)
            }
        }
        let letters = try await world.letters()
        let unknown = letters.count { $0.state == .unknown }
        let repeated = Set(letters.filter { $0.resends > 0 }.map(\.dedupeKey))
        let meetings = try await world.deciding { try $0.ledger.meetings().count { $0.called != nil } }
        return Account(
            arrivals: arrivals, crashes: store.crashes, unknown: unknown, repeated: repeated, meetings: meetings)
    }

    /// One pass of a process; false when it died in it.
    private func step(_ environment: Meetings.Environment, _ delivery: ScriptedDelivery, process: Int) async -> Bool {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let dead = Set((0..<process).map { "p\($0)" })
        let dispatcher = Dispatcher(
            environment, delivery: delivery, presence: ScriptedPresence("p\(process)", dead: dead), logger: logger)
        do {
            _ = try await Scheduler(environment, logger: logger).pass()
            _ = try await dispatcher.pass()
            return true
        } catch {
            return false
        }
    }

    /// Promises of several kinds, some of which nobody keeps.
    private func give(_ world: World) async throws {
        try await world.deciding { books in
            for number in 1...12 {
                let municipality = SampleRegister.municipalities[number % 7]
                let owner = Party(
                    kind: .role, text: "helseleiar", role: "helseleiar", organisation: OrganisationID(municipality))
                let date = SampleRegister.day(2023, 8, 18).adding(days: number * 20)
                try books.ledger.save(
                    ActionItem(
                        forum: "sjustjerna", number: number, text: "Lovnad \(number)",
                        owners: number == 12 ? [Party(kind: .unresolved, text: "?", confirmed: false)] : [owner],
                        due: Deadline(text: "\(date)", form: .date, date: date), meeting: "m0",
                        meetingDate: SampleRegister.day(2023, 6, 9), caseTitle: "Sak",
                        created: SampleRegister.day(2023, 6, 12)))
            }
        }
    }

    private func fresh(
        _ delivery: ScriptedDelivery, _ world: World, after count: Int
    ) async throws -> [SimulatedYearTests.Arrival] {
        let fresh = delivery.letters.dropFirst(count)
        guard !fresh.isEmpty else { return [] }
        let zone = try await world.deciding { $0.zone }
        let today = zone.date(world.time.now)
        return fresh.map {
            SimulatedYearTests.Arrival(day: today, kind: $0.kind, to: $0.to, key: $0.dedupeKey)
        }
    }
}
