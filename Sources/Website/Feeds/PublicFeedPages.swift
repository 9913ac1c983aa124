import HTTPTypes
import HummingbirdCore
import Meetings

/// The calendar and the minutes of a forum that is set to public, at addresses that anyone may know.
enum PublicFeedPages {
    static let routes: [Route] = [
        .get("/p/{network}/{forum}/calendar.ics", .anyone, calendar),
        .get("/p/{network}/{forum}/minutes.atom", .anyone, minutes),
    ]

    private static func calendar(_ visit: Visit) async throws -> Reply {
        try await answered(visit, "ics") { shelf in
            let calendar = try await FeedWorkflow(visit.site.environment)
                .publicCalendar(of: visit.parameter("forum"), in: visit.network)
            return shelf.written(calendar, file: "\(visit.parameter("forum")).ics")
        }
    }

    private static func minutes(_ visit: Visit) async throws -> Reply {
        try await answered(visit, "atom") { shelf in
            let minutes = try await FeedWorkflow(visit.site.environment)
                .publicMinutes(of: visit.parameter("forum"), in: visit.network)
            let page =
                "\(visit.ownAddress)/p/\(AddressText.escaped(visit.network.rawValue))"
                + "/\(AddressText.escaped(minutes.forum.id.rawValue))"
            let document = AtomDocument(
                feed: minutes, address: "\(page)/minutes.atom", page: page, entryPage: { "\(page)/\($0.date)" })
            return shelf.written(document, file: "\(minutes.forum.id).atom")
        }
    }

    /// A network or a forum that isn't there, or isn't public, is refused alike, and nothing is kept of it.
    private static func answered(
        _ visit: Visit, _ kind: String, _ make: (FeedShelf) async throws -> FeedKeep.Written
    ) async throws -> Reply {
        guard visit.register != nil else { throw Refusal.noPage }
        let key = "\(visit.network)/\(visit.parameter("forum"))/\(kind)"
        let shelf = FeedShelf(visit)
        if let reply = try await shelf.kept(key) { return reply }
        return try await shelf.made(key, in: visit.network) { _ in try await make(shelf) }
    }
}
