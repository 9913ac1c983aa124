import FoundationEssentials
import Meetings
import TestSupport

/// A network's year, moment by moment. Everything is drawn from the plan's seed.
struct SimulatedYear {
    private let plan: YearPlan
    private let world: World
    private let zone: Zone
    private let mailbox: String
    private let post: SimulatedPost
    private let server: MailServer
    private let box: ScriptedLetterBox
    private let nodes: [Node]
    private var people: People
    private var coordinators: Coordinators
    private var watch = Watch()
    private var read = 0
    private var sleeps = 0

    static func live(_ plan: YearPlan) async throws -> Account {
        var year = try await SimulatedYear(plan)
        return try await year.live()
    }

    private init(_ plan: YearPlan) async throws {
        self.plan = plan
        let register = try plan.register()
        zone = Zone(identifier: register.network.timezone) ?? Zone.utc
        mailbox = register.network.mailbox
        let post = SimulatedPost()
        self.post = post
        let begin = zone.instant(plan.start, .midnight)
        let world = try await World(register, at: begin.rfc3339UTC, correspondence: post)
        let server = MailServer(seed: plan.seed, time: world.time)
        let box = ScriptedLetterBox()
        (self.world, self.server, self.box) = (world, server, box)
        nodes = (0..<3).map { Node("node-\($0)", in: world, server: server, box: box, seed: plan.seed, oneIn: 80) }
        people = People(seed: plan.seed, post: post, zone: zone)
        coordinators = Coordinators(seed: plan.seed)
    }

    private mutating func live() async throws -> Account {
        let start = plan.start
        for day in 0..<plan.days {
            let date = start.adding(days: day)
            for moment in Moment.all(on: date, in: zone, seed: plan.seed) {
                let faults = try await step(at: moment)
                if !faults.isEmpty { return try await account(days: day + 1, faults) }
            }
            if date.weekday == .friday && (plan.network == .small || day % 28 == 4) {
                let faults = try await watch.faults(in: world, seen)
                if !faults.isEmpty { return try await account(days: day + 1, faults) }
            }
        }
        var faults = try await close()
        faults += try await watch.faults(in: world, seen)
        faults += try await watch.lastFaults(in: world, seen)
        return try await account(days: plan.days, faults)
    }

    private mutating func step(at moment: Moment) async throws -> [String] {
        let weather = Weather(seed: plan.seed, at: moment, nodes: nodes.count)
        setClock(to: moment.at, weather)
        setServers(weather)
        box.post(people.mails(until: world.time.now, to: mailbox))
        var faults = await work(weather)
        let node = nodes[weather.nodes[0]]
        if Holidays.isWorkingDay(moment.date), zone.local(world.time.now).time.hour < 14 {
            let overview = try await Overview.look(world.environment, world.network)
            let day = await coordinators.work(overview, on: node)
            faults += day.faults
            if day.hasWorked { faults += await node.work([.dispatcher]) }
        }
        try await readLetters()
        return faults
    }

    /// Time goes on, but for the minutes by which a clock is put back.
    private mutating func setClock(to instant: Date, _ weather: Weather) {
        let now = world.time.now
        if instant > now { world.time.set(instant) } else { world.time.advance(minutes: 1) }
        if weather.sleepsHours > 0 { sleeps += 1 }
        world.time.advance(hours: weather.sleepsHours, minutes: -weather.clockBackMinutes)
    }

    private func setServers(_ weather: Weather) {
        server.setWeather(weather.server)
        box.setDown(weather.isBoxDown)
        let seed = plan.seed ^ UInt64(world.time.now.timeIntervalSince1970)
        box.shake(seed: seed, oneIn: weather.isBoxShaky ? 10 : .max)
    }

    /// The nodes whose turn it is, one after the other; or all of them at the same time.
    private func work(_ weather: Weather) async -> [String] {
        guard plan.isSideBySide else {
            var faults: [String] = []
            for place in weather.nodes { faults += await nodes[place].work(staysDown: weather.staysDown) }
            return faults
        }
        return await withTaskGroup(of: [String].self) { group in
            for node in nodes { group.addTask { await node.work(staysDown: weather.staysDown) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    private mutating func readLetters() async throws {
        let fresh = server.arrivals(after: read)
        guard !fresh.isEmpty else { return }
        read += fresh.count
        let register = try await world.environment.store.read(world.network) { try $0.register() }
        if let register { people.read(fresh, in: register) }
    }

    /// Fine weather until everything that is under way has come to rest. Nobody does anything more.
    private mutating func close() async throws -> [String] {
        setServers(.fine)
        var faults: [String] = []
        for _ in 0..<4 {
            world.time.advance(hours: 14)
            for node in nodes { faults += await node.work() }
        }
        read = server.arrivals.count
        return faults
    }

    private var seen: Watch.Seen {
        Watch.Seen(
            arrivals: server.arrivals, post: post, said: people.said,
            approvals: people.approvals + coordinators.approvals, boxLeft: box.left)
    }

    private func account(days: Int, _ faults: [String]) async throws -> Account {
        let books = try await Snapshot.take(world)
        return Account(
            plan: plan, days: days, arrivals: server.arrivals, books: books, answers: people.said.count,
            crashes: nodes.reduce(0) { $0 + $1.crashes }, serverFaults: server.faults, boxFaults: box.crashes,
            sleeps: sleeps, tally: coordinators.tally, faults: faults)
    }
}
