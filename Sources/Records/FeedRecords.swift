import Database
import Meetings

extension SQLLedger {
    func add(_ feed: Feed) throws {
        try session.insert(
            into: "feeds",
            [
                ("id", feed.id), ("network", network), ("kind", feed.subject.kind), ("subject", feed.subject.key),
                ("hash", feed.hash), ("created", feed.created), ("created_by", feed.by), ("revoked", feed.revoked),
            ])
    }

    func feed(hash: String) throws -> Feed? {
        try session.queryOne("SELECT * FROM feeds WHERE network = \(network) AND hash = \(hash)").map(Feed.init)
    }

    func feed(id: FeedID) throws -> Feed? {
        try session.queryOne("SELECT * FROM feeds WHERE network = \(network) AND id = \(id)").map(Feed.init)
    }

    func feeds() throws -> [Feed] {
        try session.query("SELECT * FROM feeds WHERE network = \(network) ORDER BY number").map(Feed.init)
    }

    func save(_ feed: Feed) throws {
        try session.execute(
            "UPDATE feeds SET revoked = \(feed.revoked) WHERE network = \(network) AND id = \(feed.id)")
    }
}

extension Feed {
    fileprivate init(_ row: Row) throws {
        let kind: Subject.Kind = try row.decode("kind")
        self.init(
            id: try row.decode("id"), network: try row.decode("network"),
            subject: Subject(kind, try row.decode("subject")), hash: try row.decode("hash"),
            created: try row.decode("created"), by: try row.decode("created_by"))
        revoked = try row.decode("revoked")
    }
}
