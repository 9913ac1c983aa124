import Database
import Meetings

extension SQLLedger {
    func invitations(to meeting: MeetingID) throws -> [Invitation] {
        try session.query(
            "SELECT * FROM invitations WHERE network = \(network) AND meeting = \(meeting) ORDER BY number"
        ).map(Invitation.init)
    }

    func invitation(token: String) throws -> Invitation? {
        try session.queryOne("SELECT * FROM invitations WHERE network = \(network) AND token = \(token)")
            .map(Invitation.init)
    }

    func invitations(uid: String) throws -> [Invitation] {
        try session.query(
            "SELECT * FROM invitations WHERE network = \(network) AND uid = \(uid) ORDER BY number"
        ).map(Invitation.init)
    }

    func invitations(to meeting: MeetingID, person: PersonID) throws -> [Invitation] {
        try session.query(
            """
            SELECT * FROM invitations WHERE network = \(network) AND meeting = \(meeting) AND person = \(person)
            ORDER BY number
            """
        ).map(Invitation.init)
    }

    func deputies(for person: PersonID, in meeting: MeetingID) throws -> [Invitation] {
        try session.query(
            """
            SELECT * FROM invitations WHERE network = \(network) AND meeting = \(meeting) AND deputy_for = \(person)
            ORDER BY number
            """
        ).map(Invitation.init)
    }

    func meeting(uid: String) throws -> MeetingID? {
        try session.queryOne(
            "SELECT meeting FROM invitations WHERE network = \(network) AND uid = \(uid) ORDER BY number LIMIT 1"
        )?.decode("meeting")
    }

    /// A presenter who is also a member has two, with a UID each.
    func save(_ invitation: Invitation) throws {
        let answer = invitation.answer
        try session.save(
            in: "invitations",
            key: [
                ("network", network), ("meeting", invitation.meeting), ("person", invitation.person),
                ("uid", invitation.uid),
            ],
            [
                ("seat", invitation.seat), ("presents", try invitation.presents.map { try JSONText($0) }),
                ("token", invitation.token), ("sequence", invitation.sequence), ("stamp", invitation.stamp),
                ("answer", answer.state), ("answered", answer.at), ("answer_way", answer.way),
                ("answer_comment", answer.comment), ("sent", invitation.sent), ("withdrawn", invitation.withdrawn),
                ("asked", invitation.asked), ("answer_sequence", answer.sequence), ("answer_stamp", answer.stamp),
                ("answer_delegate", answer.delegate), ("deputy_for", invitation.deputyFor),
                ("guest", invitation.isGuest),
            ])
    }
}

extension Invitation {
    fileprivate init(_ row: Row) throws {
        self.init(
            meeting: try row.decode("meeting"), person: try row.decode("person"), seat: try row.decode("seat"),
            presents: try row.jsonIfPresent("presents"), token: try row.decode("token"), uid: try row.decode("uid"),
            sequence: try row.decode("sequence"), stamp: try row.decode("stamp"),
            answer: Answer(
                try row.decode("answer"), at: try row.decode("answered"), way: try row.decode("answer_way"),
                comment: try row.decode("answer_comment"), sequence: try row.decode("answer_sequence"),
                stamp: try row.decode("answer_stamp"), delegate: try row.decode("answer_delegate")),
            sent: try row.decode("sent"), deputyFor: try row.decode("deputy_for"))
        asked = try row.decode("asked")
        isGuest = try row.decode("guest")
        withdrawn = try row.decode("withdrawn")
    }
}
