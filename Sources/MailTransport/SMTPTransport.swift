/// Letters out over SMTP, on several connections at once.
public actor SMTPTransport {
    private let settings: ConnectionSettings
    private let helloName: String
    private let maximumConnections: Int
    /// The connection used last comes first, so that those not needed stay idle.
    private var idle: [SMTPConnection] = []
    private var inUse = 0
    private var queue: [CheckedContinuation<SMTPConnection, Never>] = []

    /// Connects to nothing yet.
    ///
    /// - Parameters:
    ///   - connections: how many at most, one at least.
    ///   - helloName: what this machine calls itself to the server.
    public init(to settings: ConnectionSettings, connections: Int, helloName: String) {
        self.settings = settings
        self.helloName = helloName
        maximumConnections = max(1, connections)
    }

    /// Connects once and hangs up.
    public func check() async throws(TransportError) {
        let connection = SMTPConnection(to: settings, helloName: helloName)
        try await connection.connect()
        await connection.close()
    }

    /// Delivers one letter, after those that came before when all connections are busy.
    ///
    /// - Parameter beforeDot: see `SMTPConnection.send`.
    public func deliver(
        _ letter: WireLetter, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        let connection = await borrow()
        let outcome = await connection.send(letter, beforeDot: beforeDot)
        giveBack(connection)
        return outcome
    }

    private func borrow() async -> SMTPConnection {
        if let connection = idle.popLast() {
            inUse += 1
            return connection
        }
        if inUse < maximumConnections {
            inUse += 1
            return SMTPConnection(to: settings, helloName: helloName)
        }
        return await withCheckedContinuation { queue.append($0) }
    }

    private func giveBack(_ connection: SMTPConnection) {
        if queue.isEmpty {
            inUse -= 1
            idle.append(connection)
        } else {
            queue.removeFirst().resume(returning: connection)
        }
    }

    /// Hangs up on the connections that nobody is using: when there is nothing more to send for now, and at the end.
    public func closeIdle() async {
        let connections = idle
        idle = []
        for connection in connections { await connection.close() }
    }
}
