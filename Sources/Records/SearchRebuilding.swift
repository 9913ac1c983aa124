import Database
import Meetings

extension SQLLedger {
    func rebuildSearch() throws -> Int {
        try session.execute("DELETE FROM search_words WHERE network = \(network)")
        try session.execute("DELETE FROM search_documents WHERE network = \(network)")
        try session.execute("DELETE FROM search_vocabulary WHERE network = \(network)")
        for meeting in try meetings() { try index(meeting) }
        for item in try items() { try index(item) }
        for forum in try register()?.forums ?? [] {
            for matter in try cases(of: forum.id) { try index(matter) }
            for minutes in try minutes(of: forum.id) { try index(minutes) }
        }
        try session.save(
            in: "search_state", key: [("network", network)], [("version", SQLLedger.searchVersion)])
        let row = try session.queryOne("SELECT COUNT(*) AS count FROM search_documents WHERE network = \(network)")
        return try row?.decode("count") ?? 0
    }

    fileprivate var isSearchUpToDate: Bool {
        get throws {
            let row = try session.queryOne("SELECT version FROM search_state WHERE network = \(network)")
            return try row?.decode("version", as: Int.self) == SQLLedger.searchVersion
        }
    }
}

extension SQLStore {
    /// Makes the index of a database that had none, or one made in another way.
    func refreshSearch() async throws {
        for network in try await networks() {
            let isDone = try await read(network) { ledger in try (ledger as? SQLLedger)?.isSearchUpToDate ?? true }
            if !isDone { _ = try await write(network) { ledger in try ledger.rebuildSearch() } }
        }
    }
}
