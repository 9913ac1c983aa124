public import FoundationEssentials

/// The way in: a folder on a mail server, whose messages are taken in and put away.
public protocol LetterBox: Sendable {
    /// What it is called where it is noted which messages it held. Two boxes never have the same name.
    var name: String { get }
    /// Those that lie there after the one named, by UID; from the beginning where none is named, or where the folder
    /// was made anew since. Empty when there are no more.
    func messages(after last: InboxMail.Source?) async throws -> [BoxedMessage]
    /// Nil where the message is no longer there.
    func fetch(_ source: InboxMail.Source, limitBytes: Int) async throws -> FetchedMessage?
    /// Puts the message away. Nothing is to be done where it is no longer there.
    func file(_ source: InboxMail.Source, in folder: BoxFolder) async throws
    /// Ends when mail may have come, when the time is up, or at once when the task is cancelled.
    func waitForMail(atMostSeconds seconds: Int) async throws
    /// There is nothing more to do for now: what is held open may be closed.
    func rest() async
}

/// A message as the box lists it.
public struct BoxedMessage: Hashable, Sendable {
    public var source: InboxMail.Source
    /// As the server says; not all servers' figures are true.
    public var sizeBytes: Int?
    /// When the server received it; nil where it doesn't say.
    public var arrived: Date?

    public init(source: InboxMail.Source, sizeBytes: Int?, arrived: Date?) {
        self.source = source
        self.sizeBytes = sizeBytes
        self.arrived = arrived
    }
}

public struct FetchedMessage: Hashable, Sendable {
    public var bytes: [UInt8]
    /// There is more than was asked for.
    public var isCut: Bool

    public init(bytes: [UInt8], isCut: Bool) {
        self.bytes = bytes
        self.isCut = isCut
    }
}

/// Where a message is put away.
public enum BoxFolder: String, Sendable, CaseIterable {
    case handled
    /// Waits for the coordinator.
    case quarantine
}
