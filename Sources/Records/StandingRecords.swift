import Database
import Meetings

/// How items stand, kept as it is in the books by the transaction that writes them.
extension SQLLedger {
    /// Raised when it is kept in another way: what was kept before is then made anew.
    static let standingsVersion = 1

    func keepStandings(of item: ActionItem) throws {
        let itself: SQL = "network = \(network) AND forum = \(item.forum) AND number = \(item.number)"
        let before: ItemParties.Key? = try session.queryOne(
            "SELECT parties FROM item_standings WHERE \(itself) AND place = 0"
        )?.decode("parties")
        try session.execute("DELETE FROM item_standings WHERE \(itself)")
        try addStandings(of: item, in: try standingsZone())
        if let before, before != item.parties.key { try forget(before) }
    }

    /// Parties that have nothing more to do with anything.
    private func forget(_ parties: ItemParties.Key) throws {
        try session.execute(
            """
            DELETE FROM item_parties WHERE network = \(network) AND parties = \(parties) AND NOT EXISTS (
                SELECT 1 FROM item_standings
                WHERE item_standings.network = \(network) AND place = 0 AND item_standings.parties = \(parties))
            """)
    }

    private func standingsZone() throws -> Zone {
        try registeredNetwork().flatMap { Zone(identifier: $0.timezone) } ?? .utc
    }

    private func addStandings(of item: ActionItem, in zone: Zone) throws {
        let parties = item.parties
        let key = parties.key
        _ = try session.add(
            to: "item_parties", key: [("network", network), ("parties", key)],
            [
                ("forum", parties.forum), ("owners", try JSONText(parties.owners)),
                ("shares", try JSONText(parties.shares)),
            ])
        for standing in item.standings(in: zone) {
            try session.insert(
                into: "item_standings",
                [
                    ("network", network), ("forum", item.forum), ("number", item.number), ("place", standing.place),
                    ("parties", key), ("state", item.state), ("unsettled", item.isUnresolved || item.isUnconfirmed),
                    ("begins", standing.begins), ("ends", standing.ends ?? CalendarDate.last),
                    ("due", standing.due ?? CalendarDate.last),
                ])
        }
    }

    /// Days are the network's own: so also where it has got another time zone.
    func rebuildStandings() throws {
        try session.execute("DELETE FROM item_standings WHERE network = \(network)")
        try session.execute("DELETE FROM item_parties WHERE network = \(network)")
        let zone = try standingsZone()
        let forums: [ForumID] = try session.query(
            "SELECT DISTINCT forum FROM items WHERE network = \(network) ORDER BY forum"
        ).map { try $0.decode("forum") }
        for forum in forums {
            for item in try items(of: forum) { try addStandings(of: item, in: zone) }
        }
        try session.save(
            in: "item_standings_state", key: [("network", network)], [("version", SQLLedger.standingsVersion)])
    }

    fileprivate var areStandingsUpToDate: Bool {
        get throws {
            let row = try session.queryOne("SELECT version FROM item_standings_state WHERE network = \(network)")
            return try row?.decode("version", as: Int.self) == SQLLedger.standingsVersion
        }
    }

    /// Whether a service of this program has kept them for so many seconds.
    fileprivate func areStandingsServed(for seconds: Double) throws -> Bool {
        let row = try session.queryOne(
            "SELECT \(word: .clock) - served AS age FROM item_standings_state WHERE network = \(network)")
        return try row?.decode("age", as: Int?.self).map { $0 >= Int(seconds * 1_000) } ?? false
    }

    fileprivate func noteServing() throws {
        try session.execute(
            """
            UPDATE item_standings_state SET served = \(word: .clock) WHERE network = \(network) AND served IS NULL
            """)
    }
}

extension SQLStore {
    /// While machines are brought up to date one by one, those that run the older program go on for so long, at most,
    /// and write items without this.
    private static let upgradeSeconds = 2 * 86_400.0

    /// Makes what items are counted by in a database that had none, or had it kept in another way.
    func refreshStandings() async throws {
        try await rebuildStandings(isServing: false) { try $0.areStandingsUpToDate }
    }

    /// To be called when a service starts: the last to do so after an upgrade makes good what an older program, which
    /// was still running, has written meanwhile.
    public func renewStandings() async throws {
        try await rebuildStandings(isServing: true) { try $0.areStandingsServed(for: SQLStore.upgradeSeconds) }
    }

    private func rebuildStandings(
        isServing: Bool, unless isDone: @escaping @Sendable (SQLLedger) throws -> Bool
    ) async throws {
        for network in try await networks() {
            let isDone = try await engine.read { try isDone(SQLLedger(network: network, session: $0)) }
            guard !isDone else { continue }
            try await write(network) { ledger in
                guard let ledger = ledger as? SQLLedger else { return }
                try ledger.rebuildStandings()
                if isServing { try ledger.noteServing() }
            }
        }
    }
}

extension CalendarDate {
    /// Of what hasn't ended, and of what has no deadline.
    fileprivate static let last = CalendarDate("9999-12-31") ?? CalendarDate(dayNumber: 2_932_896)
}
