import FoundationEssentials

/// A plan date by date: shown, reviewed as it was edited, and accepted whole or not at all.
extension PlanningWorkflow {
    /// The plan to be edited. Without a first day it begins today.
    public func sheet(
        _ forum: String, from: CalendarDate?, until: CalendarDate, in network: NetworkID
    ) async throws -> PlanSheet {
        try await environment.reading(network) { books in
            let forum = try books.forum(forum)
            let span = EditedPlan.Span(from: from ?? books.today, until: until)
            let plan = try books.plan(for: forum, from: span.from, until: span.until)
            let asProposed = EditedPlan(span: span, choices: plan.proposals.map(EditedPlan.Choice.init))
            return PlanSheet(
                forum: forum, span: span, plan: plan, standing: try books.standing(of: forum, in: span),
                review: try books.review(asProposed, of: forum))
        }
    }

    /// What there is against the plan as it was edited. Refused where it is no longer the plan that was shown.
    public func review(
        _ edited: EditedPlan, of forum: String, in network: NetworkID
    ) async throws -> PlanReview {
        try await environment.reading(network) { books in
            let forum = try books.forum(forum)
            try books.refuseIfChanged(edited, of: forum)
            return try books.review(edited, of: forum)
        }
    }

    /// Makes meetings of every date that was taken, or of none. No letter is written: that is for `invite`, or the
    /// scheduler.
    public func accept(
        _ edited: EditedPlan, of forum: String, in network: NetworkID
    ) async throws -> [Meeting] {
        try await environment.deciding(network) { books in
            let forum = try books.forum(forum)
            try books.refuseIfChanged(edited, of: forum)
            let review = try books.review(edited, of: forum)
            if review.taken.isEmpty { throw Refusal.nothingTaken }
            guard review.isAcceptable else { throw Refusal.notAcceptable(review) }
            let meetings = try review.taken.map { row in
                var meeting = books.newMeeting(of: forum, on: row.choice.slot)
                if let place = row.choice.place { meeting.place = try placeName(place) }
                return meeting
            }
            try books.add(meetings, to: forum)
            return meetings
        }
    }
}

extension Books {
    /// Meetings that are decided on, with what they make it necessary to wake up for.
    func add(_ meetings: [Meeting], to forum: Forum) throws {
        for meeting in meetings {
            try ledger.save(meeting)
            try carryOut(meeting.jobs(rules: environment.rules, zone: zone).map(Effect.wake))
        }
        try followDeadlines(of: forum)
    }
}
