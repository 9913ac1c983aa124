public import FoundationEssentials

/// Everything the core needs from outside, put together once, by hand.
public struct Environment: Sendable {
    public var store: any Store
    public var correspondence: any Correspondence
    public var time: TimeSource
    public var ids: IDSource
    public var rules: RuleBook
    public var breaks: SchoolBreaks
    /// Nil where nothing can be signed.
    public var links: LinkIssuer?
    /// Nil where no documents can be made.
    public var documents: DocumentTools?
    /// Nil where registers aren't read from files.
    public var registerFiles: RegisterFiles?
    /// Addresses that may do everything, in lower case.
    public var administrators: Set<String>
    /// How the services of this process are doing.
    public let pulse: Pulse

    public init(
        store: any Store, correspondence: any Correspondence, time: TimeSource, ids: IDSource,
        rules: RuleBook = RuleBook(), breaks: SchoolBreaks, links: LinkIssuer? = nil,
        documents: DocumentTools? = nil, registerFiles: RegisterFiles? = nil, administrators: Set<String> = [],
        pulse: Pulse = Pulse()
    ) {
        self.store = store
        self.correspondence = correspondence
        self.time = time
        self.ids = ids
        self.rules = rules
        self.breaks = breaks
        self.links = links
        self.documents = documents
        self.registerFiles = registerFiles
        self.administrators = Set(administrators.map { $0.lowercased() })
        self.pulse = pulse
    }
}

/// The numbers a network may set: days before and after a meeting (`domain.md` §2.1, §3.2.6).
public struct RuleBook: Hashable, Sendable {
    /// Cases and contributions are asked for this many days before the meeting.
    public var collectDays = 21
    /// And wanted this many days before it.
    public var casesInDays = 7
    public var clearingDays = 12
    public var agendaDays = 10
    /// Working days after the meeting.
    public var minutesWorkingDays = 3
    public var remarksDays = 10
    public var replyDays = 7
    /// When the day's letters are made.
    public var daily = TimeOfDay.midnight.adding(minutes: 7 * 60 + 30)
    /// At most so many receipts and questions to one person in 24 hours: two machines must not keep each other talking.
    public var answersPerDay = 10
    /// Letters with a new link, to one person in 24 hours.
    public var newLinksPerDay = 3
    /// To one domain, at most so many letters leave in a minute; 0 for as many as there are.
    public var lettersPerMinute = 0
    /// The files of an agenda go with the letter where all of them together are no more than this; else, or with 0,
    /// the letter leads to them.
    public var mailedFileBytes = 0
    /// No reminders on weekends, public holidays and in the summer break.
    public var quiet = true

    public init() {}
}

/// Turns a notice into a letter's bytes, and a mail's bytes into what it says. It can't send anything.
public protocol Correspondence: Sendable {
    func write(_ notice: Notice, _ envelope: Envelope) throws -> WrittenLetter
    /// The letter with a text in place of each mark; the marks are as long as one another and begin alike.
    func fill(_ marks: [String: String], in letter: [UInt8]) -> [UInt8]
    /// The text of a letter that was written here, and its HTML where it has any, as a mail program would show them.
    func shown(_ letter: [UInt8]) -> (text: String, html: String?)
    /// What a mail says to the network. Whatever the bytes, there is an answer.
    func read(_ raw: [UInt8], network: Network) -> IncomingLetter
    /// The addresses a mail was sent to, in lower case, without `+token`.
    func recipients(of raw: [UInt8]) -> [String]
    /// SHA-256 as hex, of the whole and of what follows the header.
    func digests(of raw: [UInt8]) -> (whole: String, body: String)
    /// A calendar to subscribe to (interop.md §1.4), deterministic: the same facts give the same bytes.
    func feed(_ feed: CalendarFeed) throws -> [UInt8]
}

/// Who a letter is for, and what is fixed about it before it is written.
public struct Envelope: Sendable {
    public var register: Register
    public var recipient: Person
    public var letter: LetterID
    /// When it is written: the letter's Date and, for invitations, no later than the DTSTAMP.
    public var now: Date
    /// The addresses of the links it may carry; empty where there are no pages to lead to. Each has a mark where the
    /// token will stand.
    public var links: [LinkPurpose: String]

    public init(
        register: Register, recipient: Person, letter: LetterID, now: Date, links: [LinkPurpose: String] = [:]
    ) {
        self.register = register
        self.recipient = recipient
        self.letter = letter
        self.now = now
        self.links = links
    }
}

public struct WrittenLetter: Hashable, Sendable {
    public var subject: String
    public var messageID: String
    public var returnAddress: String
    public var bytes: [UInt8]

    public init(subject: String, messageID: String, returnAddress: String, bytes: [UInt8]) {
        self.subject = subject
        self.messageID = messageID
        self.returnAddress = returnAddress
        self.bytes = bytes
    }
}
