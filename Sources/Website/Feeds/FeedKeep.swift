import FoundationEssentials
import HTTPTypes
import Meetings
import NIOCore
import Synchronization

/// Feeds as they were written last. Calendar programs ask every hour and nearly always get what they have: as long as
/// the network's books are as they were, neither the books are opened nor the token looked up.
final class FeedKeep: Sendable {
    /// A feed as it goes out.
    struct Written: Sendable {
        var type: String
        var bytes: ByteBuffer
        /// `"…"`, strong (RFC 9110 §8.8.1): the same bytes have the same tag.
        var tag: String
        var changed: Date?
        var file: String
        /// The whole header of the answer that nothing has changed.
        var unchanged = HTTPFields()
    }

    private struct Kept {
        var network: NetworkID
        var change: Int
        /// Who holds what may be otherwise on another day.
        var until: Date
        var written: Written
    }

    private struct Shelf {
        var feeds: [String: Kept] = [:]
        var bytes = 0
    }

    private static let mostBytes = 24 << 20

    private let shelf = Mutex(Shelf())

    /// - Parameter key: the token, or what a public feed is of.
    func network(of key: String) -> NetworkID? { shelf.withLock { $0.feeds[key]?.network } }

    func written(_ key: String, change: Int, now: Date) -> Written? {
        guard let kept = shelf.withLock({ $0.feeds[key] }), kept.change == change, now < kept.until else { return nil }
        return kept.written
    }

    func keep(_ written: Written, as key: String, in network: NetworkID, change: Int, until: Date) {
        guard written.bytes.readableBytes < Self.mostBytes / 4 else { return }
        shelf.withLock { shelf in
            if shelf.bytes + written.bytes.readableBytes > Self.mostBytes { shelf = Shelf() }
            let kept = Kept(network: network, change: change, until: until, written: written)
            let earlier = shelf.feeds.updateValue(kept, forKey: key)
            shelf.bytes += written.bytes.readableBytes - (earlier?.written.bytes.readableBytes ?? 0)
        }
    }

    func forget(_ key: String) {
        shelf.withLock { shelf in
            shelf.bytes -= shelf.feeds.removeValue(forKey: key)?.written.bytes.readableBytes ?? 0
        }
    }
}

extension FeedKeep.Written {
    /// All of it, or that nothing has changed. A tag that is asked about comes before a time (RFC 9110 §13.2.2).
    func reply(to headers: HTTPFields) -> Reply {
        var reply = isKnown(headers) ? Reply(.notModified) : Reply(.ok, type: type, buffer: bytes)
        reply.headers[.eTag] = tag
        if let changed { reply.headers[.lastModified] = HTTPDate.text(changed) }
        reply.headers[.cacheControl] = "private, no-cache"
        reply.headers[.contentDisposition] = "inline; filename=\"\(file)\""
        reply.headers[.referrerPolicy] = "no-referrer"
        reply.headers[.robots] = "noindex"
        return reply
    }

    private func isKnown(_ headers: HTTPFields) -> Bool {
        if let asked = headers[.ifNoneMatch] { return Reply.matches(tag, asked) }
        guard let since = headers[.ifModifiedSince].flatMap(HTTPDate.instant), let changed else { return false }
        return changed.timeIntervalSince1970.rounded(.down) <= since.timeIntervalSince1970
    }
}

extension HTTPField.Name {
    static let robots = HTTPField.Name("X-Robots-Tag") ?? .server
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, RFC 9110 §5.6.7.
enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ instant: Date) -> String {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        let date = Zone.utc.date(instant)
        let (year, month, day) = date.parts
        let rest = seconds - date.dayNumber * 86_400
        let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
        return "\(days[date.weekday.isoNumber - 1]), \(padded(day)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Nil for anything else, the two old forms among it: then everything is sent.
    static func instant(_ text: String) -> Date? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = months.firstIndex(of: String(parts[2])), let date = CalendarDate(year, month + 1, day)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let seconds = date.dayNumber * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
        return Date(timeIntervalSince1970: Double(seconds))
    }
}
