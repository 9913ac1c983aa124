import Database
import Meetings

/// Knows whether anything has been written through it.
final class CountingSession: Session {
    private let session: any Session
    private(set) var hasWritten = false

    init(_ session: any Session) { self.session = session }

    func execute(_ sql: SQL) throws -> Int {
        let count = try session.execute(sql)
        if count > 0 { hasWritten = true }
        return count
    }

    func query(_ sql: SQL) throws -> [Row] { try session.query(sql) }
}

extension Session {
    /// In the same transaction as what was written.
    func countChange(of network: NetworkID) throws {
        try execute(
            """
            INSERT INTO changes (network, number) VALUES (\(network), 1)
            ON CONFLICT (network) DO UPDATE SET number = changes.number + 1
            """)
    }
}
