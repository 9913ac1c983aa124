import Synchronization

/// Letters out over SMTP, on several connections at once.
public final class SMTPTransport: Sendable {
    private let settings: ConnectionSettings
    private let helloName: String
    private let maximumConnections: Int
    private let server = ServerWits()
    private let sockets: SocketThread
    private let lending = Mutex(Lending())

    private struct Lending {
        /// The connection used last comes last, so that those not needed stay idle.
        var idle: [Resting] = []
        var inUse = 0
        var queue: [CheckedContinuation<SMTPConnection, Never>] = []

        /// The one that has the letter's envelope, or one that has nobody's; any other only when there can be no more.
        func place(for letter: WireLetter, isFull: Bool) -> Int? {
            idle.lastIndex { $0.next == letter.id } ?? idle.lastIndex { $0.next == nil }
                ?? (isFull ? idle.indices.last : nil)
        }
    }

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
        sockets = SocketThread(mayBlock: connections <= 1)
    }

    /// For who sends letter after letter: nothing of them is handed from thread to thread.
    public var thread: any TaskExecutor { sockets }

    /// Delivers one letter, after those that came before when all connections are busy.
    ///
    /// - Parameters: see `SMTPConnection.send`.
    public func deliver(
        _ letter: WireLetter, next: WireEnvelope? = nil, beforeDot: @Sendable () async throws -> Bool
    ) async -> DeliveryOutcome {
        let connection = await borrow(for: letter)
        let outcome = await connection.send(letter, next: next, beforeDot: beforeDot)
        giveBack(connection, next: next)
        return outcome
    }

    private func borrow(for letter: WireLetter) async -> SMTPConnection {
        await withCheckedContinuation { waiting in
            let connection: SMTPConnection? = lending.withLock { lending in
                let isFull = lending.inUse + lending.idle.count >= maximumConnections
                let place = lending.place(for: letter, isFull: isFull)
                guard place != nil || !isFull else {
                    lending.queue.append(waiting)
                    return nil
                }
                lending.inUse += 1
                return place.map { lending.idle.remove(at: $0).connection }
                    ?? SMTPConnection(to: settings, helloName: helloName, server: server, on: sockets)
            }
            if let connection { waiting.resume(returning: connection) }
        }
    }

    private func giveBack(_ connection: SMTPConnection, next: WireEnvelope?) {
        let waiting: CheckedContinuation<SMTPConnection, Never>? = lending.withLock { lending in
            if !lending.queue.isEmpty { return lending.queue.removeFirst() }
            lending.inUse -= 1
            lending.idle.append(Resting(connection: connection, next: next?.id))
            return nil
        }
        waiting?.resume(returning: connection)
    }

    /// Hangs up on the connections that nobody is using: when there is nothing more to send for now, and at the end.
    public func closeIdle() async {
        let resting = lending.withLock { lending in
            defer { lending.idle = [] }
            return lending.idle
        }
        // Each may have to wait for its goodbye to be answered.
        await withDiscardingTaskGroup { group in
            for one in resting { group.addTask { await one.connection.close() } }
        }
    }
}
