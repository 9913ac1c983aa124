/// What the planner proposes for one forum; nothing is decided before the coordinator accepts it.
public struct Plan: Hashable, Sendable {
    /// One meeting that could be held.
    public struct Proposal: Hashable, Sendable {
        /// Where the cadence alone would have it.
        public var target: CalendarDate
        public var date: CalendarDate
        public var start: TimeOfDay
        public var end: TimeOfDay
        /// Days since the meeting before; nil for a forum's first.
        public var gapDays: Int?
        /// The dates that were tried before this one, in the order they were tried.
        public var passedOver: [PassedOver]
    }

    /// A date that didn't do, with every reason against it.
    public struct PassedOver: Hashable, Sendable {
        public var date: CalendarDate
        public var reasons: [Constraint]
    }

    /// A meeting that found no date at all.
    public struct Unplaced: Hashable, Sendable {
        public var target: CalendarDate
        public var passedOver: [PassedOver]
    }

    /// What the coordinator should know before accepting.
    public struct Warning: Hashable, Sendable {
        public enum Code: String, Codable, Sendable, CaseIterable {
            /// A proposal lies in a school year whose breaks aren't known everywhere.
            case schoolBreaksMissing = "school-breaks-missing"
            case noDateFound = "no-date-found"
            /// The next meeting was due within the plan, but its first possible date isn't.
            case afterPlan = "after-plan"
        }

        public var code: Code
        public var text: Trilingual
    }

    public var proposals: [Proposal] = []
    public var unplaced: [Unplaced] = []
    public var warnings: [Warning] = []
}

extension Plan.Warning {
    static func schoolBreaksMissing(_ year: SchoolYear, places: [String]) -> Plan.Warning {
        let names = Trilingual.list(places.map { Trilingual($0, $0, $0) })
        return Plan.Warning(
            code: .schoolBreaksMissing,
            text: Trilingual(
                "Skuleruta for \(year.title) manglar for \(names.nn): haust- og vinterferie er ikkje tekne omsyn til.",
                "Skoleruta for \(year.title) mangler for \(names.nb): høst- og vinterferie er ikke tatt hensyn til.",
                "School breaks for \(year.title) are missing for \(names.en): none were taken into account."))
    }

    static func noDateFound(near target: CalendarDate) -> Plan.Warning {
        Plan.Warning(
            code: .noDateFound,
            text: Trilingual(
                "Fann ingen dato i vekene kring \(DateWords(.nn).long(target)).",
                "Fant ingen dato i ukene rundt \(DateWords(.nb).long(target)).",
                "Found no date in the weeks around \(DateWords(.en).long(target))."))
    }

    static func afterPlan(_ date: CalendarDate, until: CalendarDate) -> Plan.Warning {
        Plan.Warning(
            code: .afterPlan,
            text: Trilingual(
                "Neste møte blir først \(DateWords(.nn).full(date)); planen går til \(DateWords(.nn).long(until)).",
                "Neste møte blir først \(DateWords(.nb).full(date)); planen går til \(DateWords(.nb).long(until)).",
                "The next meeting can't be before \(DateWords(.en).full(date)); the plan ends on "
                    + "\(DateWords(.en).long(until))."))
    }
}
