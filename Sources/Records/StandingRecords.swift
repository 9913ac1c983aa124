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
        try session.save(
            in: "item_standings_state", key: [("network", network)], [("version", SQLLedger.standingsVersion)])
    }

    fileprivate var areStandingsUpToDate: Bool {
        get throws {
            let row = try session.queryOne("SELECT version FROM item_standings_state WHERE network = \(network)")
            return try row?.decode("version", as: Int.self) == SQLLedger.standingsVersion
        }
    }
}

extension SQLStore {
    /// Makes what items are counted by in a database that had none, or had it kept in another way.
    func refreshStandings() async throws {
        for network in try await networks() {
            let isDone = try await read(network) { try ($0 as? SQLLedger)?.areStandingsUpToDate ?? true }
            if !isDone { _ = try await write(network) { try ($0 as? SQLLedger)?.rebuildStandings() } }
        }
    }
}

extension CalendarDate {
    /// Of what hasn't ended, and of what has no deadline.
    fileprivate static let last = CalendarDate("9999-12-31") ?? CalendarDate(dayNumber: 2_932_896)
}
