import HTTPTypes
import Meetings
import Synchronization

/// Pages that were made and may be shown again, as long as the books they were made from haven't changed.
final class PageKeep: Sendable {
    struct Key: Hashable {
        var address: String
        var network: NetworkID?
        var change: Int
        var reader: String
        var language: Language
        /// Pages say «om 3 dagar»: none is older than a minute.
        var minute: Int
    }

    private struct Kept {
        var replies: [Key: Reply] = [:]
        var bytes = 0
    }

    private static let mostBytes = 16 << 20

    private let kept = Mutex(Kept())

    func reply(_ key: Key) -> Reply? { kept.withLock { $0.replies[key] } }

    func keep(_ reply: Reply, as key: Key) {
        guard reply.status == .ok, case .bytes(let bytes) = reply.content, bytes.count < Self.mostBytes / 4 else {
            return
        }
        kept.withLock { kept in
            // What is left of the minute before goes with the rest: simpler than to know what was looked at last.
            if kept.bytes + bytes.count > Self.mostBytes { kept = Kept() }
            if kept.replies.updateValue(reply, forKey: key) == nil { kept.bytes += bytes.count }
        }
    }
}
