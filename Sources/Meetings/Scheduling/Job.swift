public import FoundationEssentials

/// Something to wake up for: written in the same transaction as what made it necessary.
public struct Job: Hashable, Codable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Call the meeting's members, when it has come within the horizon.
        case call
        /// Ask for cases and contributions, T−21.
        case collect
        /// Ask once more those whose turn it is to present, and who haven't answered in time.
        case collectReminder = "collect-reminder"
        /// Tell the leader, or the coordinator, that the agenda waits, T−12.
        case agendaDue = "agenda-due"
        /// The day's reminders, and the coordinator's digest.
        case daily
    }

    public enum State: String, Codable, Sendable { case waiting, done, failed, dropped }

    /// Unique: `agenda-due:<meeting>:<date>`, so that any number of schedulers make one job of it.
    public var key: String
    public var kind: Kind
    public var meeting: MeetingID?
    public var due: Date
    public var state: State
    public var attempts: Int
    public var done: Date?

    public init(key: String, kind: Kind, meeting: MeetingID? = nil, due: Date) {
        self.key = key
        self.kind = kind
        self.meeting = meeting
        self.due = due
        state = .waiting
        attempts = 0
    }
}
