/// Which items the action board shows, and in what order.
public struct BoardFilter: Hashable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        case open, overdue
        case inProgress = "in-progress"
        case unresolved, done, dropped, all
    }

    public enum Order: String, Codable, Sendable, CaseIterable {
        case due, number, forum, state, owner
    }

    public var forum: ForumID?
    /// Who has a part in it today.
    public var owner: PersonID?
    public var municipality: OrganisationID?
    public var state: State
    public var order: Order

    public init(
        forum: ForumID? = nil, owner: PersonID? = nil, municipality: OrganisationID? = nil, state: State = .open,
        order: Order = .due
    ) {
        self.forum = forum
        self.owner = owner
        self.municipality = municipality
        self.state = state
        self.order = order
    }
}

extension BoardFilter.State {
    /// Whether also those are asked for that were closed long ago.
    fileprivate var reachesBack: Bool { [.done, .dropped, .all].contains(self) }

    public func holds(_ item: ActionItem, on date: CalendarDate) -> Bool {
        switch self {
        case .open: item.state.isOpen
        case .overdue: item.isOverdue(on: date)
        case .inProgress: item.state == .inProgress
        case .unresolved: item.state.isOpen && (item.isUnresolved || item.isUnconfirmed)
        case .done: item.state == .done
        case .dropped: item.state == .dropped
        case .all: true
        }
    }
}

/// The action board: the items that were asked for, and how those stand that were open in the last year.
public struct Board: Sendable {
    public var today: CalendarDate
    public var filter: BoardFilter
    public var lines: [ItemLine]
    public var figures: ActionFigures
    /// What can be chosen from: those with items the reader may see.
    public var forums: [Forum]
    public var owners: [Person]
    public var municipalities: [Organisation]
}

extension FollowUpWorkflow {
    /// - Parameter forums: those whose items the reader may see; nil for all.
    public func board(
        _ filter: BoardFilter, forums: Set<ForumID>? = nil, language: Language, in network: NetworkID
    ) async throws -> Board {
        try await reading(network) { try $0.board(filter, forums: forums, language: language) }
    }
}

extension Books {
    fileprivate func board(_ filter: BoardFilter, forums: Set<ForumID>?, language: Language) throws -> Board {
        let begin = ActionFigures.begin(before: today)
        let year = zone.instant(begin, .midnight)
        let items = try filter.state.reachesBack ? ledger.items() : ledger.items(openSince: year)
        let seen = items.filter { forums?.contains($0.forum) ?? true }
        let places = ItemPlaces(register: register, today: today)
        let parts = seen.map { (item: $0, part: places.part(of: $0)) }
        let chosenFrom = parts.filter { item, part in
            (filter.forum.map { $0 == item.forum } ?? true)
                && (filter.owner.map(part.people.contains) ?? true)
                && (filter.municipality.map { part.municipalities.keys.contains($0) } ?? true)
        }
        let near = chosenFrom.filter { item, _ in
            item.state.isOpen || ItemTimeline(item, zone: zone).closed.map { $0 >= begin } ?? false
        }
        let chosen = chosenFrom.map(\.item).filter { filter.state.holds($0, on: today) }
        let people = Set(parts.flatMap(\.part.people))
        let municipalities = Set(parts.flatMap(\.part.municipalities.keys))
        let withItems = Set(seen.map(\.forum))
        return Board(
            today: today, filter: filter,
            lines: ordered(lines(for: chosen, in: language, withholding: []), filter.order),
            figures: ActionFigures(near.map { ($0.item, $0.part) }, register: register, today: today, zone: zone),
            forums: register.forums.filter { withItems.contains($0.id) },
            owners: register.people.filter { people.contains($0.id) }.sorted { $0.name < $1.name },
            municipalities: register.organisations.filter { municipalities.contains($0.id) })
    }

    /// By deadline where nothing else is said; what is alike keeps that order.
    private func ordered(_ lines: [ItemLine], _ order: BoardFilter.Order) -> [ItemLine] {
        func key(_ line: ItemLine) -> (String, Int) {
            switch order {
            case .due: ("", 0)
            case .number: (line.forum.name, line.item.number)
            case .forum: (line.forum.name, 0)
            case .state: ("", (line.daysLeft ?? 0) < 0 && line.item.state.isOpen ? -1 : line.item.state.place)
            case .owner: (line.owners.first ?? "\u{10FFFF}", 0)
            }
        }
        return lines.enumerated().sorted { one, other in
            let (first, second) = (key(one.element), key(other.element))
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }
}

extension ActionItem.State {
    fileprivate var place: Int { ActionItem.State.allCases.firstIndex(of: self) ?? 0 }
}
