import HTTPTypes
import Meetings

/// The plan of a forum: proposed with a reason for every date that was passed over, edited date by date, looked over,
/// and accepted whole or not at all.
enum PlanPages {
    static let routes: [Route] = [
        .get("/n/{network}/f/{forum}/plan", .coordinate) { try await show($0) },
        .post("/n/{network}/f/{forum}/plan", .coordinate, review),
        .post("/n/{network}/f/{forum}/plan/accepted", .coordinate, accept),
    ]

    /// - Parameters:
    ///   - typed: a form that is shown again, with what was typed in it.
    ///   - refused: why it is shown again.
    private static func show(_ visit: Visit, typed: Form? = nil, refused: Refusal? = nil) async throws -> Reply {
        let (forum, today) = (try visit.forumHere, try visit.todayHere)
        let asked = typed ?? visit.query
        var refused = refused
        var values: [String: Any] = [
            "forum": visit.values(for: forum),
            "added": visit.query.number("added").map { "\(min(max($0, 1), EditedPlan.mostChoices))" } ?? "",
            "isOneAdded": visit.query.number("added") == 1,
        ]
        let until = (try? visit.date("until", in: asked)) ?? usualEnd(from: today)
        let from = (try? visit.date("from", in: asked)) ?? today
        values["from"] = from.description
        values["until"] = until.description
        do {
            let sheet = try await PlanningWorkflow(visit.site.environment).sheet(
                forum.id.rawValue, from: max(from, today), until: until, in: visit.network)
            values["sheet"] = [PlanValues(visit).sheet(sheet, typed: typed)]
        } catch let refusal as Refusal where refusal.code == "no-cadence" {
            values["hasNoCadence"] = true
        } catch let refusal as Refusal {
            refused = refused ?? refusal
        }
        values["single"] = single(forum, typed)
        values["refused"] = refused.map { [$0.values(in: visit.language)] } ?? []
        return visit.page(
            "plan", title: .heading(Trilingual("Plan", "Plan", "Plan"), forum),
            status: refused.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    /// The end of the next half year.
    private static func usualEnd(from today: CalendarDate) -> CalendarDate {
        let isSpring = today.month <= 6
        return CalendarDate(isSpring ? today.year : today.year + 1, isSpring ? 12 : 6, isSpring ? 31 : 30) ?? today
    }

    private static func single(_ forum: Forum, _ typed: Form?) -> [String: Any] {
        let isOwn = typed.map { !$0.has("until") } ?? false
        func field(_ name: String) -> String? { isOwn ? typed?[name] : nil }
        return [
            "date": field("date.0") ?? "", "start": field("start.0") ?? forum.cadence?.start.description ?? "09:00",
            "end": field("end.0") ?? forum.cadence?.end.description ?? "12:00",
            "place": field("place.0") ?? forum.place,
        ]
    }

    private static func review(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        if form.has("edit") { return try await show(visit, typed: form) }
        do {
            return try await confirm(visit, form)
        } catch let refusal as Refusal {
            return try await show(visit, typed: form, refused: refusal)
        }
    }

    private static func confirm(_ visit: Visit, _ form: Form, refused: Refusal? = nil) async throws -> Reply {
        let forum = try visit.forumHere
        let edited = try PlanForm.edited(form)
        if edited.taken.isEmpty { throw Refusal.nothingChosen }
        let review = try await PlanningWorkflow(visit.site.environment).review(
            edited, of: forum.id.rawValue, in: visit.network)
        var values = PlanValues(visit).review(review)
        values["forum"] = visit.values(for: forum)
        values["fields"] = PlanForm.fields(form)
        values["refused"] = refused.map { [$0.values(in: visit.language)] } ?? []
        return visit.page(
            "plan-review",
            title: .heading(Trilingual("Sjå over planen", "Se over planen", "Look the plan over"), forum),
            status: refused.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    private static func accept(_ visit: Visit) async throws -> Reply {
        let (forum, form) = (try visit.forumHere, try await visit.form())
        do {
            let meetings = try await PlanningWorkflow(visit.site.environment).accept(
                PlanForm.edited(form), of: forum.id.rawValue, in: visit.network)
            return .redirect(to: "\(visit.path(of: forum.id))/plan?added=\(meetings.count)")
        } catch let refusal as Refusal where refusal.code == "plan-not-acceptable" {
            return try await confirm(visit, form, refused: refusal)
        } catch let refusal as Refusal {
            return try await show(visit, typed: form, refused: refusal)
        }
    }
}

extension Refusal {
    fileprivate static var nothingChosen: Refusal {
        Refusal(
            .badInput, code: "nothing-taken",
            Trilingual(
                "Ingen datoar er valde: vel minst éin", "Ingen datoer er valgt: velg minst én",
                "No dates are chosen: choose at least one"))
    }
}
