public import FoundationEssentials

/// A mail as it came, kept whole before anything is done about it, and what was done.
public struct InboxMail: Hashable, Sendable, Identifiable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// Kept, and not looked at yet.
        case fresh
        /// What it asked for is done, or there was nothing to do.
        case done
        /// The coordinator has to look at it.
        case waiting
        case accepted, rejected
    }

    /// What became of it, as other programs are told.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case answer, command, bounce
        case autoReply = "auto-reply"
        case duplicate, quarantined, ignored
    }

    /// Where it lay in a mailbox (RFC 9051 §2.3.1).
    public struct Source: Hashable, Codable, Sendable {
        public var mailbox: String
        public var uidValidity: Int
        public var uid: Int

        public init(mailbox: String, uidValidity: Int, uid: Int) {
            self.mailbox = mailbox
            self.uidValidity = uidValidity
            self.uid = uid
        }
    }

    public var network: NetworkID
    /// The network's own, in the order of arrival; 0 before it is kept.
    public var number: Int
    /// SHA-256 of all its bytes, and of what follows its header, as hex.
    public var digest: String
    public var bodyDigest: String
    public var messageID: String?
    public var from: String?
    public var subject: String
    /// Empty where it was read without.
    public var raw: [UInt8]
    public var arrived: Date
    public var state: State
    public var filing: Filing?
    /// When, and by whom, it was accepted or rejected.
    public var settled: Date?
    public var settledBy: String?

    public var id: Int { number }

    public init(
        network: NetworkID, number: Int = 0, digest: String, bodyDigest: String, messageID: String? = nil,
        from: String? = nil, subject: String = "", raw: [UInt8], arrived: Date, state: State = .fresh,
        filing: Filing? = nil
    ) {
        self.network = network
        self.number = number
        self.digest = digest
        self.bodyDigest = bodyDigest
        self.messageID = messageID
        self.from = from
        self.subject = subject
        self.raw = raw
        self.arrived = arrived
        self.state = state
        self.filing = filing
    }
}

/// How a mail was dealt with, and why.
public struct Filing: Hashable, Codable, Sendable {
    public var outcome: InboxMail.Outcome
    /// Stable, in English, `cancelled-meeting`.
    public var reason: String
    /// The same in words.
    public var detail: Trilingual
    public var meeting: MeetingID?
    public var person: PersonID?
    /// The letter it is about.
    public var letter: LetterID?
    /// The items it is about.
    public var items: [ItemKey]
    /// The coordinator has to look at it.
    public var waits: Bool
    /// What the coordinator can say yes to.
    public var proposal: Proposal?
    /// Where the mail asked for several things: how each of them was dealt with. The whole has no proposal then.
    public internal(set) var parts: [Filing]?
    /// It came by a link of the person's own, or from who had signed in: whose it is, is known.
    public internal(set) var isVouchedFor: Bool?

    public init(
        _ outcome: InboxMail.Outcome, _ reason: String, _ detail: Trilingual, meeting: MeetingID? = nil,
        person: PersonID? = nil, letter: LetterID? = nil, items: [ItemKey] = [], waits: Bool = false,
        proposal: Proposal? = nil
    ) {
        self.outcome = outcome
        self.reason = reason
        self.detail = detail
        self.meeting = meeting
        self.person = person
        self.letter = letter
        self.items = items
        self.waits = waits
        self.proposal = proposal
    }

    /// Waits for the coordinator.
    static func waiting(
        _ reason: String, _ detail: Trilingual, meeting: MeetingID? = nil, person: PersonID? = nil,
        letter: LetterID? = nil, items: [ItemKey] = [], proposal: Proposal? = nil
    ) -> Filing {
        Filing(
            .quarantined, reason, detail, meeting: meeting, person: person, letter: letter, items: items, waits: true,
            proposal: proposal)
    }

    public struct ItemKey: Hashable, Codable, Sendable {
        public var forum: ForumID
        public var number: Int

        public init(_ forum: ForumID, _ number: Int) {
            self.forum = forum
            self.number = number
        }
    }

    /// What accepting the mail does.
    public enum Proposal: Hashable, Codable, Sendable {
        /// Records the answer as the person's own.
        case answer(Answer.State, comment: String?)
        /// Moves the meeting to the time that was proposed (COUNTER).
        case move(Slot)
        /// Calls the person in the place of the one who wrote.
        case deputy(PersonID)
        /// Takes the deputy off again: the one who wrote comes after all.
        case withdraw(PersonID)
        /// Closes the items, though another answers for them.
        case done
        /// Gives the items a new deadline, as it was written.
        case extend(String)
        /// Puts cases on the forum's list, by their titles.
        case cases([String])
    }
}

/// Another address that a person writes from, learnt when the coordinator said so.
public struct AddressAlias: Hashable, Codable, Sendable {
    /// In lower case.
    public var address: String
    public var person: PersonID
    public var since: Date

    public init(address: String, person: PersonID, since: Date) {
        self.address = address
        self.person = person
        self.since = since
    }
}

/// An address that letters don't reach.
public struct UndeliverableAddress: Hashable, Codable, Sendable {
    /// In lower case.
    public var address: String
    /// `5.1.1`; nil where the report has none.
    public var status: String?
    public var reason: String
    public var letter: LetterID?
    public var since: Date

    public init(address: String, status: String?, reason: String, letter: LetterID?, since: Date) {
        self.address = address
        self.status = status
        self.reason = reason
        self.letter = letter
        self.since = since
    }
}
