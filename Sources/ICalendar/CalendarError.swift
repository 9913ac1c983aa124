/// Why a calendar object could not be written or read. Nothing here mends itself: the same input is refused again.
public struct CalendarError: Error, Hashable, Sendable {
    public enum Attempt: String, Sendable {
        case writing, reading
    }

    public enum Permanence: String, Sendable {
        case permanent
    }

    public enum Code: String, Sendable {
        /// A value that no calendar object may hold: an address, a UID, a time that does not exist.
        case badValue = "bad-value"
        /// The method demands something that is not there, or forbids something that is.
        case badObject = "bad-object"
        /// The bytes are not a calendar object.
        case malformed
        /// More of something than `CalendarLimits` allows.
        case tooMuch = "too-much"
        /// Events of several meetings in one message.
        case severalEvents = "several-events"
        /// The message is about a task, a journal or somebody's free time; `detail` is the component's name.
        case notAnEvent = "not-an-event"
        /// libical gave nothing back.
        case library
    }

    public var attempt: Attempt
    public var code: Code
    /// In English, for logs: the property or limit and what is wrong, never a person's name or address.
    public var detail: String

    public var permanence: Permanence { .permanent }

    public init(_ attempt: Attempt, _ code: Code, _ detail: String) {
        self.attempt = attempt
        self.code = code
        self.detail = detail
    }
}
