/// One pass through the time a plan covers, from meeting to meeting.
struct PlanningWalk {
    private let planner: Planner
    private let targets: Targets
    private let from: CalendarDate
    private let until: CalendarDate
    private var plan = Plan()

    /// The meeting before the one that is looked for.
    private var previous: CalendarDate?
    /// What the interval is counted from: that meeting, or a target after it that found no date.
    private var base: CalendarDate?
    private var done: CalendarDate?
    /// Meetings that already stand and haven't been reached.
    private var standing: ArraySlice<CalendarDate>

    /// Weeks from the target, in the order they are tried. Earlier before later: papers slip less when a meeting
    /// moves forward.
    private static let offsetsWeeks = [0, -1, 1, -2, 2, -3, 3, 4, 5, 6]
    private static let earliestDays = -3 * 7
    private static let latestDays = 6 * 7

    init(_ planner: Planner, from: CalendarDate, until: CalendarDate) {
        self.planner = planner
        self.from = from
        self.until = until
        standing = planner.meetings[...]
        targets = Targets(planner.cadence, origin: standing.first, from: from)
        if planner.cadence.last != nil { passStanding(for: nil) }
        while let next = standing.first, next < from { passStanding(for: base == nil ? nil : nextTarget(from: next)) }
    }

    mutating func finish() -> Plan {
        while step() {}
        return plan
    }

    /// Takes the next meeting, standing or proposed; false when the plan is full.
    private mutating func step() -> Bool {
        let target = nextTarget(from: from)
        if let next = standing.first, next < target.adding(days: planner.cadence.minimumGap(to: next)) {
            passStanding(for: target)
            return true
        }
        guard earliestChoice(for: target) <= until else { return false }
        let (date, passedOver) = search(around: target)
        if let date, date <= until {
            propose(date, for: target, passedOver)
        } else if let date {
            if target <= until { plan.warnings.append(.afterPlan(date, until: until)) }
            return false
        } else if let next = standing.first, next <= target.adding(days: PlanningWalk.latestDays) {
            passStanding(for: target)
        } else if target <= until {
            leaveOut(target, passedOver)
        } else {
            return false
        }
        return true
    }

    private func nextTarget(from: CalendarDate) -> CalendarDate {
        guard let base else { return targets.first(onOrAfter: from) }
        return targets.next(after: previous ?? base, base: base, done: done, from: from)
    }

    private func earliestChoice(for target: CalendarDate) -> CalendarDate {
        let byTarget = max(from, target.adding(days: PlanningWalk.earliestDays))
        guard let previous else { return byTarget }
        return max(byTarget, previous.adding(days: planner.cadence.minimumGap(to: previous)))
    }

    /// The first date around the target that nothing stands against, and those that were tried before it.
    private func search(around target: CalendarDate) -> (date: CalendarDate?, passedOver: [Plan.PassedOver]) {
        var passedOver: [Plan.PassedOver] = []
        for weeks in PlanningWalk.offsetsWeeks {
            let date = target.adding(days: weeks * 7)
            guard isBetweenMeetings(date), planner.cadence.allowsWeek(of: date) else { continue }
            let reasons = planner.constraints(on: date, after: previous, before: standing.first)
            if reasons.isEmpty { return (date, passedOver) }
            passedOver.append(Plan.PassedOver(date: date, reasons: reasons))
        }
        return (nil, passedOver)
    }

    private func isBetweenMeetings(_ date: CalendarDate) -> Bool {
        if let previous, date <= previous { return false }
        if let next = standing.first, date >= next { return false }
        return date >= from
    }

    private mutating func propose(_ date: CalendarDate, for target: CalendarDate, _ passedOver: [Plan.PassedOver]) {
        let cadence = planner.cadence
        plan.proposals.append(
            Plan.Proposal(
                target: target, date: date, start: cadence.start, end: cadence.end,
                gapDays: previous?.days(until: date), passedOver: passedOver))
        (previous, base, done) = (date, date, target)
    }

    /// A meeting that already stands takes the target's place where the target could have led to it.
    private mutating func passStanding(for target: CalendarDate?) {
        guard let next = standing.popFirst() else { return }
        let reach = PlanningWalk.earliestDays...PlanningWalk.latestDays
        if let target, reach.contains(target.days(until: next)) { done = target }
        (previous, base) = (next, next)
    }

    private mutating func leaveOut(_ target: CalendarDate, _ passedOver: [Plan.PassedOver]) {
        plan.unplaced.append(Plan.Unplaced(target: target, passedOver: passedOver))
        plan.warnings.append(.noDateFound(near: target))
        (base, done) = (target, target)
    }
}
