import Database
import Meetings

extension SQLLedger {
    func minutesVersions(of meeting: MeetingID, withTexts: Bool) throws -> [MinutesVersion] {
        let text: SQL = withTexts ? "text" : "'' AS text"
        return try session.query(
            """
            SELECT meeting, number, kind, \(text), author, saved, basis FROM minutes_versions
            WHERE network = \(network) AND meeting = \(meeting) ORDER BY number
            """
        ).map(MinutesVersion.init)
    }

    func minutesVersion(_ number: Int, of meeting: MeetingID) throws -> MinutesVersion? {
        try session.queryOne(
            """
            SELECT * FROM minutes_versions
            WHERE network = \(network) AND meeting = \(meeting) AND number = \(number)
            """
        ).map(MinutesVersion.init)
    }

    func add(_ version: MinutesVersion) throws {
        try session.insert(
            into: "minutes_versions",
            [
                ("network", network), ("meeting", version.meeting), ("number", version.number),
                ("kind", version.kind), ("text", version.text), ("author", version.by), ("saved", version.at),
                ("basis", version.basis),
            ])
    }
}

extension MinutesVersion {
    fileprivate init(_ row: Row) throws {
        self.init(
            meeting: try row.decode("meeting"), number: try row.decode("number"), kind: try row.decode("kind"),
            text: try row.decode("text"), by: try row.decode("author"), at: try row.decode("saved"),
            basis: try row.decode("basis"))
    }
}
