import HTTPTypes
import Meetings

/// The addresses of a forum's calendar and minutes, for its coordinator to hand out and take back.
enum FeedAddressPages {
    static let routes: [Route] = [
        .get("/n/{network}/f/{forum}/feeds", .coordinate, show),
        .post("/n/{network}/f/{forum}/feeds", .coordinate, change),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let forum = try visit.forumOfFeeds
        let all = try await FeedWorkflow(visit.site.environment).list(in: visit.network)
        let own = all.filter { $0.subject == .forum(forum.id) || $0.subject == .minutes(forum.id) }
        let zone = visit.register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc
        return visit.page(
            "feeds", title: Trilingual("Kalender og referat", "Kalender og referat", "Calendar and minutes"),
            [
                "forum": forum.name, "at": visit.path, "hasFeeds": own.contains { $0.revoked == nil },
                "feeds": FeedForms.values(own, visit.language, zone, at: visit.path),
            ])
    }

    private static func change(_ visit: Visit) async throws -> Reply {
        let forum = try visit.forumOfFeeds
        let form = try await visit.form()
        let subject: Feed.Subject = form["what"] == "minutes" ? .minutes(forum.id) : .forum(forum.id)
        let by = visit.reader.person?.id.rawValue ?? visit.reader.address ?? ""
        return try await FeedForms(visit: visit, subject: subject, network: visit.network)
            .answered(form, by: by, back: visit.path)
    }
}

extension Visit {
    /// The forum in the path.
    fileprivate var forumOfFeeds: Forum {
        get throws {
            guard let forum = register?.forum(ForumID(parameter("forum"))) else { throw Refusal.noPage }
            return forum
        }
    }
}
