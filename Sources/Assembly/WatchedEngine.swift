import Database
import Meetings

/// A database whose faults are counted, and which knows why nothing could be written the last time.
struct WatchedEngine: DatabaseEngine {
    let engine: any DatabaseEngine
    let pulse: Pulse

    var dialect: Dialect { engine.dialect }

    var writersThread: (any TaskExecutor)? { engine.writersThread }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        do {
            return try await engine.read(body)
        } catch let fault as DatabaseError {
            pulse.countFault(fault.code.rawValue)
            throw fault
        }
    }

    @discardableResult
    func write<Result: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        do {
            let (result, hasWritten) = try await engine.write(isolation) { session in
                let watched = WatchedSession(session)
                return (try body(watched), watched.hasWritten)
            }
            // A transaction that changes nothing succeeds on a full disk, too.
            if hasWritten { pulse.wrote() }
            return result
        } catch let fault as DatabaseError {
            pulse.countFault(fault.code.rawValue, Pulse.WriteTrouble(fault.code))
            throw fault
        }
    }

    func snapshot() async throws -> any Snapshot { try await engine.snapshot() }

    func settleCounters() async throws { try await engine.settleCounters() }

    func close() async throws { try await engine.close() }
}

/// Knows whether anything has been changed through it.
private final class WatchedSession: Session {
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

extension Pulse.WriteTrouble {
    /// Nil for what says nothing about whether something else could be written.
    fileprivate init?(_ code: DatabaseError.Code) {
        switch code {
        case .full: self = .full
        case .readOnly: self = .readOnly
        case .disk: self = .disk
        case .busy: self = .busy
        default: return nil
        }
    }
}
