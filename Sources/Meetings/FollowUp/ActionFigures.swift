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

    /// - Parameters:
    ///   - parts: who have a part in the items of the parties.
    ///   - months: one for each month of `months(before:)`.
    init(
        _ counts: [ItemCount], parts: [ItemParties.Key: ItemPlaces.Part], months: [MonthCount], register: Register,
        today: CalendarDate
    ) {
        var places: [OrganisationID?: Count] = [:]
        for count in counts {
            total.add(count)
            let municipalities = parts[count.parties]?.municipalities ?? [:]
            if municipalities.isEmpty { places[nil, default: Count()].add(count) }
            for (municipality, isClosed) in municipalities {
                if count.state.isOpen && isClosed {
                    places[municipality, default: Count()].done += count.all
                } else {
                    places[municipality, default: Count()].add(count)
                }
            }
        }
        municipalities = places.map { id, count in Row(municipality: id.flatMap(register.organisation), count: count) }
            .filter { $0.count.all > 0 }
            .sorted { one, other in
                let (first, second) = (one.count, other.count)
                if (one.municipality == nil) != (other.municipality == nil) { return other.municipality == nil }
                if (first.overdue, first.open) != (second.overdue, second.open) {
                    return (first.overdue, first.open) > (second.overdue, second.open)
                }
                return (one.municipality?.name ?? "") < (other.municipality?.name ?? "")
            }
        self.months = zip(ActionFigures.months(before: today), months).drop { $0.1.given == 0 }.map { month, found in
            Month(year: month.lowerBound.year, month: month.lowerBound.month, count: found.count)
        }
    }

    private static let mostMonths = 12

    /// The months that are told of, the present one up to today: what was closed before the first counts no more.
    static func months(before today: CalendarDate) -> [ClosedRange<CalendarDate>] {
        guard let thisMonth = CalendarDate(today.year, today.month, 1) else { return [] }
        return (0..<mostMonths).reversed().map { back in
            let begin = thisMonth.adding(months: -back)
            return begin...min(begin.adding(months: 1).adding(days: -1), today)
        }
    }
}

extension ActionFigures.Count {
    fileprivate mutating func add(_ count: ItemCount) {
        switch count.state {
        case .open, .inProgress:
            open += count.all - count.late
            overdue += count.late
        case .done: done += count.all
        case .dropped: break
        }
    }
}
