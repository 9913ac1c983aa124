import Benchmark
import Meetings
import YAMLFiles

/// Ten years of one forum, every sixth week, beside two others that meet every month with some of the same people.
func benchmarkPlanning() {
    Benchmark("plan 10 years of one forum") { benchmark, planning in
        for _ in benchmark.scaledIterations { blackHole(try planning.plan()) }
    } setup: {
        try Planning()
    }
}

private struct Planning {
    private let register: Register
    private let forum: Forum
    private let breaks: SchoolBreaks
    private let others: [Meeting]
    private let from = Sample.today
    private let until = Sample.today.adding(days: 3_652)

    init() throws {
        register = try Sample.sjustjerna()
        forum = try Sample.forum(of: register)
        breaks = try SchoolBreaksFile.readFolder(Checkout.path("Config/school-breaks"))
        let (from, forums) = (from, register.forums.dropFirst())
        others = (0..<120).flatMap { month in
            forums.map { Sample.meeting(of: $0, on: from.adding(days: month * 30)) }
        }
    }

    /// With the facts gathered for it, as `samling plan` does.
    func plan() throws -> Plan {
        let planner = Planner(
            for: forum, register: register, meetings: others, breaks: breaks, from: from, until: until)
        guard let plan = try planner?.plan(from: from, until: until), plan.proposals.count > 60 else {
            throw SampleFault("the plan has too few meetings")
        }
        return plan
    }
}
