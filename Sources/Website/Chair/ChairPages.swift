import HTTPTypes
import Meetings

/// The meeting while it is held: one case at a time, readable from the other end of the table.
enum ChairPages {
    private static let path = "/n/{network}/f/{forum}/m/{date}/chair"

    static let routes: [Route] = [
        .get(path, .lead) { try await page($0) },
        .get("\(path)/live", .lead, live),
        .get("\(path)/sheet", .lead, sheet),
        .post(path, .lead, act),
        .post("\(path)/present", .lead, mark),
    ]

    private static func view(_ visit: Visit) async throws -> ChairView {
        try await ChairWorkflow(visit.site.environment).view(visit.namedMeeting, in: visit.network)
    }

    private static func page(_ visit: Visit, problem: Refusal? = nil) async throws -> Reply {
        let view = try await view(visit)
        return visit.page(
            "chair", title: visit.pageTitle(Trilingual("Møteleiing", "Møteledelse", "Chair"), view.meeting, view.forum),
            status: problem.map(ErrorPages.status) ?? .ok,
            ChairValues(visit, view).all.and(["problem": problem?.message[visit.language]]))
    }

    private static func live(_ visit: Visit) async throws -> Reply {
        _ = try await view(visit)
        return LivePart.stream(visit) { visit.part("chair-now", ChairValues(visit, try await view(visit)).now) }
    }

    private static func act(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let verb: ChairWorkflow.Verb
        switch form["verb"] {
        case "begin": verb = .begin
        case "next": verb = .next
        case "previous": verb = .previous
        case "postpone": verb = .postpone
        case "end": verb = .end
        case "resume": verb = .resume
        case "take": verb = .take(up: try AgendaPages.line(form))
        default: throw Refusal.badForm
        }
        do {
            _ = try await ChairWorkflow(visit.site.environment).act(
                visit.namedMeeting, verb, seeing: form.text("seen").map { LineID($0) }, by: visit.reader.name,
                in: visit.network)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await page(visit, problem: refusal)
        }
        return .redirect(to: verb == .end ? "\(visit.meetingPath)?done=ended" : "\(visit.meetingPath)/chair")
    }

    /// `here ID`, `away ID` or `unknown ID`: one button for each in a list of all.
    private static func mark(_ visit: Visit) async throws -> Reply {
        let parts = (try await visit.form()["mark"] ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let isPresent = ["here": true, "away": false, "unknown": nil][parts[0]] else {
            throw Refusal.badForm
        }
        _ = try await ChairWorkflow(visit.site.environment).mark(
            visit.namedMeeting, PersonID(parts[1]), isPresent: isPresent, in: visit.network)
        return .redirect(to: "\(visit.meetingPath)/chair#people")
    }

    /// For the one who would rather have it on paper.
    private static func sheet(_ visit: Visit) async throws -> Reply {
        let view = try await view(visit)
        let overdue = try await FollowUpCounts(visit.site.environment).overdue(
            in: view.forum.id.rawValue, network: visit.network)
        return visit.page(
            "chair-sheet",
            title: visit.pageTitle(
                Trilingual("Møteleiarark", "Møtelederark", "Chair’s sheet"), view.meeting, view.forum),
            ChairValues(visit, view).sheet.and([
                "overdue": overdue.map { ["name": $0.name, "count": $0.count] as [String: Any] },
                "hasOverdue": !overdue.isEmpty,
            ]))
    }
}
