import Database
import Meetings

/// Keeps what can be found as it is in the books, in the transaction that writes them.
extension SQLLedger {
    /// Raised when words are made in another way: an index that was made before is then made anew.
    static let searchVersion = 1

    func index(_ matter: Case) throws {
        let meeting = try matter.meeting.flatMap(meeting)
        let minutes = try matter.meeting.flatMap(minutes(of:))
        let documents = SearchDocument.documents(
            of: matter, on: meeting?.date ?? Zone.utc.date(matter.added), minutes: minutes,
            agenda: try matter.meeting.flatMap(agenda(of:)))
        try keep(documents, as: .matter, matter.id.rawValue)
    }

    func index(_ item: ActionItem) throws {
        let documents = SearchDocument.documents(
            of: item, minutes: try minutes(of: item.meeting), agenda: try agenda(of: item.meeting))
        try keep(documents, as: .item, "\(item.forum)#\(item.number)")
    }

    func index(_ meeting: Meeting) throws {
        try keep(SearchDocument.documents(of: meeting), as: .meeting, meeting.id.rawValue)
    }

    /// What the minutes say of publicity holds for the meeting's cases and items too.
    func index(_ minutes: MinutesRecord) throws {
        let documents = SearchDocument.documents(of: minutes, agenda: try agenda(of: minutes.meeting))
        let kept = try searchDocuments(of: minutes.meeting, [.decision, .minutes])
        let keys = Set(documents.map { Key($0) })
        for (number, old) in kept where !keys.contains(Key(old)) { try forget(number) }
        let known = Dictionary(kept.map { (Key($0.1), $0) }, uniquingKeysWith: { first, _ in first })
        for document in documents { try keep(document, in: known[Key(document)]) }
        try indexCases(of: minutes.meeting, in: minutes.forum)
    }

    /// What the agenda says of publicity holds for what was said, decided and promised too.
    func index(_ agenda: AgendaRecord) throws {
        guard !agenda.sent.isEmpty, let meeting = try meeting(agenda.meeting) else { return }
        if let minutes = try minutes(of: agenda.meeting) { return try index(minutes) }
        try indexCases(of: agenda.meeting, in: meeting.forum)
    }

    private func indexCases(of meeting: MeetingID, in forum: ForumID) throws {
        for matter in try cases(of: forum) where matter.meeting == meeting { try index(matter) }
        for item in try items(of: forum, givenAt: meeting) { try index(item) }
    }

    private struct Key: Hashable {
        var kind: SearchDocument.Kind
        var key: String
        var audience: SearchDocument.Audience

        init(_ document: SearchDocument) {
            (kind, key, audience) = (document.kind, document.key, document.audience)
        }
    }

    /// The documents in place of those there were of the same thing.
    private func keep(_ documents: [SearchDocument], as kind: SearchDocument.Kind, _ key: String) throws {
        let kept = try session.query(
            "SELECT * FROM search_documents WHERE network = \(network) AND kind = \(kind) AND id = \(key)"
        ).map { (number: try $0.decode("number", as: Int.self), document: try SearchDocument($0)) }
        for (number, old) in kept where !documents.contains(where: { $0.audience == old.audience }) {
            try forget(number)
        }
        for document in documents {
            try keep(document, in: kept.first { $0.document.audience == document.audience })
        }
    }

    private func searchDocuments(
        of meeting: MeetingID, _ kinds: [SearchDocument.Kind]
    ) throws -> [(number: Int, document: SearchDocument)] {
        try session.query(
            """
            SELECT * FROM search_documents WHERE network = \(network) AND meeting = \(meeting)
                AND kind IN \(in: kinds) ORDER BY number
            """
        ).map { (try $0.decode("number"), try SearchDocument($0)) }
    }

    private func keep(_ document: SearchDocument, in place: (number: Int, document: SearchDocument)?) throws {
        if let place, place.document == document { return }
        try session.save(
            in: "search_documents",
            key: [
                ("network", network), ("kind", document.kind), ("id", document.key),
                ("audience", document.audience.rawValue),
            ],
            [
                ("forum", document.forum), ("meeting", document.meeting), ("date", document.date),
                ("title", document.title), ("body", document.body), ("keywords", document.keywords),
            ])
        let number = try place?.number ?? searchNumber(of: document)
        if place != nil { try session.execute("DELETE FROM search_words WHERE document = \(number)") }
        try addWords(of: document, number)
    }

    private func searchNumber(of document: SearchDocument) throws -> Int {
        let row = try session.queryOne(
            """
            SELECT number FROM search_documents WHERE network = \(network) AND kind = \(document.kind)
                AND id = \(document.key) AND audience = \(document.audience.rawValue)
            """)
        guard let row else {
            throw DatabaseError("indexing", .value, .permanent, "a document that was just kept isn’t there")
        }
        return try row.decode("number")
    }

    /// So many words are written by one statement.
    private static let wordsAtOnce = 200

    private func addWords(of document: SearchDocument, _ number: Int) throws {
        let words = document.words.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: words.count, by: SQLLedger.wordsAtOnce) {
            let some = words[start..<min(start + SQLLedger.wordsAtOnce, words.count)]
            let rows = some.map { "(\(number), \($0.key), \(network), \($0.value))" as SQL }
            try session.execute(
                """
                INSERT INTO search_words (document, word, network, weight) VALUES \(rows.joined(separator: ", "))
                """)
            let known = some.map { word, _ in
                "(\(network), \(word), \(String(word.prefix(2))), \(String(word.prefix(1))))" as SQL
            }
            try session.execute(
                """
                INSERT INTO search_vocabulary (network, word, head, initial) VALUES \(known.joined(separator: ", "))
                ON CONFLICT (network, word) DO NOTHING
                """)
        }
    }

    private func forget(_ number: Int) throws {
        try session.execute("DELETE FROM search_words WHERE document = \(number)")
        try session.execute("DELETE FROM search_documents WHERE number = \(number)")
    }
}
