import Database
import Meetings

/// How items stand, kept as it is in the books by the transaction that writes them.
extension SQLLedger {
    /// Raised when it is kept in another way: what was kept before is then made anew.
    static let standingsVersion = 1

    func keepStandings(of item: ActionItem) throws {
        try session.execute(
            """
            DELETE FROM item_standings
            WHERE network = \(network) AND forum = \(item.forum) AND number = \(item.number)
            """)
        try addStandings(of: item, in: try standingsZone())
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
        try session.execute(
            """
            INSERT INTO item_standings_state (network, version, since)
            VALUES (\(network), \(SQLLedger.standingsVersion), \(word: .clock))
            ON CONFLICT (network) DO UPDATE SET version = excluded.version,
                since = CASE WHEN item_standings_state.version = excluded.version
                    THEN item_standings_state.since ELSE excluded.since END
            """)
    }

    /// - Parameter window: those kept for less than so many seconds aren't relied upon.
    fileprivate func areStandingsUpToDate(after window: Double) throws -> Bool {
        let row = try session.queryOne(
            """
            SELECT version, \(word: .clock) - since AS age FROM item_standings_state WHERE network = \(network)
            """)
        guard let row, try row.decode("version") == SQLLedger.standingsVersion else { return false }
        return try row.decode("age", as: Int.self) >= Int(window * 1_000)
    }
}

extension SQLStore {
    /// While machines are brought up to date one by one, those that run the older program go on for so long, at most,
    /// and write items without this.
    private static let upgradeSeconds = 2 * 86_400.0

    /// Makes what items are counted by in a database that had none, or had it kept in another way.
    func refreshStandings() async throws { try await refreshStandings(after: 0) }

    /// To be called when a service starts: the last to do so after an upgrade makes good what an older program has
    /// written meanwhile.
    public func renewStandings() async throws { try await refreshStandings(after: SQLStore.upgradeSeconds) }

    private func refreshStandings(after window: Double) async throws {
        for network in try await networks() {
            let isDone = try await read(network) { try ($0 as? SQLLedger)?.areStandingsUpToDate(after: window) ?? true }
            if !isDone { _ = try await write(network) { try ($0 as? SQLLedger)?.rebuildStandings() } }
        }
    }
}

extension CalendarDate {
    /// Of what hasn't ended, and of what has no deadline.
    fileprivate static let last = CalendarDate("9999-12-31") ?? CalendarDate(dayNumber: 2_932_896)
}
