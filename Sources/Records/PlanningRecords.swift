import Database
import Meetings

extension SQLLedger {
    func meetings(of forum: ForumID) throws -> [Meeting] {
        try meetings(where: "forum = \(forum)")
    }

    func meetings() throws -> [Meeting] { try meetings(where: "1 = 1") }

    func meetings(from date: CalendarDate) throws -> [Meeting] { try meetings(where: "date >= \(date)") }

    func meetings(at stages: [Meeting.Stage], until date: CalendarDate) throws -> [Meeting] {
        try meetings(where: "stage IN \(in: stages) AND date <= \(date)")
    }

    private func meetings(where condition: SQL) throws -> [Meeting] {
        try session.query(
            """
            SELECT * FROM meetings WHERE network = \(network) AND \(condition) ORDER BY date, start_time, id
            """
        ).map(Meeting.init)
    }

    func meeting(_ id: MeetingID) throws -> Meeting? { try meetings(where: "id = \(id)").first }

    func save(_ meeting: Meeting) throws {
        try session.save(
            in: "meetings", key: [("network", network), ("id", meeting.id)],
            [
                ("forum", meeting.forum), ("planned", meeting.planned), ("date", meeting.date),
                ("start_time", meeting.start), ("end_time", meeting.end), ("place", meeting.place),
                ("stage", meeting.stage), ("uid", meeting.uid), ("sequence", meeting.sequence),
                ("stamp", meeting.stamp), ("moves", try JSONText(meeting.moves)), ("called", meeting.called),
                ("agenda_sent", meeting.agendaSent),
                ("cancellation", try meeting.cancellation.map { try JSONText($0) }),
            ])
        try index(meeting)
    }
}

extension Meeting {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), forum: try row.decode("forum"), date: try row.decode("date"),
            start: try row.decode("start_time"), end: try row.decode("end_time"), place: try row.decode("place"),
            uid: try row.decode("uid"), now: try row.decode("stamp"))
        planned = try row.decode("planned")
        stage = try row.decode("stage")
        sequence = try row.decode("sequence")
        moves = try row.json("moves")
        called = try row.decode("called")
        agendaSent = try row.decode("agenda_sent")
        cancellation = try row.jsonIfPresent("cancellation")
    }
}
