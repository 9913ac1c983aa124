import FoundationEssentials
import HTTPTypes
import HummingbirdCore
import Meetings
import NIOCore

/// Calendars and minutes to subscribe to, at addresses that only their readers know.
enum FeedPages {
    static let route = Route.get("/feeds/{token}", .anyone, show)
    static let routes: [Route] = [route]

    private static func show(_ visit: Visit) async throws -> Reply {
        let written = visit.parameter("token")
        guard let token = FeedToken(written) else { throw Refusal.noPage }
        let shelf = FeedShelf(visit)
        if let reply = try await shelf.kept(token.text) { return reply }
        guard let feed = try await FeedWorkflow(visit.site.environment).find(token) else {
            try await visit.countGuess()
            throw Refusal.noPage
        }
        guard feed.revoked == nil else { throw Refusal.deadFeed }
        return try await shelf.made(token.text, in: feed.network) { change in
            switch try await FeedWorkflow(visit.site.environment).contents(of: feed.id, in: feed.network) {
            case .gone: throw Refusal.deadFeed
            case .calendar(let calendar): return shelf.written(calendar, file: "\(feed.subject.key).ics")
            case .minutes(let minutes):
                let address = "\(visit.ownAddress)/feeds/\(token.text).atom"
                let forum =
                    "\(visit.ownAddress)/n/\(AddressText.escaped(feed.network.rawValue))"
                    + "/f/\(AddressText.escaped(minutes.forum.id.rawValue))"
                let document = AtomDocument(
                    feed: minutes, address: address, page: forum, entryPage: { "\(forum)/m/\($0.date)/minutes" })
                return shelf.written(document, file: "\(feed.subject.key).atom")
            }
        }
    }
}

/// One visit's way to what is kept, and to what is made.
struct FeedShelf {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// Nil where nothing is kept, or the network's books have changed.
    func kept(_ key: String) async throws -> Reply? {
        guard let network = visit.site.feeds.network(of: key) else { return nil }
        let change = try await visit.site.changes.number(of: network)
        return visit.site.feeds.written(key, change: change, now: visit.now)?.reply(to: visit.request.headers)
    }

    /// The change number is read before the books: what is written meanwhile makes what is kept old, not false.
    func made(
        _ key: String, in network: NetworkID, _ make: (Int) async throws -> FeedKeep.Written
    ) async throws -> Reply {
        let change = try await visit.site.changes.number(of: network)
        let register = try await visit.site.registers.register(
            of: network, change: change, in: visit.site.environment.store)
        do {
            var written = try await make(change)
            written.unchanged = unchanged(written)
            visit.site.feeds.keep(written, as: key, in: network, change: change, until: midnight(register))
            return written.reply(to: visit.request.headers)
        } catch {
            visit.site.feeds.forget(key)
            throw error
        }
    }

    /// What goes with the answer that nothing has changed.
    private func unchanged(_ written: FeedKeep.Written) -> HTTPFields {
        Responding(site: visit.site, isSecure: visit.approach.isSecure)
            .response(written.reply(to: [.ifNoneMatch: written.tag]), for: visit.request, FeedPages.route).headers
    }

    /// The next one where the network is.
    private func midnight(_ register: Register?) -> Date {
        let zone = register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc
        return zone.instant(zone.date(visit.now).adding(days: 1), .midnight)
    }

    func written(_ calendar: FeedWorkflow.WrittenCalendar, file: String) -> FeedKeep.Written {
        FeedKeep.Written(
            type: "text/calendar; charset=utf-8", bytes: ByteBuffer(bytes: calendar.bytes),
            tag: "\"\(visit.site.seal.digest(calendar.bytes))\"", changed: calendar.feed.changed, file: file)
    }

    func written(_ document: AtomDocument, file: String) -> FeedKeep.Written {
        let bytes = document.bytes
        return FeedKeep.Written(
            type: "application/atom+xml; charset=utf-8", bytes: ByteBuffer(bytes: bytes),
            tag: "\"\(visit.site.seal.digest(bytes))\"", changed: document.feed.updated, file: file)
    }
}

extension Visit {
    /// A secret that is none of ours. Throws where that has been tried too often from there.
    func countGuess() async throws {
        try await AccessWorkflow(site.environment).count(.guessesByClient, client)
    }

    /// As its reader has it, without a slash at the end.
    var ownAddress: String {
        let own = site.settings.address ?? request.head.authority.map { "http://\($0)" } ?? ""
        return String(own.reversed().drop { $0 == "/" }.reversed())
    }
}

extension Refusal {
    static var deadFeed: Refusal {
        Refusal(
            .notNow, code: "feed-revoked",
            Trilingual(
                "Adressa er trekt tilbake, og ho gjev ikkje noko nytt lenger. Lag ei ny under «Mitt»",
                "Adressen er trukket tilbake, og den gir ikke noe nytt lenger. Lag en ny under «Mitt»",
                "The address has been taken back, and gives nothing new any more. Make a new one under “Mine”"))
    }
}
