import Database
import Meetings

extension SQLLedger {
    func attachments(of meeting: MeetingID) throws -> [Attachment] {
        try session.query(
            """
            SELECT * FROM attachments WHERE network = \(network) AND meeting = \(meeting) ORDER BY added, id
            """
        ).map(Attachment.init)
    }

    func save(_ attachment: Attachment) throws {
        try session.save(
            in: "attachments", key: [("network", network), ("id", attachment.id)],
            [
                ("meeting", attachment.meeting), ("agenda_case", attachment.caseID), ("title", attachment.title),
                ("name", attachment.name), ("kind", attachment.kind), ("size", attachment.size),
                ("digest", attachment.digest), ("exempt", attachment.exempt), ("author", attachment.by),
                ("added", attachment.added), ("removed", try attachment.removed.map { try JSONText($0) }),
            ])
    }

    func keep(_ bytes: [UInt8], digest: String) throws {
        _ = try session.add(
            to: "attachment_bytes", key: [("network", network), ("digest", digest)], [("bytes", bytes)])
    }

    func attachedBytes(_ digest: String) throws -> [UInt8]? {
        try session.queryOne(
            "SELECT bytes FROM attachment_bytes WHERE network = \(network) AND digest = \(digest)"
        )?.decode("bytes")
    }
}

extension Attachment {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), meeting: try row.decode("meeting"), caseID: try row.decode("agenda_case"),
            title: try row.decode("title"), name: try row.decode("name"), kind: try row.decode("kind"),
            size: try row.decode("size"), digest: try row.decode("digest"), exempt: try row.decode("exempt"),
            by: try row.decode("author"), added: try row.decode("added"), removed: try row.jsonIfPresent("removed"))
    }
}
