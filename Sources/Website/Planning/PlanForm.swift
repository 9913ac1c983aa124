import Meetings

/// An edited plan in a form, and back: one row of fields for each date, `date.0`, `start.0`, and what the plan was when
/// it was shown.
enum PlanForm {
    /// `2023-09-29/09:00/14:30`.
    static func text(_ slot: Slot) -> String { "\(slot.date)/\(slot.start)/\(slot.end)" }

    static func slot(_ text: String) -> Slot? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let date = CalendarDate(parts[0]), let start = TimeOfDay(parts[1]),
            let end = TimeOfDay(parts[2])
        else { return nil }
        return Slot(date: date, start: start, end: end)
    }

    /// - Throws: a refusal where a field isn't what it should be.
    static func edited(_ form: Form) throws -> EditedPlan {
        let count = form.number("count") ?? 0
        guard (0...EditedPlan.mostChoices).contains(count) else { throw Refusal.badForm }
        let choices = try (0..<count).map { try choice($0, in: form) }
        let standing = try form.all("standing").map { text throws -> Slot in
            guard let slot = slot(text) else { throw Refusal.badForm }
            return slot
        }
        return EditedPlan(
            span: try span(form), choices: choices, standing: standing, allowed: Set(form.all("allow")))
    }

    private static func span(_ form: Form) throws -> EditedPlan.Span? {
        guard form.has("until") else { return nil }
        guard let from = form.text("from").flatMap(CalendarDate.init),
            let until = form.text("until").flatMap(CalendarDate.init)
        else { throw Refusal.badForm }
        return EditedPlan.Span(from: from, until: until)
    }

    private static func choice(_ index: Int, in form: Form) throws -> EditedPlan.Choice {
        let proposed = try form.text("proposed.\(index)").map { text throws -> Slot in
            guard let slot = slot(text) else { throw Refusal.badForm }
            return slot
        }
        let isTaken = form.has("take.\(index)")
        // What is left out needn't be put right.
        if !isTaken, let proposed { return EditedPlan.Choice(proposed: proposed, isTaken: false, slot: proposed) }
        let (date, start, end) = (form["date.\(index)"] ?? "", form["start.\(index)"] ?? "", form["end.\(index)"] ?? "")
        guard let date = CalendarDate(date) else { throw Refusal.noSuchDate(date) }
        guard let from = TimeOfDay(start) else { throw Refusal.noSuchTime(start) }
        guard let to = TimeOfDay(end) else { throw Refusal.noSuchTime(end) }
        return EditedPlan.Choice(
            proposed: proposed, isTaken: isTaken, slot: Slot(date: date, start: from, end: to),
            place: form.text("place.\(index)"))
    }

    /// Hidden fields that say the same again. `allow` isn't among them: a yes is said anew each time.
    static func fields(_ form: Form) -> [[String: Any]] {
        form.fields.filter { $0.name != "csrf" && $0.name != "allow" && $0.name != "edit" }.map {
            ["name": $0.name, "value": $0.value]
        }
    }
}
