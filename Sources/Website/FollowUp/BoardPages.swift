import HTTPTypes
import Meetings

/// The action board: who has promised what, how it stands, and the figures.
enum BoardPages {
    static let routes: [Route] = [
        .get("/n/{network}/actions", .seeNetwork, show),
        .get("/n/{network}/actions.csv", .seeNetwork, csv),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let board = try await board(visit)
        return visit.page(
            "actions", title: Trilingual("Oppfølging", "Oppfølging", "Follow-up"),
            BoardValues(visit: visit, board: board).page)
    }

    private static func csv(_ visit: Visit) async throws -> Reply {
        let text = BoardFile(visit: visit, board: try await board(visit)).text
        let name = visit.words("oppfolging", "oppfolging", "action-items")
        return Reply(type: "text/csv; charset=utf-8", Array(text.utf8))
            .with(.contentDisposition, "attachment; filename=\"\(name)-\(visit.today).csv\"")
    }

    private static func board(_ visit: Visit) async throws -> Board {
        let visible = visit.forums(with: .seeForum)
        return try await FollowUpWorkflow(visit.site.environment).board(
            filter(visit.query), forums: visible, language: visit.language, in: visit.network)
    }

    /// What isn't known chooses nothing.
    private static func filter(_ query: Form) -> BoardFilter {
        BoardFilter(
            forum: query.text("forum").map { ForumID($0) }, owner: query.text("owner").map { PersonID($0) },
            municipality: query.text("municipality").map { OrganisationID($0) },
            state: query.text("state").flatMap(BoardFilter.State.init(rawValue:)) ?? .open,
            order: query.text("sort").flatMap(BoardFilter.Order.init(rawValue:)) ?? .due)
    }
}
