import HTTPTypes
import Meetings

/// The action board: who has promised what, how it stands, and the figures.
enum BoardPages {
    static let routes: [Route] = [
        .get("/n/{network}/actions", .seeNetwork, show),
        .get("/n/{network}/actions.csv", .seeNetwork, csv),
    ]

    static let linesOnAPage = 100
    private static let mostPages = 100_000

    private static func show(_ visit: Visit) async throws -> Reply {
        let page = max(1, min(visit.query.number("page") ?? 1, mostPages))
        let board = try await FollowUpWorkflow(visit.site.environment).board(
            filter(visit.query), forums: visit.forums(with: .seeForum), skipping: (page - 1) * linesOnAPage,
            limit: linesOnAPage, language: visit.language, in: visit.network)
        let values = BoardValues(visit: visit, board: board, page: page)
        if board.lines.isEmpty, page > 1 { return .redirect(to: values.lastPage) }
        return visit.page("actions", title: Trilingual("Oppfølging", "Oppfølging", "Follow-up"), values.values)
    }

    /// All there are, on whatever page they are.
    private static func csv(_ visit: Visit) async throws -> Reply {
        let file = BoardFile(visit: visit)
        let rows = try await FollowUpWorkflow(visit.site.environment).everyLine(
            filter(visit.query), forums: visit.forums(with: .seeForum), language: visit.language, in: visit.network,
            as: file.rows)
        let text = file.head + rows.joined()
        let name = visit.words("oppfolging", "oppfolging", "action-items")
        return Reply(type: "text/csv; charset=utf-8", Array(text.utf8))
            .with(.contentDisposition, "attachment; filename=\"\(name)-\(visit.today).csv\"")
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
