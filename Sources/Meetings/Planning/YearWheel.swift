/// A year of meetings at a glance (*årshjul*): the meetings of each forum, the days nobody meets on, what is due, and
/// today. It is a value: how it is drawn is `WheelDrawing`'s, and its rows say the same in words.
public struct YearWheel: Hashable, Sendable {
    /// One forum's year.
    public struct Ring: Hashable, Sendable {
        public var forum: Forum
        public var marks: [Mark]
        public var deadlines: [Tick]

        public init(forum: Forum, marks: [Mark], deadlines: [Tick] = []) {
            self.forum = forum
            self.marks = marks
            self.deadlines = deadlines
        }
    }

    /// A meeting, and how far it has come.
    public struct Mark: Hashable, Sendable {
        public enum State: String, CaseIterable, Sendable { case planned, called, held, cancelled }

        public var meeting: Meeting
        public var state: State
        /// Other forums' meetings on the same day that some of the same people belong to.
        public var clashes: [Clash]

        public init(meeting: Meeting, state: State, clashes: [Clash] = []) {
            self.meeting = meeting
            self.state = state
            self.clashes = clashes
        }
    }

    /// A day on which something is due.
    public struct Tick: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// Open action items, by number.
            case items([Int])
            /// Cases and contributions are wanted for the meeting on the date.
            case casesIn(for: CalendarDate)
            /// The agenda of the meeting on the date goes out.
            case agendaOut(for: CalendarDate)
        }

        public var date: CalendarDate
        public var kind: Kind

        public init(date: CalendarDate, kind: Kind) {
            self.date = date
            self.kind = kind
        }
    }

    public let year: Int
    /// Forums with something in the year, in the register's order.
    public var rings: [Ring]
    /// Forums that stand in the year and have nothing in it.
    public var empty: [Forum]
    /// By their first day.
    public var spans: [DaySpan]
    /// Nil where today is in another year.
    public var today: CalendarDate?

    public init(
        year: Int, rings: [Ring], empty: [Forum] = [], spans: [DaySpan] = [], today: CalendarDate? = nil
    ) {
        self.year = year
        self.rings = rings
        self.empty = empty
        self.spans = spans
        self.today = today
    }

    public static let years = 1900...2200

    public var days: Int { CalendarDate.isLeap(year) ? 366 : 365 }

    /// More rings than this can't be told apart on paper: the rest stand on wheels of their own.
    public static let mostRings = 8

    /// The rings of each wheel, spread evenly; one wheel without rings where there are none.
    public var wheels: [[Ring]] {
        guard rings.count > YearWheel.mostRings else { return [rings] }
        let count = (rings.count + YearWheel.mostRings - 1) / YearWheel.mostRings
        return (0..<count).map { Array(rings[rings.count * $0 / count..<rings.count * ($0 + 1) / count]) }
    }
}

extension YearWheel.Mark {
    /// Held is what was called and is over, also before anybody has closed it.
    public init(of meeting: Meeting, isOver: Bool) {
        let state: State =
            switch meeting.stage {
            case .cancelled: .cancelled
            case .held, .minutes, .approved: .held
            case .planned: .planned
            case .called, .agenda: isOver ? .held : .called
            }
        self.init(meeting: meeting, state: meeting.isCancelled ? .cancelled : state)
    }
}

extension YearWheel.Mark.State {
    public var words: Trilingual {
        switch self {
        case .planned: Trilingual("planlagt", "planlagt", "planned")
        case .called: Trilingual("kalla inn", "kalt inn", "called")
        case .held: Trilingual("halde", "holdt", "held")
        case .cancelled: Trilingual("avlyst", "avlyst", "cancelled")
        }
    }
}

extension YearWheel.Tick {
    public var words: Trilingual {
        switch kind {
        case .items(let numbers):
            let list = Trilingual.list(numbers.map { Trilingual("#\($0)", "#\($0)", "#\($0)") })
            return Trilingual(
                "frist for oppfølgingspunkt \(list.nn)", "frist for oppfølgingspunkt \(list.nb)",
                "\(numbers.count == 1 ? "action item" : "action items") \(list.en) due")
        case .casesIn(let date):
            return Trilingual(
                "saker inn til møtet \(DateWords(.nn).dayAndMonth(date))",
                "saker inn til møtet \(DateWords(.nb).dayAndMonth(date))",
                "cases in for the meeting on \(DateWords(.en).dayAndMonth(date))")
        case .agendaOut(let date):
            return Trilingual(
                "saklista ut til møtet \(DateWords(.nn).dayAndMonth(date))",
                "sakslisten ut til møtet \(DateWords(.nb).dayAndMonth(date))",
                "agenda out for the meeting on \(DateWords(.en).dayAndMonth(date))")
        }
    }
}
