import Meetings

/// Secret addresses to subscribe to: a forum's, and those of the token's own person.
enum FeedCalls {
    static let all: [Call] =
        Place.allCases.flatMap { [list($0), make($0), renew($0), revoke($0)] }

    /// Whose addresses.
    private enum Place: CaseIterable {
        case forum, own

        var path: String {
            switch self {
            case .forum: "\(ForumCalls.forumPath)/feeds"
            case .own: "/networks/{network}/mine/feeds"
            }
        }

        var right: Right { self == .forum ? .coordinate : .seeNetwork }

        var words: String { self == .forum ? "the forum’s calendar or minutes" : "the token’s person’s calendar" }

        func subjects(_ call: APIVisit) throws -> [Feed.Subject] {
            switch self {
            case .forum: [.forum(ForumID(call.forum)), .minutes(ForumID(call.forum))]
            case .own: [.person(try call.person)]
            }
        }

        /// Those of this place alone: what is another's isn't there.
        func feeds(_ call: APIVisit) async throws -> [Feed] {
            let subjects = try subjects(call)
            return try await FeedWorkflow(call.environment).list(in: call.network).filter {
                subjects.contains($0.subject)
            }
        }

        func feed(_ call: APIVisit) async throws -> FeedID {
            let id = FeedID(call.text("feed") ?? "")
            guard try await feeds(call).contains(where: { $0.id == id }) else { throw Refusal.noPage }
            return id
        }
    }

    private static func list(_ place: Place) -> Call {
        Call.list(
            place.path, place.right,
            "Addresses of \(place.words), also those that were taken back. Their tokens nobody knows.",
            of: .named("Feed")
        ) { call in try await place.feeds(call).map { FeedReport($0) } }
    }

    private static func make(_ place: Place) -> Call {
        let kinds: [Feed.Subject.Kind] = [.forum, .minutes]
        return Call.change(
            .post, place.path, place.right,
            "Makes an address of \(place.words), and tells it this once: whoever has it can read.",
            body: place == .forum ? .body(.needed("kind", .words(kinds.map(\.rawValue)))) : nil, .named("Feed")
        ) { call in
            let subjects = try place.subjects(call)
            let subject = subjects.first { $0.kind.rawValue == call.text("kind") } ?? subjects[0]
            let made = try await FeedWorkflow(call.environment).make(
                subject, by: try call.person.rawValue, in: call.network)
            return FeedReport(made.feed, made: made)
        }
    }

    private static func renew(_ place: Place) -> Call {
        Call.change(
            .post, "\(place.path)/{feed}/renew", place.right,
            "Makes another address for the same; the old one is dead.", .named("Feed")
        ) { call in
            let made = try await FeedWorkflow(call.environment).renew(
                try await place.feed(call), by: try call.person.rawValue, in: call.network)
            return FeedReport(made.feed, made: made)
        }
    }

    private static func revoke(_ place: Place) -> Call {
        Call.change(
            .delete, "\(place.path)/{feed}", place.right, "Takes an address back for good.",
            .answer(.needed("revoked", .flag, "Now, and not before."))
        ) { call in
            FeedRevokedReport(
                revoked: try await FeedWorkflow(call.environment).revoke(try await place.feed(call), in: call.network))
        }
    }
}
