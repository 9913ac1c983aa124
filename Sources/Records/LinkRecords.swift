import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func add(_ link: SignedLink) throws {
        try session.insert(
            into: "links",
            [
                ("id", link.id), ("network", network), ("purpose", link.purpose.kind),
                ("meeting", link.purpose.meeting), ("uid", link.purpose.uid), ("forum", link.purpose.item?.forum),
                ("item", link.purpose.item?.number), ("person", link.person), ("letter", link.letter),
                ("hash", link.hash), ("chance", link.chance), ("issued", link.issued), ("expires", link.expires),
                ("revoked", link.revoked), ("uses", link.uses), ("last_used", link.lastUsed),
            ])
    }

    func link(hash: String) throws -> SignedLink? {
        try session.queryOne("SELECT * FROM links WHERE network = \(network) AND hash = \(hash)").map(SignedLink.init)
    }

    func link(id: LinkID) throws -> SignedLink? {
        try session.queryOne("SELECT * FROM links WHERE network = \(network) AND id = \(id)").map(SignedLink.init)
    }

    func links(of person: PersonID?, in letter: LetterID?) throws -> [SignedLink] {
        let ofPerson: SQL = person.map { "person = \($0)" } ?? "1 = 1"
        let inLetter: SQL = letter.map { "letter = \($0)" } ?? "1 = 1"
        return try session.query(
            "SELECT * FROM links WHERE network = \(network) AND \(ofPerson) AND \(inLetter) ORDER BY number"
        ).map(SignedLink.init)
    }

    func save(_ link: SignedLink) throws {
        try session.execute(
            """
            UPDATE links SET revoked = \(link.revoked), uses = \(link.uses), last_used = \(link.lastUsed)
            WHERE network = \(network) AND id = \(link.id)
            """)
    }

    func deleteLinks(expiredBefore date: Date) throws -> Int {
        try session.execute("DELETE FROM links WHERE network = \(network) AND expires < \(date)")
    }
}

extension SQLOutbox {
    func links(in letters: [LetterID]) throws -> [SignedLink] {
        try session.query("SELECT * FROM links WHERE letter IN \(in: letters) ORDER BY number").map(SignedLink.init)
    }

    func saveToken(of link: SignedLink) throws {
        try session.execute("UPDATE links SET hash = \(link.hash), chance = \(link.chance) WHERE id = \(link.id)")
    }

    /// The letters have left: from now on their links, and their codes, are known by their hashes only.
    func forgetChances(of letters: [LetterID]) throws {
        guard !letters.isEmpty else { return }
        try session.execute("UPDATE links SET chance = NULL WHERE letter IN \(in: letters)")
        try session.execute("UPDATE sign_in_codes SET chance = NULL WHERE letter IN \(in: letters)")
    }
}

extension SignedLink {
    fileprivate init(_ row: Row) throws {
        let kind: LinkPurpose.Kind = try row.decode("purpose")
        let purpose = LinkPurpose(
            kind, meeting: try row.decode("meeting"), uid: try row.decode("uid"), forum: try row.decode("forum"),
            number: try row.decode("item"))
        guard let purpose else {
            throw DatabaseError("reading links.purpose", .value, .permanent, "\(kind.rawValue) lacks what it is about")
        }
        self.init(
            id: try row.decode("id"), network: try row.decode("network"), purpose: purpose,
            person: try row.decode("person"), letter: try row.decode("letter"), hash: try row.decode("hash"),
            chance: try row.decode("chance"), issued: try row.decode("issued"), expires: try row.decode("expires"))
        revoked = try row.decode("revoked")
        uses = try row.decode("uses")
        lastUsed = try row.decode("last_used")
    }
}
