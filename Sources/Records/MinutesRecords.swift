import Database
import Meetings

extension SQLLedger {
    func minutes(of meeting: MeetingID) throws -> MinutesRecord? {
        try session.queryOne("SELECT * FROM minutes WHERE network = \(network) AND meeting = \(meeting)")
            .map(MinutesRecord.init)
    }

    func minutes(of forum: ForumID) throws -> [MinutesRecord] {
        try session.query(
            "SELECT * FROM minutes WHERE network = \(network) AND forum = \(forum) ORDER BY date, meeting"
        ).map(MinutesRecord.init)
    }

    func save(_ minutes: MinutesRecord) throws {
        try session.save(
            in: "minutes", key: [("network", network), ("meeting", minutes.meeting)],
            [
                ("forum", minutes.forum), ("date", minutes.date), ("title", minutes.title), ("text", minutes.text),
                ("digest", minutes.digest), ("status", minutes.status), ("imported", minutes.imported),
                ("approval", try minutes.approval.map { try JSONText($0) }), ("version", minutes.version),
                ("decisions", try JSONText(minutes.decisions)),
            ])
        try index(minutes)
    }
}

extension MinutesRecord {
    fileprivate init(_ row: Row) throws {
        self.init(
            meeting: try row.decode("meeting"), forum: try row.decode("forum"), date: try row.decode("date"),
            title: try row.decode("title"), text: try row.decode("text"), digest: try row.decode("digest"),
            status: try row.decode("status"), imported: try row.decode("imported"),
            decisions: try row.json("decisions"))
        approval = try row.jsonIfPresent("approval")
        version = try row.decode("version")
    }
}
