import FoundationEssentials

extension Books {
    /// Holds every date of an edited plan to the calendar, to the forum's rhythm and to everyone's other meetings.
    func review(_ edited: EditedPlan, of forum: Forum) throws -> PlanReview {
        guard edited.choices.count <= EditedPlan.mostChoices else { throw Refusal.tooManyDates }
        let meetings = try ledger.meetings().filter { !$0.isCancelled }
        let own = meetings.filter { $0.forum == forum.id }
        let dates = edited.taken.map(\.slot.date)
        let between = (own.map(\.date) + dates + [forum.cadence?.last].compactMap { $0 }).sorted()
        let planner = planner(for: forum, around: dates)
        var seen: Set<CalendarDate> = []
        let rows = edited.choices.map { choice -> PlanReview.Row in
            guard choice.isTaken else { return PlanReview.Row(choice: choice, objections: []) }
            let slot = choice.slot
            let isFirst = seen.insert(slot.date).inserted
            var objections = faults(of: slot, forum: forum, own: own, isFirst: isFirst)
            let previous = between.last { $0 < slot.date }
            let next = between.first { $0 > slot.date }
            // Other forums' meetings are told as clashes, with those who are double-booked.
            let constraints = planner.constraints(on: slot.date, after: previous, before: next)
            objections += constraints.filter { $0.code != .conflict && (forum.cadence != nil || $0.code != .tooClose) }
                .map { Objection($0, on: slot) }
            objections += register.clashes(of: forum.id, on: slot, with: meetings).map { Objection($0, on: slot) }
            return PlanReview.Row(
                choice: choice, objections: objections, gapDays: previous.map { $0.days(until: slot.date) })
        }
        return PlanReview(forum: forum, rows: rows, allowed: edited.allowed)
    }

    private func planner(for forum: Forum, around dates: [CalendarDate]) -> Planner {
        let weekly = Cadence(everyWeeks: 1, weekday: .friday, start: .midnight, end: .midnight)
        return Planner(
            cadence: forum.cadence ?? weekly, breaks: environment.breaks, county: register.network.county,
            municipalities: register.municipalities(
                in: forum.id, from: dates.min() ?? today, until: dates.max() ?? today))
    }

    /// What no meeting can be, whoever says yes.
    private func faults(of slot: Slot, forum: Forum, own: [Meeting], isFirst: Bool) -> [Objection] {
        var faults: [Refusal] = []
        let (start, end) = (zone.instant(slot.date, slot.start), zone.instant(slot.date, slot.end))
        // The clock may be put forward between the two.
        // Then an hour of that night isn't there, and a time in it would become another.
        let areThere = zone.local(start) == (slot.date, slot.start) && zone.local(end) == (slot.date, slot.end)
        if slot.start >= slot.end || start >= end || !areThere { faults.append(.badTimes(slot.start, slot.end)) }
        if start <= now { faults.append(.meetingInThePast(slot)) }
        if let taken = own.first(where: { $0.date == slot.date }) { faults.append(.dateTaken(taken)) }
        if !isFirst { faults.append(.chosenTwice(slot.date)) }
        if !forum.stands(on: slot.date) { faults.append(.forumEnded(forum)) }
        if today.days(until: slot.date) > Planner.longestYears * 366 { faults.append(.tooFarAhead(slot.date)) }
        return faults.map { Objection($0, on: slot) }
    }

    /// The forum's meetings within the span that stand, by date.
    func standing(of forum: Forum, in span: EditedPlan.Span) throws -> [Meeting] {
        try ledger.meetings(of: forum.id).filter {
            !$0.isCancelled && span.from <= $0.date && $0.date <= span.until
        }
    }

    /// Refused where the plan isn't any longer what the coordinator saw: somebody else has planned meanwhile.
    func refuseIfChanged(_ edited: EditedPlan, of forum: Forum) throws {
        guard let span = edited.span else { return }
        var changes = try differences(
            from: edited.standing, to: standing(of: forum, in: span).map(\.slot), now: Refusal.nowStands,
            before: Refusal.standsNoMore)
        let proposals = try plan(for: forum, from: span.from, until: span.until).proposals.map(\.slot)
        changes += differences(
            from: edited.choices.compactMap(\.proposed), to: proposals, now: Refusal.nowProposed,
            before: Refusal.proposedNoMore)
        guard changes.isEmpty else { throw Refusal.planChanged(forum, changes) }
    }

    private func differences(
        from shown: [Slot], to present: [Slot], now: (Slot) -> Problem, before: (Slot) -> Problem
    ) -> [Problem] {
        let (shown, present) = (Set(shown), Set(present))
        return present.subtracting(shown).sorted { $0.date < $1.date }.map(now)
            + shown.subtracting(present).sorted { $0.date < $1.date }.map(before)
    }
}
