/// Finds what was said, decided and promised in a network, and who is who.
public struct SearchWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The answers, the best first.
    /// - Parameters:
    ///   - text: as it was typed: words, a case number, a question.
    ///   - forum: only what is of this forum.
    public func search(
        _ text: String, forum: String? = nil, reach: SearchReach = .everything, limit: Int = 50,
        language: Language? = nil, in network: NetworkID
    ) async throws -> [SearchFinding] {
        try await environment.reading(network) { books in
            var reach = reach
            if let forum {
                let id = try books.forum(forum).id
                reach.forums = reach.sees(id) ? [id] : []
            }
            return try books.search(text, reach, limit: limit, language: language ?? books.language)
        }
    }

    /// Makes the index anew from the books. Needed only where it has been tampered with: it is kept up to date with
    /// everything that is written.
    /// - Returns: how many documents are in it.
    public func rebuild(_ network: NetworkID) async throws -> Int {
        try await environment.deciding(network) { try $0.ledger.rebuildSearch() }
    }
}

extension Books {
    /// So many matches are looked at to put the best first.
    private static let mostMatches = 300

    func search(
        _ text: String, _ reach: SearchReach, limit: Int, language: Language
    ) throws -> [SearchFinding] {
        let question = SearchQuestion(text, register: register)
        let ranking = SearchRanking(question: question, today: today)
        var ranked: [(rank: (things: Int, score: Double), found: Found)] = []
        let wanted = try SearchWidening(ledger: ledger).wanted(question)
        for match in try matches(question, wanted, reach) {
            guard let forum = register.forum(match.document.forum) else { continue }
            ranked.append((ranking.rank(match), .document(match.document, forum)))
        }
        let things = SearchRegister(register: register, reach: reach, today: today)
        for (finding, score) in things.found(question, in: language) {
            ranked.append((ranking.rank(register: score, finding.kind), .thing(finding)))
        }
        let best = ranked.enumerated().sorted { one, other in
            let (first, second) = (one.element.rank, other.element.rank)
            return (second.things, second.score, one.offset) < (first.things, first.score, other.offset)
        }
        let words = Set(wanted.map(\.word))
        return try best.prefix(limit).map { place in
            switch place.element.found {
            case .document(let document, let forum): try finding(document, forum, words, language)
            case .thing(let finding): finding
            }
        }
    }

    /// What was found; of documents only those that are shown are read for an excerpt.
    private enum Found {
        case document(SearchDocument, Forum)
        case thing(SearchFinding)
    }

    /// A question that is nothing but «kva vart bestemt?» is answered with the latest.
    private func matches(
        _ question: SearchQuestion, _ words: [SearchWanted], _ reach: SearchReach
    ) throws -> [SearchMatch] {
        if question.things.isEmpty {
            let isAboutDecisions = question.intents.contains(.decision)
            return isAboutDecisions ? try ledger.latestForSearch(.decision, reach, limit: 20) : []
        }
        return words.isEmpty ? [] : try ledger.searchMatches(words, reach, limit: Books.mostMatches)
    }

    private func finding(
        _ document: SearchDocument, _ forum: Forum, _ words: Set<String>, _ language: Language
    ) throws -> SearchFinding {
        let isMeeting = document.kind == .meeting
        return SearchFinding(
            kind: document.kind.shown,
            title: isMeeting ? DateWords(language).full(document.date) : document.title,
            excerpt: document.body.isEmpty ? [] : SearchExcerpt.of(document.body, words: words), forum: forum,
            date: document.date, place: try place(of: document), isWithheld: document.audience == .outsiders)
    }

    /// A meeting that has moved is found where it is now.
    private func place(of document: SearchDocument) throws -> Place {
        let forum = document.forum
        if document.kind == .item, let mark = document.key.lastIndex(of: "#"),
            let number = Int(document.key[document.key.index(after: mark)...])
        {
            return .item(forum, number)
        }
        guard let meeting = try document.meeting.flatMap(ledger.meeting) else { return .cases(forum) }
        switch document.kind {
        case .decision, .minutes: return .meeting(forum, meeting.date, .minutes)
        case .matter: return .meeting(forum, meeting.date, .agenda)
        case .item, .meeting: return .meeting(forum, meeting.date, .whole)
        }
    }
}

extension SearchDocument.Kind {
    fileprivate var shown: SearchFinding.Kind {
        switch self {
        case .decision: .decision
        case .matter: .matter
        case .item: .item
        case .minutes: .minutes
        case .meeting: .meeting
        }
    }
}
