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
    var reachesBack: Bool { [.done, .dropped, .all].contains(self) }

    func choice(on today: CalendarDate) -> ItemChoice {
        let open: [ActionItem.State] = [.open, .inProgress]
        return switch self {
        case .open: ItemChoice(open, on: today)
        case .overdue: ItemChoice(open, on: today, isLate: true)
        case .inProgress: ItemChoice([.inProgress], on: today)
        case .unresolved: ItemChoice(open, on: today, isUnsettled: true)
        case .done: ItemChoice([.done], on: today)
        case .dropped: ItemChoice([.dropped], on: today)
        case .all: ItemChoice(ActionItem.State.allCases, on: today)
        }
    }
}
