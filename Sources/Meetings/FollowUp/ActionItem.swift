public import FoundationEssentials

/// A promise: what shall be done, by whom, by when, followed until it is closed.
public struct ActionItem: Hashable, Codable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        case open
        case inProgress = "in-progress"
        case done, dropped

        public var isOpen: Bool { self == .open || self == .inProgress }
    }

    public var forum: ForumID
    /// The forum's own and never another's: `#41`.
    public var number: Int
    public var text: String
    public var state: State
    public var owners: [Party]
    /// One for each party of `alle kommunar` or `alle`, closed separately; empty otherwise.
    public var shares: [Share]
    public var due: Deadline
    public var agenda: AgendaPlace?
    public var repeats: String?
    public var dependsOn: String?
    public var note: String?
    /// The meeting it was given at.
    public var meeting: MeetingID
    public var meetingDate: CalendarDate
    /// The case it was given under.
    public var caseTitle: String
    /// The day Samling first knew of it; no reminder is counted from before.
    public var created: CalendarDate
    /// Asked for more time and not answered yet: reminders rest.
    public var extensionAsked: CalendarDate?
    /// Who say that it isn't theirs: they are not reminded until the coordinator has found out.
    public var disputedBy: [PersonID] = []
    public var history: [Change]

    public init(
        forum: ForumID, number: Int, text: String, state: State = .open, owners: [Party], shares: [Share] = [],
        due: Deadline, agenda: AgendaPlace? = nil, repeats: String? = nil, dependsOn: String? = nil,
        note: String? = nil, meeting: MeetingID, meetingDate: CalendarDate, caseTitle: String, created: CalendarDate,
        history: [Change] = []
    ) {
        self.forum = forum
        self.number = number
        self.text = text
        self.state = state
        self.owners = owners
        self.shares = shares
        self.due = due
        self.agenda = agenda
        self.repeats = repeats
        self.dependsOn = dependsOn
        self.note = note
        self.meeting = meeting
        self.meetingDate = meetingDate
        self.caseTitle = caseTitle
        self.created = created
        self.history = history
    }

    /// One party's part of an item that everyone has.
    public struct Share: Hashable, Codable, Sendable {
        public var organisation: OrganisationID?
        public var person: PersonID?
        public var closed: CalendarDate?

        public init(organisation: OrganisationID? = nil, person: PersonID? = nil, closed: CalendarDate? = nil) {
            self.organisation = organisation
            self.person = person
            self.closed = closed
        }
    }

    /// Where `Sakskart:` puts it: on every agenda until it is closed, on the next one, or on another forum's.
    public enum AgendaPlace: Hashable, Codable, Sendable {
        case standing, next
        case forum(ForumID)
    }

    /// What changed, from what to what, when, by whom.
    public struct Change: Hashable, Codable, Sendable {
        public var at: Date
        public var by: String
        /// `state`, `due`, `owners`, `text`, `note`, `agenda`.
        public var field: String
        public var from: String
        public var to: String
        public var reason: String?
        /// The day from which a new deadline is counted, where that is another than the one it was written on: it was
        /// asked for earlier, or stands in the minutes of that day's meeting.
        public var since: CalendarDate?

        public init(
            at: Date, by: String, field: String, from: String, to: String, reason: String? = nil,
            since: CalendarDate? = nil
        ) {
            self.at = at
            self.by = by
            self.field = field
            self.from = from
            self.to = to
            self.reason = reason
            self.since = since
        }
    }
}

/// A reminder that went out for one item to one person.
public struct ReminderSent: Hashable, Codable, Sendable {
    public var forum: ForumID
    public var number: Int
    public var person: PersonID
    /// Days from the deadline that this reminder stands for: −14, −3, 1, 8, 15…
    public var stepDays: Int
    /// The deadline it was about; a new deadline begins anew.
    public var due: CalendarDate
    public var on: CalendarDate

    public init(
        forum: ForumID, number: Int, person: PersonID, stepDays: Int, due: CalendarDate, on: CalendarDate
    ) {
        self.forum = forum
        self.number = number
        self.person = person
        self.stepDays = stepDays
        self.due = due
        self.on = on
    }
}
