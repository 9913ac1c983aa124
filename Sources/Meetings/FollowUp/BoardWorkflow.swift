/// The action board: some of the items that were asked for, and how those stand that were open in the last year.
public struct Board: Sendable {
    public var today: CalendarDate
    public var filter: BoardFilter
    public var lines: [ItemLine]
    /// Of how many items that were asked for the lines are some.
    public var count: Int
    public var figures: ActionFigures
    /// What can be chosen from: those with items the reader may see.
    public var forums: [Forum]
    public var owners: [Person]
    public var municipalities: [Organisation]
}

extension FollowUpWorkflow {
    /// - Parameters:
    ///   - forums: those whose items the reader may see; nil for all.
    ///   - limit: so many lines, after `skipping` others.
    public func board(
        _ filter: BoardFilter, forums: Set<ForumID>? = nil, skipping: Int = 0, limit: Int, language: Language,
        in network: NetworkID
    ) async throws -> Board {
        try await reading(network) { books in
            let found = try BoardFacts(books, filter, forums: forums, language: language)
            return try found.board(try found.lines(skipping: skipping, limit: limit))
        }
    }

    /// Every item that was asked for, in its order: some lines at a time are made into something smaller.
    public func everyLine<Piece: Sendable>(
        _ filter: BoardFilter, forums: Set<ForumID>? = nil, language: Language, in network: NetworkID,
        as make: @escaping @Sendable ([ItemLine]) -> Piece
    ) async throws -> [Piece] {
        try await reading(network) { books in
            let found = try BoardFacts(books, filter, forums: forums, language: language)
            return try stride(from: 0, to: found.sections.count, by: BoardFacts.linesAtOnce).map { start in
                make(try found.lines(skipping: start, limit: BoardFacts.linesAtOnce))
            }
        }
    }
}

/// What the board is made of: how many items there are of each parties, and which of these were chosen.
private struct BoardFacts {
    static let linesAtOnce = 1_000

    let books: Books
    let filter: BoardFilter
    let language: Language
    /// Those the reader may see, and who has a part in their items.
    let parties: [ItemParties.Key: ItemParties]
    let parts: [ItemParties.Key: ItemPlaces.Part]
    let chosen: Set<ItemParties.Key>
    let isEveryone: Bool
    /// What was open in the last year.
    let near: [ItemCount]
    /// What can be chosen from.
    let counts: [ItemCount]
    let sections: BoardSections

    init(_ books: Books, _ filter: BoardFilter, forums: Set<ForumID>?, language: Language) throws {
        (self.books, self.filter, self.language) = (books, filter, language)
        let (ledger, register, today) = (books.ledger, books.register, books.today)
        let all = try ledger.itemParties()
        let parties = all.filter { register.forum($0.value.forum) != nil && forums?.contains($0.value.forum) ?? true }
        let places = ItemPlaces(register: register, today: today)
        let parts = parties.mapValues(places.part)
        let chosen = Set(
            parties.keys.filter { key in
                (filter.forum.map { parties[key]?.forum == $0 } ?? true)
                    && (filter.owner.map { parts[key]?.people.contains($0) ?? false } ?? true)
                    && (filter.municipality.map { parts[key]?.municipalities.keys.contains($0) ?? false } ?? true)
            })
        (self.parties, self.parts, self.chosen) = (parties, parts, chosen)
        isEveryone = chosen.count == all.count
        let begin = ActionFigures.months(before: today).first?.lowerBound
        near = try ledger.countItems(closedSince: begin, overdueOn: today).filter { parties[$0.parties] != nil }
        counts =
            filter.state.reachesBack
            ? try ledger.countItems(closedSince: nil, overdueOn: today).filter { parties[$0.parties] != nil } : near
        sections = BoardSections(
            filter, counts.filter { chosen.contains($0.parties) }, of: parties, isEveryone: isEveryone, books: books,
            language: language)
    }

    func lines(skipping: Int, limit: Int) throws -> [ItemLine] {
        try sections.items(books.ledger, skipping: skipping, limit: limit).compactMap {
            books.line(for: $0, in: language, withholding: [])
        }
    }

    func board(_ lines: [ItemLine]) throws -> Board {
        let (register, today) = (books.register, books.today)
        let months = try books.ledger.countItems(
            in: ActionFigures.months(before: today),
            of: isEveryone ? nil : Set(near.map(\.parties)).intersection(chosen).sorted())
        let there = Set(counts.map(\.parties))
        let (forums, people, municipalities) = (
            Set(there.compactMap { parties[$0]?.forum }), Set(there.flatMap { parts[$0]?.people ?? [] }),
            Set(there.flatMap { parts[$0]?.municipalities.keys.map(\.self) ?? [] })
        )
        return Board(
            today: today, filter: filter, lines: lines, count: sections.count,
            figures: ActionFigures(
                near.filter { chosen.contains($0.parties) }, parts: parts, months: months, register: register,
                today: today),
            forums: register.forums.filter { forums.contains($0.id) },
            owners: register.people.filter { people.contains($0.id) }.sorted { $0.name < $1.name },
            municipalities: register.organisations.filter { municipalities.contains($0.id) })
    }
}
