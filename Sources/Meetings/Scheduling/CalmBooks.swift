import FoundationEssentials
import Synchronization

/// Books in which the last look found nothing to do. They needn't be opened before something is written in them, or a
/// time comes that something waits for: with many networks, this is what a scheduler does most of the time.
final class CalmBooks: Sendable {
    /// What was there to see.
    struct Look: Hashable, Sendable {
        /// The books' number of changes before they were opened.
        var change: Int
        var at: Date
        /// What comes by itself comes then.
        var until: Date
    }

    private let looks = Mutex<[NetworkID: Look]>([:])

    func note(_ look: Look, for network: NetworkID) { looks.withLock { $0[network] = look } }

    /// Also false where the clock has been set back.
    func holds(for network: NetworkID, change: Int, now: Date) -> Bool {
        guard let look = looks.withLock({ $0[network] }) else { return false }
        return look.change == change && (look.at..<look.until).contains(now)
    }
}
