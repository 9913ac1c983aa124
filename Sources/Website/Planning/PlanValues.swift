import Meetings

/// A plan and its review, as their pages want them.
struct PlanValues {
    private let visit: Visit
    private let words: DateWords

    init(_ visit: Visit) {
        self.visit = visit
        words = visit.dateWords
    }

    /// - Parameter typed: what stands in the fields in place of what was proposed, where the proposal is the same.
    func sheet(_ sheet: PlanSheet, typed: Form?) -> [String: Any] {
        let before = typed.map(TypedRows.init)
        return [
            "from": sheet.span.from.description, "until": sheet.span.until.description,
            "count": sheet.plan.proposals.count, "hasProposals": !sheet.plan.proposals.isEmpty,
            "standing": sheet.standing.map { meeting in
                [
                    "slot": PlanForm.text(meeting.slot), "date": words.full(meeting.date),
                    "span": words.span(meeting.start, meeting.end),
                    "path": "\(visit.path(of: meeting.forum))/m/\(meeting.date)",
                ]
            },
            "rows": sheet.plan.proposals.enumerated().map { index, proposal in
                row(index, proposal, sheet.review.rows[index], before)
            },
            "unplaced": sheet.plan.unplaced.map { unplaced in
                ["date": words.full(unplaced.target), "passedOver": passedOver(unplaced.passedOver)] as [String: Any]
            },
            "warnings": sheet.plan.warnings.map { ["text": $0.text[visit.language]] },
        ]
    }

    private func row(
        _ index: Int, _ proposal: Plan.Proposal, _ review: PlanReview.Row, _ before: TypedRows?
    ) -> [String: Any] {
        let typed = before?.row(for: proposal.slot)
        return [
            "index": index, "proposed": PlanForm.text(proposal.slot), "date": words.full(proposal.date),
            "week": words.week(proposal.date.week), "gap": gap(review.gapDays),
            "isTaken": typed?.isTaken ?? true, "dateValue": typed?.date ?? proposal.date.description,
            "startValue": typed?.start ?? proposal.start.description,
            "endValue": typed?.end ?? proposal.end.description,
            "hasPassedOver": !proposal.passedOver.isEmpty, "passedOver": passedOver(proposal.passedOver),
            "objections": review.objections.map(objection),
        ]
    }

    private func passedOver(_ dates: [Plan.PassedOver]) -> [[String: Any]] {
        dates.map { passed in
            [
                "date": words.full(passed.date),
                "reasons": passed.reasons.map { $0.text[visit.language] }.joined(separator: "; "),
            ]
        }
    }

    /// `6 veker etter møtet før`.
    private func gap(_ days: Int?) -> String {
        guard let days else { return "" }
        guard days % 7 == 0 else {
            return Trilingual(
                "\(days) dagar etter møtet før", "\(days) dager etter møtet før", "\(days) days after the one before")[
                    visit.language]
        }
        let weeks = days / 7
        return Trilingual(
            "\(weeks) \(weeks == 1 ? "veke" : "veker") etter møtet før",
            "\(weeks) \(weeks == 1 ? "uke" : "uker") etter møtet før",
            "\(weeks) \(weeks == 1 ? "week" : "weeks") after the one before")[visit.language]
    }

    func review(_ review: PlanReview) -> [String: Any] {
        let taken = review.taken
        return [
            "rows": taken.map { row in
                [
                    "date": words.full(row.choice.slot.date), "week": words.week(row.choice.slot.date.week),
                    "span": words.span(row.choice.slot.start, row.choice.slot.end), "place": row.choice.place ?? "",
                    "isChanged": row.choice.isChanged, "isOwn": row.choice.proposed == nil,
                    "proposed": row.choice.proposed.map { words.full($0.date) } ?? "", "gap": gap(row.gapDays),
                    "objections": row.objections.map(objection),
                ] as [String: Any]
            },
            "left": review.rows.filter { !$0.choice.isTaken }.map { ["date": words.full($0.choice.slot.date)] },
            "count": taken.count, "isOne": taken.count == 1,
            "isForbidden": review.rows.contains { $0.objections.contains { $0.weight == .forbidden } },
            "needsYes": review.rows.contains { $0.objections.contains { $0.weight == .needsYes } },
        ]
    }

    private func objection(_ objection: Objection) -> [String: Any] {
        [
            "text": objection.text[visit.language], "key": objection.key,
            "isForbidden": objection.weight == .forbidden, "needsYes": objection.weight == .needsYes,
            "isWorthKnowing": objection.weight == .worthKnowing,
        ]
    }
}

/// What was typed in a form of a plan, found again by what had been proposed.
private struct TypedRows {
    struct Row {
        var isTaken: Bool
        var date: String?
        var start: String?
        var end: String?
    }

    private var rows: [Slot: Row] = [:]

    init(_ form: Form) {
        for index in 0..<min(max(form.number("count") ?? 0, 0), EditedPlan.mostChoices) {
            guard let proposed = form.text("proposed.\(index)").flatMap(PlanForm.slot) else { continue }
            rows[proposed] = Row(
                isTaken: form.has("take.\(index)"), date: form["date.\(index)"], start: form["start.\(index)"],
                end: form["end.\(index)"])
        }
    }

    func row(for proposed: Slot) -> Row? { rows[proposed] }
}
