import FoundationEssentials
import Meetings
import Synchronization

/// Whether a network's books are still as they were. Asked of the store at most twenty times a second: what another
/// process or machine has written is seen within that time, what this one has written at once.
final class ChangeWatch: Sendable {
    private struct Seen {
        var number: Int
        var at: ContinuousClock.Instant
    }

    private static let trusted = Duration.milliseconds(50)

    private let store: any Store
    private let seen = Mutex<[NetworkID: Seen]>([:])

    init(_ store: any Store) { self.store = store }

    func number(of network: NetworkID) async throws -> Int {
        if let number = justSeen(network) { return number }
        let now = ContinuousClock.now
        let number = try await store.changes(of: network)
        seen.withLock { $0[network] = Seen(number: number, at: now) }
        return number
    }

    /// The number where it was looked at so lately that it is trusted; nil where it must be looked at anew.
    func justSeen(_ network: NetworkID) -> Int? {
        let now = ContinuousClock.now
        return seen.withLock { $0[network] }.flatMap { now - $0.at < Self.trusted ? $0.number : nil }
    }

    /// Something may have been written here.
    func forget(_ network: NetworkID?) {
        seen.withLock { seen in
            if let network { seen[network] = nil } else { seen = [:] }
        }
    }
}
