public import FoundationEssentials

/// What is to be told to one person, with everything the letter needs: facts, no wording.
public enum Notice: Hashable, Sendable {
    /// A calendar invitation, new or changed, and its cancellation.
    case invitation(InvitationNotice)
    /// *Meld saker*: cases, news and presentations are asked for.
    case collect(CollectNotice)
    /// The draft agenda, for the leader to clear.
    case clearing(AgendaNotice)
    /// The agenda as sent (*innkalling med sakliste*).
    case agenda(AgendaNotice)
    /// The minutes, the reader's own items first.
    case minutes(MinutesNotice)
    /// The day's reminders to one person.
    case reminder(ReminderNotice)
    /// What waits for the coordinator.
    case coordinator(CoordinatorNotice)
    /// Broken promises, to the forum's leader.
    case leader(LeaderNotice)
    /// A letter that could not be delivered, to the coordinator at once.
    case undelivered(UndeliveredNotice)
    /// An item that was given to someone after the meeting.
    case assigned(AssignedNotice)
    /// What was done about what the reader wrote.
    case receipt(ReceiptNotice)
    /// What the reader wrote couldn't be understood; nothing was changed.
    case question(QuestionNotice)
    /// The reader can't come: who comes instead (*vara*)?
    case deputy(DeputyNotice)
    /// The reader's open items, with a new link to them.
    case overview(OverviewNotice)
    /// The meeting won't be moved to the time that the reader proposed (RFC 5546 §3.2.8).
    case counterDeclined(CounterDeclinedNotice)
    /// The one-time code to sign in with.
    case signInCode(SignInNotice)

    /// As `samling mail` shows it.
    public var kind: String {
        switch self {
        case .invitation(let notice):
            switch notice.change {
            case .new: "invitation"
            case .moved: "moved"
            case .updated: "updated"
            case .cancelled: "cancelled"
            case .withdrawn: "withdrawn"
            }
        case .collect: "collect"
        case .clearing: "clearing"
        case .agenda: "agenda"
        case .minutes: "minutes"
        case .reminder: "reminder"
        case .coordinator: "coordinator"
        case .leader: "leader"
        case .undelivered: "undelivered"
        case .assigned: "assigned"
        case .receipt: "receipt"
        case .question: "question"
        case .deputy: "deputy"
        case .overview: "overview"
        case .counterDeclined: "counter-declined"
        case .signInCode: "sign-in-code"
        }
    }
}

public struct InvitationNotice: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        case new
        case moved(from: Slot)
        /// Other facts than the time; the answer given still holds.
        case updated
        case cancelled(reason: String?)
        /// This person alone is taken off the list.
        case withdrawn
    }

    public var forum: Forum
    public var meeting: Meeting
    public var invitation: Invitation
    public var change: Change
    /// For a presenter: the case.
    public var caseTitle: String?
    /// The forum's later meetings that are planned and not called yet, for the letter's text.
    public var later: [Slot]
    public var replyBy: CalendarDate?

    public init(
        forum: Forum, meeting: Meeting, invitation: Invitation, change: Change, caseTitle: String? = nil,
        later: [Slot] = [], replyBy: CalendarDate? = nil
    ) {
        self.forum = forum
        self.meeting = meeting
        self.invitation = invitation
        self.change = change
        self.caseTitle = caseTitle
        self.later = later
        self.replyBy = replyBy
    }

    /// The part of the meeting this person is called to.
    public var slot: Slot {
        guard let presents = invitation.presents else { return meeting.slot }
        return Slot(date: meeting.date, start: presents.start, end: presents.end)
    }
}

public struct CollectNotice: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var answerBy: CalendarDate
    /// The organisation of the reader whose turn it is to present; nil when it isn't the reader's turn.
    public var presents: Organisation?
    /// It was asked for before, and the time is out.
    public var isReminder: Bool

    public init(
        forum: Forum, meeting: Meeting, answerBy: CalendarDate, presents: Organisation? = nil,
        isReminder: Bool = false
    ) {
        self.isReminder = isReminder
        self.forum = forum
        self.meeting = meeting
        self.answerBy = answerBy
        self.presents = presents
    }
}

public struct AgendaNotice: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var items: [AgendaItem]
    /// 2 and up: it was sent before, and this is the changed one.
    public var version: Int
    /// What belongs to the meeting and its cases, by name alone.
    public var attachments: [Attachment] = []
    /// The same files themselves, where they are to go with the letter; none where the letter only leads to them.
    public var files: [File] = []

    public struct File: Hashable, Sendable {
        public var name: String
        /// Without parameters, `text/csv`.
        public var mediaType: String
        public var bytes: [UInt8]

        public init(name: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    public init(forum: Forum, meeting: Meeting, items: [AgendaItem], version: Int = 1) {
        self.forum = forum
        self.meeting = meeting
        self.items = items
        self.version = version
    }
}

public struct MinutesNotice: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var status: MinutesRecord.Status
    /// The minutes' own Markdown.
    public var text: String
    /// The reader's open items from these minutes, personal list first in the letter.
    public var yours: [ActionItem]
    /// Those of them whose text is exempt from disclosure, with where it can be read.
    public var exempt: [Int: String?] = [:]
    public var remarksBy: CalendarDate?
    public var version: Int

    public init(
        forum: Forum, meeting: Meeting, status: MinutesRecord.Status, text: String, yours: [ActionItem],
        remarksBy: CalendarDate? = nil, version: Int = 1
    ) {
        self.forum = forum
        self.meeting = meeting
        self.status = status
        self.text = text
        self.yours = yours
        self.remarksBy = remarksBy
        self.version = version
    }
}

