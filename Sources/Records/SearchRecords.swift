public import Database
public import Meetings

extension SearchDocument.Kind: ColumnValue {}

extension SQLLedger {
    func searchWords(beginning heads: [String], holding parts: [String]) throws -> [String] {
        guard !heads.isEmpty else { return [] }
        // Each by an index of its own. Sorted here: SQLite would read the whole vocabulary to have it in order.
        let conditions = ["head IN \(in: heads)"] + parts.map { "word LIKE \("%\($0)%")" as SQL }
        let selections = conditions.map { condition in
            "SELECT word FROM search_vocabulary WHERE network = \(network) AND \(condition)" as SQL
        }
        return try session.query(selections.joined(separator: " UNION ")).map { try $0.decode("word") }.sorted()
    }

    func searchWords(initials: [String]) throws -> [String] {
        try session.query(
            """
            SELECT word FROM search_vocabulary WHERE network = \(network) AND initial IN \(in: initials) ORDER BY word
            """
        ).map { try $0.decode("word") }
    }

    func searchMatches(_ wanted: [SearchWanted], _ reach: SearchReach, limit: Int) throws -> [SearchMatch] {
        let rows = wanted.map { $0.row }.joined(separator: ", ")
        let isOneThing = wanted.allSatisfy { $0.thing == 0 && $0.parts == 1 }
        return try session.query(
            """
            WITH wanted (word, thing, name, part, parts, factor) AS (VALUES \(rows)),
            \(isOneThing ? foundByWord(isOnly: wanted.count == 1) : foundByAll)
            SELECT d.*, f.things AS things, f.score AS score FROM found f
            JOIN search_documents d ON d.number = f.document AND d.network = \(network)
            WHERE \(reach.condition)
            ORDER BY f.things DESC, f.score DESC, d.date DESC, d.number LIMIT \(limit)
            """
        ).map { row in
            SearchMatch(
                document: try SearchDocument(row), things: try row.decode("things"), score: try row.decode("score"))
        }
    }

    /// Of each document the best word for each part of a name, the best name for each thing, and the sum of the things.
    private var foundByAll: SQL {
        """
        parts AS (
            SELECT s.document AS document, w.thing AS thing, w.name AS name, w.part AS part, w.parts AS parts,
                MAX(s.weight * w.factor) AS score
            FROM wanted w JOIN search_words s ON s.network = \(network) AND s.word = w.word
            GROUP BY s.document, w.thing, w.name, w.part, w.parts),
        names AS (
            SELECT document, thing, name, SUM(score) / parts AS score FROM parts
            GROUP BY document, thing, name, parts HAVING COUNT(*) = parts),
        things AS (SELECT document, thing, MAX(score) AS score FROM names GROUP BY document, thing),
        found AS (
            SELECT document, COUNT(*) AS things, CAST(SUM(score) AS BIGINT) AS score FROM things GROUP BY document)
        """
    }

    /// The same where one thing is asked for and each of its names is one word: a word that a hundred thousand
    /// documents have is gathered by document once and not four times, or not at all where it has no other forms.
    private func foundByWord(isOnly: Bool) -> SQL {
        let score: SQL = isOnly ? "s.weight * w.factor" : "MAX(s.weight * w.factor)"
        let gathered: SQL = isOnly ? "" : "GROUP BY s.document"
        return """
            found AS (
                SELECT s.document AS document, 1 AS things, \(score) AS score
                FROM wanted w JOIN search_words s ON s.network = \(network) AND s.word = w.word
                \(gathered))
            """
    }

    func latestForSearch(
        _ kind: SearchDocument.Kind, _ reach: SearchReach, limit: Int
    ) throws -> [SearchMatch] {
        try session.query(
            """
            SELECT d.* FROM search_documents d WHERE d.network = \(network) AND d.kind = \(kind)
                AND \(reach.condition)
            ORDER BY d.date DESC, d.number LIMIT \(limit)
            """
        ).map { SearchMatch(document: try SearchDocument($0), things: 0, score: 1) }
    }
}

extension SearchWanted {
    fileprivate var row: SQL {
        """
        (\(word), CAST(\(thing) AS INTEGER), CAST(\(name) AS INTEGER), CAST(\(part) AS INTEGER),
        CAST(\(parts) AS INTEGER), CAST(\(factor) AS INTEGER))
        """
    }
}

extension SearchReach {
    /// Of the document `d`.
    fileprivate var condition: SQL {
        var conditions: [SQL] = []
        if let forums { conditions.append("d.forum IN \(in: forums.sorted())") }
        let (everyone, insiders) = (
            SearchDocument.Audience.everyone.rawValue, SearchDocument.Audience.insiders.rawValue
        )
        if let insideOf {
            let inside = insideOf.sorted()
            let isInside: SQL = inside.isEmpty ? "1 = 0" : "d.forum IN \(in: inside)"
            conditions.append(
                """
                (d.audience = \(everyone) OR (d.audience = \(insiders) AND \(isInside))
                OR (d.audience > \(insiders) AND NOT (\(isInside))))
                """)
        } else {
            conditions.append("d.audience <= \(insiders)")
        }
        return conditions.joined(separator: " AND ")
    }
}

extension SearchDocument {
    init(_ row: Row) throws {
        self.init(
            kind: try row.decode("kind"), key: try row.decode("id"), forum: try row.decode("forum"),
            meeting: try row.decode("meeting"), date: try row.decode("date"), title: try row.decode("title"),
            body: try row.decode("body"), keywords: try row.decode("keywords"),
            audience: Audience(rawValue: try row.decode("audience")) ?? .insiders)
    }
}
