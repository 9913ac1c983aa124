/// Proposes dates for one forum's meetings: about as often as its cadence says, around everything that stands in
/// the way, with a reason for every date passed over (`domain.md` §1.3.1).
public struct Planner: Sendable {
    public let cadence: Cadence
    public let breaks: SchoolBreaks
    public let county: String
    /// Those whose school breaks count.
    public let municipalities: [Organisation]
    /// The forum's own meetings, held and planned, by date; with the last one held before Samling kept count.
    let meetings: [CalendarDate]
    private let busy: [CalendarDate: [String]]

    /// A date on which another forum with shared members meets.
    public struct BusyDay: Hashable, Sendable {
        public var date: CalendarDate
        public var forum: String

        public init(date: CalendarDate, forum: String) {
            self.date = date
            self.forum = forum
        }
    }

    /// `meetings` are the forum's own, cancelled ones left out; those up to `cadence.last` are not needed.
    public init(
        cadence: Cadence, breaks: SchoolBreaks = SchoolBreaks(), county: String = "",
        municipalities: [Organisation] = [], meetings: [CalendarDate] = [], busy: [BusyDay] = []
    ) {
        self.cadence = cadence
        self.breaks = breaks
        self.county = county
        self.municipalities = municipalities
        let later = Set(meetings).filter { date in cadence.last.map { $0 < date } ?? true }
        self.meetings = (cadence.last.map { [$0] } ?? []) + later.sorted()
        self.busy = Dictionary(grouping: busy, by: \.date).mapValues { $0.map(\.forum) }
    }

    /// A plan may not reach further than this.
    public static let longestYears = 20

    /// Proposals from the first date to the last, both included. Meetings that already stand are counted and
    /// never proposed again. Refuses a plan that ends before it begins or is longer than `longestYears`.
    public func plan(from: CalendarDate, until: CalendarDate) throws(Refusal) -> Plan {
        guard from <= until else { throw .planEndsBeforeItBegins(from: from, until: until) }
        guard from.days(until: until) <= Planner.longestYears * 366 else { throw .planTooLong }
        var walk = PlanningWalk(self, from: from, until: until)
        var plan = walk.finish()
        plan.warnings += missingSchoolBreaks(for: plan)
        return plan
    }

    /// Everything against the date, as if a meeting that isn't among `meetings` were to be held on it.
    public func constraints(on date: CalendarDate) -> [Constraint] {
        constraints(on: date, after: meetings.last { $0 <= date }, before: meetings.first { $0 > date })
    }

    /// Everything against the date, between a meeting before it and one after it.
    func constraints(
        on date: CalendarDate, after previous: CalendarDate?, before next: CalendarDate?
    ) -> [Constraint] {
        var found = Constraint.ofCalendar(on: date)
        found += breaks.breaks(on: date, county: county, municipalities: municipalities).map(Constraint.schoolBreak)
        for case let meeting? in [previous, next] {
            let minimumDays = cadence.minimumGap(to: meeting)
            guard abs(meeting.days(until: date)) < minimumDays else { continue }
            found.append(.tooClose(date, to: meeting, minimumDays: minimumDays))
        }
        return found + (busy[date] ?? []).map(Constraint.conflict)
    }

    private func missingSchoolBreaks(for plan: Plan) -> [Plan.Warning] {
        Set(plan.proposals.map { SchoolYear(of: $0.date) }).sorted().compactMap { year in
            let places = breaks.missing(in: year, county: county, municipalities: municipalities)
            return places.isEmpty ? nil : .schoolBreaksMissing(year, places: places)
        }
    }
}

extension Refusal {
    fileprivate static func planEndsBeforeItBegins(from: CalendarDate, until: CalendarDate) -> Refusal {
        Refusal(
            .badInput, code: "plan-ends-before-it-begins",
            Trilingual(
                "Planen kan ikkje gå frå \(from) til \(until).", "Planen kan ikke gå fra \(from) til \(until).",
                "A plan can't go from \(from) to \(until)."))
    }

    fileprivate static var planTooLong: Refusal {
        let years = Planner.longestYears
        return Refusal(
            .badInput, code: "plan-too-long",
            Trilingual(
                "Ein plan kan gå over høgst \(years) år.", "En plan kan gå over høyst \(years) år.",
                "A plan can cover \(years) years at most."))
    }
}
