/// Some of a network's items.
public struct ItemChoice: Hashable, Sendable {
    /// By deadline, those without one last, then by forum and number; the other way round; or by number.
    public enum Order: Hashable, Sendable { case due, latest, number }

    public var states: [ActionItem.State]
    /// The day on which it is asked what is overdue.
    public var today: CalendarDate
    /// Whether their deadline has passed; nil for both.
    public var isLate: Bool?
    /// Only those whose owner or deadline is `?` or not confirmed.
    public var isUnsettled = false
    /// Nil for all.
    public var forums: [ForumID]?
    /// Nil for all.
    public var parties: [ItemParties.Key]?

    public init(_ states: [ActionItem.State], on today: CalendarDate, isLate: Bool? = nil, isUnsettled: Bool = false) {
        self.states = states
        self.today = today
        self.isLate = isLate
        self.isUnsettled = isUnsettled
    }
}

/// How many items of the same parties are in the same state.
public struct ItemCount: Hashable, Sendable {
    public var parties: ItemParties.Key
    public var state: ActionItem.State
    /// Their owner or deadline is `?` or not confirmed.
    public var isUnsettled: Bool
    public var all: Int
    /// Those of them whose deadline has passed.
    public var late: Int

    public init(parties: ItemParties.Key, state: ActionItem.State, isUnsettled: Bool, all: Int, late: Int) {
        self.parties = parties
        self.state = state
        self.isUnsettled = isUnsettled
        self.all = all
        self.late = late
    }

    /// How many of them are among the chosen, wherever they are.
    func among(_ choice: ItemChoice) -> Int {
        guard choice.states.contains(state), !choice.isUnsettled || isUnsettled else { return 0 }
        return switch choice.isLate {
        case nil: all
        case true: late
        case false: all - late
        }
    }
}

/// How items stood in one month.
public struct MonthCount: Hashable, Sendable {
    /// Those that had been given by its end, and weren't closed long before.
    public var given: Int
    public var count: ActionFigures.Count

    public init(given: Int, count: ActionFigures.Count) {
        self.given = given
        self.count = count
    }
}