/// An item as it stands in a letter: with its forum, and how it stands today.
public struct ItemLine: Hashable, Sendable {
    public var forum: Forum
    public var item: ActionItem
    /// Negative once the deadline is past; nil without a date.
    public var daysLeft: Int?
    /// Names of those responsible, resolved for the reader.
    public var owners: [String]
    /// For an item that everyone has: closed of all, `2/7`.
    public var sharesClosed: Int?
    public var sharesAll: Int?
    /// Where the whole of it stands for who signs in, where it is exempt from disclosure and not told here.
    public var readAt: String?

    public init(
        forum: Forum, item: ActionItem, daysLeft: Int?, owners: [String] = [], sharesClosed: Int? = nil,
        sharesAll: Int? = nil
    ) {
        self.forum = forum
        self.item = item
        self.daysLeft = daysLeft
        self.owners = owners
        self.sharesClosed = sharesClosed
        self.sharesAll = sharesAll
    }
}

public struct ReminderNotice: Hashable, Sendable {
    public var on: CalendarDate
    public var overdue: [ItemLine]
    public var dueSoon: [ItemLine]

    public init(on: CalendarDate, overdue: [ItemLine], dueSoon: [ItemLine]) {
        self.on = on
        self.overdue = overdue
        self.dueSoon = dueSoon
    }
}

/// What waits for the coordinator, one line each; empty lists are left out of the letter.
public struct CoordinatorNotice: Hashable, Sendable {
    public struct Vacancy: Hashable, Sendable {
        public var forum: Forum
        public var seat: String
        public var items: [ItemLine]

        public init(forum: Forum, seat: String, items: [ItemLine]) {
            self.forum = forum
            self.seat = seat
            self.items = items
        }
    }

    public struct MeetingLine: Hashable, Sendable {
        public var forum: Forum
        public var meeting: Meeting
        public var answers: AnswerCount
        /// Names of those who haven't answered.
        public var unanswered: [String]

        public init(forum: Forum, meeting: Meeting, answers: AnswerCount, unanswered: [String]) {
            self.forum = forum
            self.meeting = meeting
            self.answers = answers
            self.unanswered = unanswered
        }
    }

    public var on: CalendarDate
    /// The agenda is not sent and should be.
    public var agendaDue: [MeetingLine]
    /// The minutes are not in and should be.
    public var minutesDue: [MeetingLine]
    public var answersMissing: [MeetingLine]
    /// Twice reminded and still open.
    public var overdue: [ItemLine]
    /// `?` as owner or deadline.
    public var unresolved: [ItemLine]
    /// `PwC?`: to be asked whether they take it.
    public var unconfirmed: [ItemLine]
    public var vacancies: [Vacancy]
    /// More time was asked for.
    public var extensions: [ItemLine]
    public var undelivered: [OutboxLetter]
    /// Mails that wait in the inbox.
    public var inbox: [InboxMail] = []

    public init(on: CalendarDate) {
        self.on = on
        agendaDue = []
        minutesDue = []
        answersMissing = []
        overdue = []
        unresolved = []
        unconfirmed = []
        vacancies = []
        extensions = []
        undelivered = []
    }

    public var isEmpty: Bool {
        agendaDue.isEmpty && minutesDue.isEmpty && answersMissing.isEmpty && overdue.isEmpty && unresolved.isEmpty
            && unconfirmed.isEmpty && vacancies.isEmpty && extensions.isEmpty && undelivered.isEmpty && inbox.isEmpty
    }
}

public struct LeaderNotice: Hashable, Sendable {
    public var on: CalendarDate
    public var forum: Forum
    /// Reminded four times and still open.
    public var items: [ItemLine]

    public init(on: CalendarDate, forum: Forum, items: [ItemLine]) {
        self.on = on
        self.forum = forum
        self.items = items
    }
}

public struct UndeliveredNotice: Hashable, Sendable {
    public var letter: OutboxLetter
    /// What the receiving server said.
    public var reason: String
    public var name: String

    public init(letter: OutboxLetter, reason: String, name: String) {
        self.letter = letter
        self.reason = reason
        self.name = name
    }
}

public struct AssignedNotice: Hashable, Sendable {
    public var line: ItemLine
    public var by: String

    public init(line: ItemLine, by: String) {
        self.line = line
        self.by = by
    }
}

/// It has no link: what is opened from a mail signs nobody in.
public struct SignInNotice: Hashable, Sendable {
    /// A mark in place of the code, which is put in when the letter leaves.
    public var code: String
    public var expires: Date

    public init(code: String, expires: Date) {
        self.code = code
        self.expires = expires
    }
}
