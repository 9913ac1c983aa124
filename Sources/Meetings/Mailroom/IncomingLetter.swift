public import FoundationEssentials

/// A mail that came in, as the mailroom understands it. All of it was written by somebody else.
public struct IncomingLetter: Hashable, Sendable {
    /// The writer's address in lower case; nil where there is none that could be written to.
    public var from: String?
    public var fromName: String
    /// Of an invitation's own reply address, `mailbox+token@domain`.
    public var token: String?
    /// The letter to whose return address it came, the address's MAC checked.
    public var returned: LetterID?
    public var subject: String
    public var messageID: String?
    /// The Message-IDs it says it answers, nearest first.
    public var answers: [String]
    /// Why nobody sat and wrote it; nil where somebody did.
    public var automatic: String?
    public var authentication: Authentication
    public var content: Content
    /// What the writer wrote, line by line: without what was quoted, and without the signature.
    public var words: [String]

    public init(
        from: String?, fromName: String = "", token: String? = nil, returned: LetterID? = nil, subject: String = "",
        messageID: String? = nil, answers: [String] = [], automatic: String? = nil,
        authentication: Authentication = .unknown, content: Content = .words, words: [String] = []
    ) {
        self.from = from
        self.fromName = fromName
        self.token = token
        self.returned = returned
        self.subject = subject
        self.messageID = messageID
        self.answers = answers
        self.automatic = automatic
        self.authentication = authentication
        self.content = content
        self.words = words
    }

    /// The receiving server's verdict on whether the writer's address is the writer's own (RFC 8601).
    public enum Authentication: String, Hashable, Sendable { case passed, failed, unknown }

    public enum Content: Hashable, Sendable {
        case words
        case calendar(CalendarReply)
        /// A calendar part that can't be acted on: beyond the limits, broken, or several that say different things.
        case unreadableCalendar(String)
        /// Outlook's own packing (`winmail.dat`), whose calendar part nobody else can read.
        case outlookOnly
        case bounce(Bounce)
        /// Not a mail that can be read, or beyond the limits.
        case unreadable(String)
    }

    /// The first line that isn't empty.
    public var firstLine: String? { words.first { !$0.allSatisfy(\.isWhitespace) } }
}

/// What a calendar program sends back about one meeting (RFC 5546 §3.2).
public struct CalendarReply: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable {
        case reply, counter, refresh
        /// What should not come to one who calls: `REQUEST`, `CANCEL`, `PUBLISH`, `ADD`, `DECLINECOUNTER`.
        case request, cancel, publish, add, declineCounter
    }

    public enum Status: String, Hashable, Sendable { case accepted, declined, tentative, delegated, none }

    public struct Attendee: Hashable, Sendable {
        /// In lower case.
        public var address: String
        public var name: String?
        public var status: Status
        /// Addresses in lower case (RFC 5545 §3.2.5).
        public var delegatedTo: [String]

        public init(address: String, name: String? = nil, status: Status, delegatedTo: [String] = []) {
            self.address = address
            self.name = name
            self.status = status
            self.delegatedTo = delegatedTo
        }
    }

    public var method: Method
    public var uid: String
    /// Nil where the program left it out.
    public var sequence: Int?
    /// When the answer was given; nil where the program left it out.
    public var stamp: Date?
    /// Nil where it isn't said, or in a zone that nobody knows.
    public var start: Date?
    public var end: Date?
    /// The one time of a series it is about. Our meetings are no series: it can only be the meeting's own start.
    public var recurrence: Date?
    /// It is about one time of a series, in a zone that nobody knows.
    public var hasUnknownRecurrence: Bool
    public var attendees: [Attendee]
    public var comment: String?

    public init(
        method: Method, uid: String, sequence: Int? = nil, stamp: Date? = nil, start: Date? = nil, end: Date? = nil,
        recurrence: Date? = nil, hasUnknownRecurrence: Bool = false, attendees: [Attendee] = [],
        comment: String? = nil
    ) {
        self.method = method
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.start = start
        self.end = end
        self.recurrence = recurrence
        self.hasUnknownRecurrence = hasUnknownRecurrence
        self.attendees = attendees
        self.comment = comment
    }
}

/// What a mail server says became of a letter (RFC 3464).
public struct Bounce: Hashable, Sendable {
    public enum Action: String, Hashable, Sendable { case failed, delayed, delivered }

    public struct Recipient: Hashable, Sendable {
        /// In lower case; nil where the report doesn't name one.
        public var address: String?
        public var action: Action
        /// `5.1.1` (RFC 3463 §2).
        public var status: String?
        /// What the server said, on one line.
        public var diagnostic: String?

        public init(address: String?, action: Action, status: String? = nil, diagnostic: String? = nil) {
            self.address = address
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
        }
    }

    public var recipients: [Recipient]
    /// Of the letter that came back with the report.
    public var messageID: String?
    /// False where it was read out of a text that is no report.
    public var isReport: Bool

    public init(recipients: [Recipient], messageID: String? = nil, isReport: Bool = true) {
        self.recipients = recipients
        self.messageID = messageID
        self.isReport = isReport
    }
}
