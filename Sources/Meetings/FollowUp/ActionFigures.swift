/// How promises stand: open, overdue and done in the last year, for each municipality and over time. Given up ones
/// aren't counted.
public struct ActionFigures: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        /// In time still.
        public var open = 0
        public var overdue = 0
        public var done = 0

        public var all: Int { open + overdue + done }

        public init(open: Int = 0, overdue: Int = 0, done: Int = 0) {
            (self.open, self.overdue, self.done) = (open, overdue, done)
        }
    }

    public struct Row: Hashable, Sendable {
        /// Nil for what no municipality has.
        public var municipality: Organisation?
        public var count: Count
    }

    public struct Month: Hashable, Sendable {
        public var year: Int
        public var month: Int
        /// Open and overdue at the month's end, or today; done during the month.
        public var count: Count
    }

    public private(set) var total = Count()
    /// Those with most overdue first, then with most open; what no municipality has stands last.
    public private(set) var municipalities: [Row] = []
    /// The last year, from the first month there is something to tell of; the present month last.
    public private(set) var months: [Month] = []

    init(_ items: [(item: ActionItem, part: ItemPlaces.Part)], register: Register, today: CalendarDate, zone: Zone) {
        var counts: [OrganisationID?: Count] = [:]
        for (item, part) in items {
            total.add(ItemTimeline(item, zone: zone).standing(on: today), 1)
            if part.municipalities.isEmpty {
                counts[nil, default: Count()].add(ItemTimeline(item, zone: zone).standing(on: today), 1)
            }
            for (municipality, isClosed) in part.municipalities {
                let standing: ItemTimeline.Standing =
                    item.state.isOpen && isClosed ? .done : ItemTimeline(item, zone: zone).standing(on: today)
                counts[municipality, default: Count()].add(standing, 1)
            }
        }
        municipalities = counts.map { id, count in Row(municipality: id.flatMap(register.organisation), count: count) }
            .filter { $0.count.all > 0 }
            .sorted { one, other in
                let (first, second) = (one.count, other.count)
                if (one.municipality == nil) != (other.municipality == nil) { return other.municipality == nil }
                if (first.overdue, first.open) != (second.overdue, second.open) {
                    return (first.overdue, first.open) > (second.overdue, second.open)
                }
                return (one.municipality?.name ?? "") < (other.municipality?.name ?? "")
            }
        months = ActionFigures.months(items.map { ItemTimeline($0.item, zone: zone) }, until: today)
    }

    private static let mostMonths = 12

    /// The first day of the months that are told of: what was closed before it counts no more.
    static func begin(before today: CalendarDate) -> CalendarDate {
        (CalendarDate(today.year, today.month, 1) ?? today).adding(months: 1 - mostMonths)
    }

    private static func months(_ items: [ItemTimeline], until today: CalendarDate) -> [Month] {
        guard let first = items.map(\.given).min(), let thisMonth = CalendarDate(today.year, today.month, 1) else {
            return []
        }
        return (0..<mostMonths).reversed().compactMap { back -> Month? in
            let begin = thisMonth.adding(months: -back)
            let end = min(begin.adding(months: 1).adding(days: -1), today)
            guard end >= first else { return nil }
            var count = Count()
            for item in items {
                switch item.standing(on: end) {
                case .open: count.open += 1
                case .overdue: count.overdue += 1
                case .done: if item.closed.map({ $0 >= begin }) ?? false { count.done += 1 }
                case .none: break
                }
            }
            return Month(year: begin.year, month: begin.month, count: count)
        }
    }
}

extension ActionFigures.Count {
    fileprivate mutating func add(_ standing: ItemTimeline.Standing, _ number: Int) {
        switch standing {
        case .open: open += number
        case .overdue: overdue += number
        case .done: done += number
        case .none: break
        }
    }
}
