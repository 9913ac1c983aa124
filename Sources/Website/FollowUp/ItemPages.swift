import HTTPTypes
import Meetings

/// One promise: how it stands, what has happened to it, and what can be done.
enum ItemPages {
    static let routes: [Route] = [
        .get("/n/{network}/actions/{forum}/{number}", .seeForum) { try await show($0) },
        .post("/n/{network}/actions/{forum}/{number}", .coordinate, act),
    ]

    private static func show(
        _ visit: Visit, problem: Refusal? = nil, typed: Form = Form()
    ) async throws -> Reply {
        guard let number = Int(visit.parameter("number")) else { throw Refusal.noPage }
        let view = try await FollowUpWorkflow(visit.site.environment).item(
            visit.parameter("forum"), number, language: visit.language, in: visit.network)
        return visit.page(
            "action", title: Trilingual("Punkt #\(number)", "Punkt #\(number)", "Item #\(number)"),
            status: problem.map(ErrorPages.status) ?? .ok,
            ItemValues(visit: visit, view: view, problem: problem, typed: typed).page)
    }

    private static func act(_ visit: Visit) async throws -> Reply {
        guard let number = Int(visit.parameter("number")) else { throw Refusal.noPage }
        let form = try await visit.form()
        let forum = visit.parameter("forum")
        do {
            let deed = try deed(form)
            _ = try await FollowUpWorkflow(visit.site.environment).act(
                deed, on: forum, number, reason: form.text("reason"), seen: form.number("seen"),
                by: visit.reader.name, in: visit.network)
            let item = Place.item(ForumID(forum), number)
            return .redirect(to: (visit.address(of: item) ?? "/") + "?done=\(form["do"] ?? "")")
        } catch let refusal as Refusal where refusal.code != "bad-form" && refusal.kind != .notFound {
            return try await show(visit, problem: refusal, typed: form)
        }
    }

    private static func deed(_ form: Form) throws -> ItemDeed {
        switch form["do"] {
        case "done": return .done(party: form.text("party"))
        case "begin": return .begin
        case "extend":
            guard let due = form.text("due") else { throw Refusal.empty("due") }
            return .extend(to: due)
        case "refuse": return .refuseMoreTime
        case "assign":
            guard let owners = form.text("owners") else { throw Refusal.empty("owners") }
            return .assign(to: owners)
        case "drop": return .drop
        default: throw Refusal.badForm
        }
    }
}

extension Refusal {
    /// A field that says nothing.
    fileprivate static func empty(_ field: String) -> Refusal {
        Refusal(
            .badInput, code: "empty-\(field)",
            field == "due"
                ? Trilingual("Skriv den nye fristen", "Skriv den nye fristen", "Write the new deadline")
                : Trilingual("Skriv kven som skal ha det", "Skriv hvem som skal ha det", "Write who shall have it"))
    }
}
