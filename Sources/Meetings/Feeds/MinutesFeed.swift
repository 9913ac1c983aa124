public import FoundationEssentials

/// A forum's published minutes, newest first: which there are and where, not what they say.
public struct MinutesFeed: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var meeting: Meeting
        public var status: MinutesRecord.Status
        /// When they first were in the books, and when they last became otherwise.
        public var published: Date
        public var updated: Date
        /// `tag:` (RFC 4151), for good.
        public var id: String
    }

    public var network: Network
    public var forum: Forum
    public var id: String
    public var entries: [Entry]
    /// Of the newest entry; nil without any.
    public var updated: Date? { entries.map(\.updated).max() }

    public static let mostEntries = 50
}

extension Books {
    /// - Parameter isPublic: the public sees approved minutes only, members all that have been sent to them.
    func minutesFeed(of forum: Forum, isPublic: Bool) throws -> MinutesFeed {
        let network = register.network
        let records = try ledger.minutes(of: forum.id).filter {
            $0.status == .approved || (!isPublic && $0.isPublished)
        }
        let entries = try records.suffix(MinutesFeed.mostEntries).reversed().compactMap {
            record -> MinutesFeed.Entry? in
            guard let meeting = try ledger.meeting(record.meeting) else { return nil }
            let tag = "tag:\(network.domain),\(meeting.planned):\(network.id)/\(forum.id)/minutes"
            return MinutesFeed.Entry(
                meeting: meeting, status: record.status, published: record.imported,
                updated: max(record.imported, record.approval?.at ?? record.imported), id: tag)
        }
        return MinutesFeed(
            network: network, forum: forum, id: "tag:\(network.domain),2023:\(network.id)/\(forum.id)/minutes",
            entries: entries)
    }
}
