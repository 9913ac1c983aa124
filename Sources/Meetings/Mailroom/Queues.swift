public import FoundationEssentials

/// How much waits, in all networks together.
public struct Queues: Hashable, Sendable {
    /// How many letters are in each state; states that none is in are left out.
    public var letters: [OutboxLetter.State: Int] = [:]
    /// When the oldest letter was written that is on its way out: `ready`, `leased` or `dot`.
    public var oldestUnsent: Date?
    /// How many mails are in each state, as far as there is something to be done about them.
    public var mails: [InboxMail.State: Int] = [:]
    public var jobs = 0
    /// When the next waiting job is due, or was.
    public var nextJob: Date?

    public init() {}
}
