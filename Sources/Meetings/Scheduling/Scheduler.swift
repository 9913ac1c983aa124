import FoundationEssentials
public import Logging
public import ServiceLifecycle

/// Wakes what is due. Stopped and started, it goes on from the jobs table, and what fell due meanwhile is done once; in
/// memory it keeps only which books there was nothing to do in.
public struct Scheduler: Service {
    private let environment: Environment
    private let logger: Logger
    private let calm = CalmBooks()

    static let idleSeconds = 30.0

    public init(_ environment: Environment, logger: Logger) {
        self.environment = environment
        self.logger = logger
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await pass()
                } catch {
                    logger.error("the jobs could not be worked through", metadata: ["error": "\(error)"])
                }
                try await environment.time.sleepUntil(environment.time.now().addingTimeInterval(Scheduler.idleSeconds))
            }
        }
    }

    /// How many jobs were done, and how many will be tried again.
    public struct Tally: Hashable, Sendable {
        public var ran = 0
        public var failed = 0
    }

    /// Does everything that is due now, each job in a transaction of its own.
    public func pass() async throws -> Tally {
        var tally = Tally()
        try await environment.time.adjust()
        for network in try await environment.store.networks() {
            let change = try await environment.store.changes(of: network)
            if calm.holds(for: network, change: change, now: environment.time.now()) { continue }
            let (due, found) = try await environment.deciding(network) { books in
                try books.closeHeldMeetings()
                try books.addStandingJobs()
                let due = try books.ledger.jobsDue(at: books.now).filter(books.mayRun)
                return (due, CalmBooks.Look(change: change, at: books.now, until: try books.nextLook()))
            }
            if due.isEmpty { calm.note(found, for: network) }
            for job in due {
                if try await run(job, in: network) { tally.ran += 1 } else { tally.failed += 1 }
            }
        }
        environment.pulse.beat(.scheduler, at: environment.time.now())
        return tally
    }

    private func run(_ job: Job, in network: NetworkID) async throws -> Bool {
        do {
            try await environment.deciding(network) { books in
                // Another scheduler may have done it since, or be at it.
                guard var current = try books.ledger.claimJob(key: job.key) else { return }
                let done = try books.perform(current)
                current.state = done ? .done : .dropped
                current.done = books.now
                try books.ledger.save(current)
            }
            if job.kind == .daily { _ = try await AccessWorkflow(environment).purge() }
            return true
        } catch {
            logger.error("a job failed", metadata: ["kind": "\(job.kind.rawValue)", "error": "\(error)"])
            try await environment.deciding(network) { books in
                var failed = job
                failed.attempts += 1
                failed.due = books.now.addingTimeInterval(Double(min(failed.attempts, 12)) * 600)
                if failed.attempts >= 20 { failed.state = .failed }
                try books.ledger.save(failed)
            }
            return false
        }
    }
}

extension Books {
    /// Meetings that are over count as held.
    func closeHeldMeetings() throws {
        for var meeting in try runningMeetings() where zone.instant(meeting.date, meeting.end) <= now {
            meeting.stage = .held
            try ledger.save(meeting)
        }
    }

    /// Those that are to be held, or are being, or have just been.
    private func runningMeetings() throws -> [Meeting] { try ledger.meetings(at: [.called, .agenda], until: today) }

    /// Until then nothing is found to do here, as long as nobody writes anything.
    func nextLook() throws -> Date {
        let ends = try runningMeetings().map { zone.instant($0.date, $0.end) }
        let daily = zone.instant(today, environment.rules.daily)
        let midnight = zone.instant(today.adding(days: 1), .midnight)
        let coming = try ledger.nextJobDue(after: now) ?? midnight
        return (ends + [daily, coming]).filter { $0 > now }.reduce(midnight, min)
    }

    /// The jobs that no decision writes: the day's letters, and calls that have come within the horizon.
    func addStandingJobs() throws {
        let day = zone.instant(today, environment.rules.daily)
        if now >= day, !environment.rules.isQuiet(today) {
            _ = try ledger.add(Job(key: "daily:\(today)", kind: .daily, due: day))
        }
        let coming = Dictionary(grouping: try ledger.meetings(from: today.adding(days: 1)), by: \.forum)
        for forum in register.forums where forum.ended == nil && forum.invitations.mode == .automatic {
            let next = coming[forum.id, default: []].filter { !$0.isCancelled }
            for meeting in next.prefix(forum.invitations.horizon)
            where try !callRound(meeting, forum: forum).pending.isEmpty {
                // The date of the day is in the key: who joins the forum later is called the day after.
                _ = try ledger.add(Job(key: "call:\(meeting.id):\(today)", kind: .call, meeting: meeting.id, due: now))
            }
        }
    }

    /// What can wait waits on quiet days, also when it fell due while nothing ran; a call for a date may not.
    func mayRun(_ job: Job) -> Bool { job.kind == .call || !environment.rules.isQuiet(today) }

    /// False when there was nothing left to do for it.
    func perform(_ job: Job) throws -> Bool {
        if job.kind == .daily {
            try daily()
            // For a year more one that has run out can be asked for anew; then nobody knows it.
            try ledger.deleteLinks(expiredBefore: now.addingTimeInterval(-365 * 86_400))
            return true
        }
        guard let meeting = try job.meeting.flatMap(ledger.meeting), !meeting.isCancelled, meeting.date >= today,
            job.kind == .call || job.key.hasSuffix(":\(meeting.date)")
        else { return false }
        switch job.kind {
        case .call: return try invite(meeting).sent > 0
        case .collect: return try collect(meeting)
        case .collectReminder: return try remindPresenters(of: meeting)
        case .agendaDue: return try askForClearing(meeting)
        case .daily: return true
        }
    }
}
