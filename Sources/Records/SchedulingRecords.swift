import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func add(_ job: Job) throws -> Bool {
        try session.add(to: "jobs", key: [("network", network), ("key", job.key)], columns(of: job))
    }

    func save(_ job: Job) throws {
        try session.save(in: "jobs", key: [("network", network), ("key", job.key)], columns(of: job))
    }

    private func columns(of job: Job) -> [Column] {
        [
            ("kind", job.kind), ("meeting", job.meeting), ("due", job.due), ("state", job.state),
            ("attempts", job.attempts), ("done", job.done),
        ]
    }

    func jobsDue(at now: Date) throws -> [Job] {
        try jobs(where: "state = \(Job.State.waiting) AND due <= \(now)")
    }

    func jobs(of meeting: MeetingID) throws -> [Job] { try jobs(where: "meeting = \(meeting)") }

    func job(key: String) throws -> Job? { try jobs(where: "key = \(key)").first }

    func claimJob(key: String) throws -> Job? {
        try session.queryOne(
            """
            SELECT * FROM jobs WHERE network = \(network) AND key = \(key) AND state = \(Job.State.waiting)
            \(word: .skipLocked)
            """
        ).map(Job.init)
    }

    private func jobs(where condition: SQL) throws -> [Job] {
        try session.query("SELECT * FROM jobs WHERE network = \(network) AND \(condition) ORDER BY due, key")
            .map(Job.init)
    }

    func nextJobDue(after now: Date) throws -> Date? {
        let row = try session.queryOne(
            """
            SELECT MIN(due) AS next FROM jobs
            WHERE network = \(network) AND state = \(Job.State.waiting) AND due > \(now)
            """)
        return try row?.decode("next", as: Date?.self) ?? nil
    }
}

extension Job {
    fileprivate init(_ row: Row) throws {
        self.init(
            key: try row.decode("key"), kind: try row.decode("kind"), meeting: try row.decode("meeting"),
            due: try row.decode("due"))
        state = try row.decode("state")
        attempts = try row.decode("attempts")
        done = try row.decode("done")
    }
}
