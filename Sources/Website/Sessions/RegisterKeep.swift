import Meetings
import Synchronization

/// Registers as they were read last, for as long as their networks' books are as they were.
final class RegisterKeep: Sendable {
    private struct Kept {
        var change: Int
        var register: Register?
    }

    private let kept = Mutex<[NetworkID: Kept]>([:])

    func register(of network: NetworkID, change: Int, in store: any Store) async throws -> Register? {
        if let kept = kept.withLock({ $0[network] }), kept.change == change { return kept.register }
        let register = try await store.read(network) { try $0.register() }
        // Networks that don't exist are asked for by strangers, in any number.
        if let register { kept.withLock { $0[network] = Kept(change: change, register: register) } }
        return register
    }
}
