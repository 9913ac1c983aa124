import Meetings

/// Search over everything of the network that the reader may see.
enum SearchPages {
    static let routes: [Route] = [.get("/n/{network}/search", .seeNetwork, show)]

    private static let mostAnswers = 60

    private static func show(_ visit: Visit) async throws -> Reply {
        let reach = visit.searchReach
        let text = String((visit.query.text("q") ?? "").prefix(300))
        // A forum that isn't the reader's to see is no choice, and chooses nothing.
        let forum = visit.query.text("forum").map { ForumID($0) }.flatMap { reach.sees($0) ? $0 : nil }
        var findings: [SearchFinding] = []
        if !text.isEmpty {
            findings = try await SearchWorkflow(visit.site.environment).search(
                text, forum: forum?.rawValue, reach: reach, limit: mostAnswers, language: visit.language,
                in: visit.network)
        }
        let forums = (visit.register?.forums ?? []).filter { reach.sees($0.id) }
        return visit.page(
            "search", title: Trilingual("Søk", "Søk", "Search"),
            [
                "text": text, "isAsked": !text.isEmpty, "findings": findings.map { values($0, visit) },
                "isEmpty": findings.isEmpty && !text.isEmpty, "count": heading(findings.count, visit),
                "page": visit.inNetwork("/search"),
                "forums": forums.map { ["id": $0.id.rawValue, "name": $0.name, "isChosen": $0.id == forum] },
                "hasForums": forums.count > 1,
            ])
    }

    private static func heading(_ count: Int, _ visit: Visit) -> String {
        count == 1
            ? visit.words("1 treff", "1 treff", "1 answer")
            : visit.words("\(count) treff", "\(count) treff", "\(count) answers")
    }

    private static func values(_ finding: SearchFinding, _ visit: Visit) -> [String: Any] {
        var values: [String: Any] = [
            "kind": finding.kind.words[visit.language], "kindCode": finding.kind.rawValue, "title": finding.title,
            "isWithheld": finding.isWithheld, "hasExcerpt": !finding.excerpt.isEmpty && !finding.isWithheld,
            "excerpt": finding.excerpt.map { ["text": $0.text, "isMatch": $0.isMatch] },
        ]
        if let address = visit.address(of: finding.place) { values["address"] = address }
        if let date = finding.date { values["date"] = DateWords(visit.language).long(date) }
        if let forum = finding.forum, finding.kind != .forum { values["forum"] = forum.shortName }
        return values
    }
}

extension Visit {
    /// What a public forum says is found by everyone, but for what is exempt; the rest by those who may look into it.
    var searchReach: SearchReach {
        let own = forums(with: .seeForum)
        return SearchReach(forums: own.union((register?.forums ?? []).filter(\.isPublic).map(\.id)), insideOf: own)
    }
}
