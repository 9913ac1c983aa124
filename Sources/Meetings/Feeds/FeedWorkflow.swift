/// Feeds' addresses, and what stands in them.
public struct FeedWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// A feed just made, with the only copy of its token that there will ever be.
    public struct Made: Sendable {
        public var feed: Feed
        public var token: FeedToken
        /// `https://samling.example.no/feeds/TOKEN.ics`; nil without pages to lead to.
        public var address: String?
    }

    public func make(_ subject: Feed.Subject, by: String, in network: NetworkID) async throws -> Made {
        try await environment.deciding(network) { books in try books.makeFeed(subject, by: by) }
    }

    /// The same with another address: the old one is dead.
    public func renew(_ id: FeedID, by: String, in network: NetworkID) async throws -> Made {
        try await environment.deciding(network) { books in
            let feed = try books.feed(id)
            guard feed.revoked == nil else { throw Refusal.feedRevoked }
            try books.revoke(feed)
            return try books.makeFeed(feed.subject, by: by)
        }
    }

    /// For good; one that was taken back before stays so.
    /// - Returns: whether it was taken back now.
    public func revoke(_ id: FeedID, in network: NetworkID) async throws -> Bool {
        try await environment.deciding(network) { books in
            let feed = try books.feed(id)
            guard feed.revoked == nil else { return false }
            try books.revoke(feed)
            return true
        }
    }

    /// Those of one subject, or all, oldest first, also those that were taken back.
    public func list(_ subject: Feed.Subject? = nil, in network: NetworkID) async throws -> [Feed] {
        try await environment.reading(network) { books in
            try books.ledger.feeds().filter { subject == nil || $0.subject == subject }
        }
    }

    /// Whose it is; nil where no network has it.
    public func find(_ token: FeedToken) async throws -> Feed? {
        guard let hash = environment.links?.seal.digest(token.text) else { return nil }
        for network in try await environment.store.networks() {
            let found = try await environment.store.read(network) { try $0.feed(hash: hash) }
            if let found { return found }
        }
        return nil
    }

    /// A calendar and the bytes it is written as.
    public struct WrittenCalendar: Sendable {
        public var feed: CalendarFeed
        public var bytes: [UInt8]
    }

    /// What a feed comes to when somebody asks for it.
    public enum Contents: Sendable {
        case calendar(WrittenCalendar)
        case minutes(MinutesFeed)
        /// Taken back, or what it is about has ended.
        case gone
    }

    public func contents(of id: FeedID, in network: NetworkID) async throws -> Contents {
        try await environment.reading(network) { books in
            guard let feed = try books.ledger.feed(id: id), feed.revoked == nil else { return .gone }
            switch feed.subject {
            case .forum(let id):
                guard let forum = books.register.forum(id) else { return .gone }
                return .calendar(try books.written(try books.calendar(of: forum)))
            case .person(let id):
                guard let person = books.register.person(id), person.stands(on: books.today) else { return .gone }
                return .calendar(try books.written(try books.calendar(of: person)))
            case .minutes(let id):
                guard let forum = books.register.forum(id) else { return .gone }
                return .minutes(try books.minutesFeed(of: forum, isPublic: false))
            }
        }
    }

    /// A forum's calendar, whoever asks.
    public func calendar(of forum: String, in network: NetworkID) async throws -> WrittenCalendar {
        try await environment.reading(network) { books in
            try books.written(try books.calendar(of: try books.forum(forum)))
        }
    }

    /// A public forum's meetings that people have been called to. Refused, in the same words as where there is no such
    /// forum, unless the forum is set to public.
    public func publicCalendar(of forum: String, in network: NetworkID) async throws -> WrittenCalendar {
        try await environment.reading(network) { books in
            var calendar = try books.calendar(of: try books.publicForum(forum))
            calendar.entries.removeAll(where: \.isOnlyPlanned)
            return try books.written(calendar)
        }
    }

    /// A public forum's minutes as anyone may see them; refused alike.
    public func publicMinutes(of forum: String, in network: NetworkID) async throws -> MinutesFeed {
        try await environment.reading(network) { books in
            try books.minutesFeed(of: try books.publicForum(forum), isPublic: true)
        }
    }
}

extension Books {
    private static let mostFeeds = 20

    fileprivate func makeFeed(_ subject: Feed.Subject, by: String) throws -> FeedWorkflow.Made {
        guard let issuer = environment.links else { throw Refusal.noFeeds }
        switch subject {
        case .forum(let id), .minutes(let id): _ = try forum(id.rawValue)
        case .person(let id): _ = try person(id.rawValue)
        }
        let standing = try ledger.feeds().count { $0.subject == subject && $0.revoked == nil }
        guard standing < Self.mostFeeds else { throw Refusal.tooManyFeeds(Self.mostFeeds) }
        guard let token = FeedToken(environment.ids.token()) else { throw Refusal.noFeeds }
        let feed = Feed(
            id: FeedID(environment.ids.uuid(now).filter { $0 != "-" }), network: ledger.network, subject: subject,
            hash: issuer.seal.digest(token.text), created: now, by: by)
        try ledger.add(feed)
        return FeedWorkflow.Made(
            feed: feed, token: token, address: issuer.address.map { "\($0)/feeds/\(token.text).\(subject.suffix)" })
    }

    fileprivate func feed(_ id: FeedID) throws -> Feed {
        guard let feed = try ledger.feed(id: id) else { throw Refusal.noFeed }
        return feed
    }

    fileprivate func revoke(_ feed: Feed) throws {
        var feed = feed
        feed.revoked = now
        try ledger.save(feed)
    }

    fileprivate func written(_ calendar: CalendarFeed) throws -> FeedWorkflow.WrittenCalendar {
        FeedWorkflow.WrittenCalendar(feed: calendar, bytes: try environment.correspondence.feed(calendar))
    }
}

extension Refusal {
    fileprivate static var noFeed: Refusal {
        Refusal(
            .notFound, code: "unknown-feed",
            Trilingual(
                "Det finst inga slik kalenderadresse", "Det finnes ingen slik kalenderadresse",
                "There is no such feed"))
    }

    fileprivate static var feedRevoked: Refusal {
        Refusal(
            .notNow, code: "feed-revoked",
            Trilingual(
                "Adressa er trekt tilbake: lag ei ny", "Adressen er trukket tilbake: lag en ny",
                "The address has been taken back: make a new one"))
    }

    fileprivate static var noFeeds: Refusal {
        Refusal(
            .notNow, code: "no-feeds",
            Trilingual(
                "Her kan det ikkje lagast adresser: det manglar ein nøkkel",
                "Her kan det ikke lages adresser: det mangler en nøkkel",
                "No addresses can be made here: there is no key"))
    }

    fileprivate static func tooManyFeeds(_ most: Int) -> Refusal {
        Refusal(
            .notNow, code: "too-many-feeds",
            Trilingual(
                "Det er alt \(most) adresser i bruk: trekk tilbake ei av dei først",
                "Det er allerede \(most) adresser i bruk: trekk tilbake en av dem først",
                "There are \(most) addresses in use already: take one of them back first"))
    }
}
