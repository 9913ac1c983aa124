import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Meetings

/// Who has a feed already is told so before anything else is looked at: calendar programs ask every hour, all of them,
/// and nearly always for nothing new.
struct UnchangedFeeds: Sendable {
    let site: Site

    private static let prefix = "/feeds/"

    /// Nil for all but a feed that is kept, asked for by its own tag, of books that were seen unchanged just now.
    func response(to request: Request) -> Response? {
        let begun = ContinuousClock.now
        guard request.method == .get, let asked = request.headers[.ifNoneMatch],
            let path = request.head.path, path.hasPrefix(Self.prefix),
            let token = FeedToken(String(path.dropFirst(Self.prefix.count))),
            let network = site.feeds.network(of: token.text), let change = site.changes.justSeen(network),
            let written = site.feeds.written(token.text, change: change, now: site.environment.time.now()),
            written.tag == asked
        else { return nil }
        site.figures.count(FeedPages.route, .notModified, begun.duration(to: .now))
        return Response(status: .notModified, headers: written.unchanged)
    }
}
