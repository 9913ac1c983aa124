public import FoundationEssentials

/// A letter on its way out. Its bytes, Message-ID and return address are fixed when it is written here,
/// and every try sends the same.
public struct OutboxLetter: Hashable, Codable, Sendable, Identifiable {
    /// `ready → leased → dot → sent | bounced`, and `unknown` where no answer to the final dot was seen.
    public enum State: String, Codable, Sendable, CaseIterable {
        case ready, leased, dot, sent, bounced, unknown, held, cancelled, expired
    }

    public var id: LetterID
    public var network: NetworkID
    /// What kind of letter, `invitation`, `reminder`.
    public var kind: String
    /// (kind, object, version, recipient, occurrence): a second letter with the same key is never written.
    public var dedupeKey: String
    public var meeting: MeetingID?
    public var person: PersonID?
    /// The recipient's address, and the only one.
    public var to: String
    /// The return address, with a MAC so that a bounce finds its letter.
    public var returnAddress: String
    public var subject: String
    public var messageID: String
    public var body: [UInt8]
    public var state: State
    public var notBefore: Date
    /// Not sent after this: a reminder of a meeting that has been is worse than none.
    public var expires: Date?
    public var created: Date
    public var attempts: Int
    /// Raised at every claim; an update by an older holder changes nothing.
    public var token: Int
    public var owner: String?
    public var leaseUntil: Date?
    public var done: Date?
    public var replyCode: Int?
    public var replyText: String?
    /// How often it was sent once more because nobody knew whether it had arrived: never more than once.
    public var resends: Int

    public init(
        id: LetterID, network: NetworkID, kind: String, dedupeKey: String, meeting: MeetingID? = nil,
        person: PersonID? = nil, to: String, returnAddress: String, subject: String, messageID: String,
        body: [UInt8], notBefore: Date, expires: Date? = nil, created: Date
    ) {
        self.id = id
        self.network = network
        self.kind = kind
        self.dedupeKey = dedupeKey
        self.meeting = meeting
        self.person = person
        self.to = to
        self.returnAddress = returnAddress
        self.subject = subject
        self.messageID = messageID
        self.body = body
        state = .ready
        self.notBefore = notBefore
        self.expires = expires
        self.created = created
        attempts = 0
        token = 0
        resends = 0
    }
}

/// A claim on a letter: only who holds it may change the letter's state.
public struct Lease: Hashable, Sendable {
    public var letter: LetterID
    public var owner: String
    public var token: Int

    public init(letter: LetterID, owner: String, token: Int) {
        self.letter = letter
        self.owner = owner
        self.token = token
    }
}

/// How a try ended.
public enum DeliveryResult: Hashable, Sendable {
    case accepted(code: Int, text: String)
    case refusedForNow(code: Int, text: String)
    case refusedForGood(code: Int, text: String)
    /// The connection failed before the final dot: certainly not delivered.
    case notSent(text: String)
    /// No answer to the final dot was seen: nobody knows.
    case unknown(text: String)
}

/// One try, kept for good.
public struct DeliveryAttempt: Hashable, Codable, Sendable {
    public var letter: LetterID
    public var token: Int
    public var outcome: String
    public var code: Int?
    public var text: String
    public var at: Date

    public init(letter: LetterID, token: Int, outcome: String, code: Int?, text: String, at: Date) {
        self.letter = letter
        self.token = token
        self.outcome = outcome
        self.code = code
        self.text = text
        self.at = at
    }
}
