import Database

/// Connections that are lent out one at a time; who finds none waits in a queue.
actor ConnectionPool {
    private let address: PostgresAddress
    private let most: Int
    private var made = 0
    private var idle: [PostgresConnection] = []
    private var waiting: [CheckedContinuation<PostgresConnection, any Error>] = []
    private var isClosed = false
    private var closing: [CheckedContinuation<Void, Never>] = []

    init(to address: PostgresAddress, connections: Int) {
        self.address = address
        most = max(connections, 1)
    }

    /// - Throws: `DatabaseError` with code `closed`.
    func take() async throws -> PostgresConnection {
        guard !isClosed else { throw ConnectionPool.closed }
        if let connection = idle.popLast() { return connection }
        guard made == most else {
            made += 1
            return PostgresConnection(to: address)
        }
        return try await withCheckedThrowingContinuation { waiting.append($0) }
    }

    func giveBack(_ connection: PostgresConnection) {
        if !waiting.isEmpty { return waiting.removeFirst().resume(returning: connection) }
        idle.append(connection)
        if isClosed, idle.count == made { allAreBack() }
    }

    /// Waits for what is under way, also for those who wait already.
    func close() async {
        isClosed = true
        if idle.count < made { await withCheckedContinuation { closing.append($0) } }
        for connection in idle { await connection.close() }
    }

    private func allAreBack() {
        closing.forEach { $0.resume() }
        closing = []
    }

    private static var closed: DatabaseError {
        DatabaseError("going on", .closed, .permanent, "the database has been closed")
    }
}
