import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func agendaVersions(of meeting: MeetingID) throws -> [AgendaVersion] {
        try session.query(
            "SELECT * FROM agenda_versions WHERE network = \(network) AND meeting = \(meeting) ORDER BY number"
        ).map(AgendaVersion.init)
    }

    func add(_ version: AgendaVersion) throws {
        try session.insert(
            into: "agenda_versions",
            [
                ("network", network), ("meeting", version.meeting), ("number", version.number), ("at", version.at),
                ("made_by", version.by), ("change", version.change), ("title", version.title),
                ("text", version.text), ("lines", try JSONText(version.lines)),
            ])
    }

    func consultations(in forum: ForumID) throws -> [Consultation] {
        try session.query(
            "SELECT * FROM consultations WHERE network = \(network) AND forum = \(forum) ORDER BY number"
        ).map(Consultation.init)
    }

    func save(_ consultation: Consultation) throws {
        let (kind, party) = consultation.party.columns
        try session.save(
            in: "consultations",
            key: [
                ("network", network), ("case_id", consultation.caseID), ("party_kind", kind), ("party", party),
            ],
            [
                ("forum", consultation.forum), ("asked", consultation.asked), ("answered", consultation.answered),
                ("answer", consultation.answer), ("noted_by", consultation.by),
            ])
    }

    func sitting(of meeting: MeetingID) throws -> Sitting? {
        try session.queryOne("SELECT state FROM sittings WHERE network = \(network) AND meeting = \(meeting)")
            .map { try $0.json("state") }
    }

    func save(_ sitting: Sitting) throws {
        try session.save(
            in: "sittings", key: [("network", network), ("meeting", sitting.meeting)],
            [("state", try JSONText(sitting))])
    }
}

extension Consultation.Party {
    fileprivate var columns: (kind: String, id: String) {
        switch self {
        case .forum(let id): ("forum", id.rawValue)
        case .organisation(let id): ("organisation", id.rawValue)
        }
    }
}

extension AgendaVersion {
    fileprivate init(_ row: Row) throws {
        self.init(
            meeting: try row.decode("meeting"), number: try row.decode("number"), at: try row.decode("at"),
            by: try row.decode("made_by"), change: try row.decode("change"), title: try row.decode("title"),
            text: try row.decode("text"), lines: try row.json("lines"))
    }
}

extension Consultation {
    fileprivate init(_ row: Row) throws {
        let kind: String = try row.decode("party_kind")
        let party: Party =
            kind == "forum" ? .forum(try row.decode("party")) : .organisation(try row.decode("party"))
        self.init(
            forum: try row.decode("forum"), caseID: try row.decode("case_id"), party: party,
            asked: try row.decode("asked"))
        answered = try row.decode("answered")
        answer = try row.decode("answer")
        by = try row.decode("noted_by")
    }
}
