import BlockingExecutor

/// Letters out over SMTP, on several connections at once.
public actor SMTPTransport {
    private let settings: ConnectionSettings
    private let helloName: String
    private let maximumConnections: Int
    private let server = ServerWits()
    /// The connection used last comes first, so that those not needed stay idle.
    private var idle: [Resting] = []
    private var inUse = 0
    private var queue: [CheckedContinuation<SMTPConnection, Never>] = []

    private struct Resting {
        let connection: SMTPConnection
        /// The letter that comes next on it, where that is known.
        let next: String?
    }

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

    /// For one who sends letter after letter: connections that are opened there stay there, so that nothing of a letter
    /// is handed from thread to thread.
    public nonisolated func thread() -> any TaskExecutor { BlockingExecutor(label: "SMTP").forTasks }

    /// Delivers one letter, after those that came before when all connections are busy.
    ///
    /// - Parameters: see `SMTPConnection.send`.
    public func deliver(
        _ letter: WireLetter, next: WireLetter? = nil, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        let connection = await borrow(for: letter)
        let outcome = await connection.send(letter, next: next, beforeDot: beforeDot)
        giveBack(connection, next: next)
        return outcome
    }

    /// The one that has the letter's envelope, or one that has nobody's and is on no other's thread; any other only
    /// when there can be no more.
    private func borrow(for letter: WireLetter) async -> SMTPConnection {
        let isFull = inUse + idle.count >= maximumConnections
        let here = BlockingExecutor.current
        let place =
            idle.lastIndex { $0.next == letter.id }
            ?? idle.lastIndex { $0.next == nil && (here == nil || $0.connection.executor === here) }
            ?? (isFull ? idle.indices.last : nil)
        if let place {
            inUse += 1
            return idle.remove(at: place).connection
        }
        if !isFull {
            inUse += 1
            return SMTPConnection(to: settings, helloName: helloName, server: server)
        }
        return await withCheckedContinuation { queue.append($0) }
    }

    private func giveBack(_ connection: SMTPConnection, next: WireLetter?) {
        if queue.isEmpty {
            inUse -= 1
            idle.append(Resting(connection: connection, next: next?.id))
        } else {
            queue.removeFirst().resume(returning: connection)
        }
    }

    /// Hangs up on the connections that nobody is using: when there is nothing more to send for now, and at the end.
    public func closeIdle() async {
        let connections = idle
        idle = []
        for resting in connections { await resting.connection.close() }
    }
}
