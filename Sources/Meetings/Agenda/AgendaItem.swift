/// One line of an agenda: what, when, who presents it, and why it is there.
public struct AgendaItem: Hashable, Codable, Sendable {
    public var number: CaseNumber?
    /// The case on the case list that this is the place of.
    public var caseID: CaseID?
    public var title: String
    public var kind: CaseKind
    public var start: TimeOfDay
    public var end: TimeOfDay
    public var presenter: String?
    /// Text beneath the heading, as Markdown.
    public var text: String
    /// Why the line is there, in the forum's language.
    public var reason: String
    /// On what ground it is exempt from disclosure, empty where none is named; nil where it isn't exempt.
    public var exempt: String?

    public init(
        number: CaseNumber? = nil, caseID: CaseID? = nil, title: String, kind: CaseKind, start: TimeOfDay,
        end: TimeOfDay, presenter: String? = nil, text: String = "", reason: String, exempt: String? = nil
    ) {
        self.number = number
        self.caseID = caseID
        self.title = title
        self.kind = kind
        self.start = start
        self.end = end
        self.presenter = presenter
        self.text = text
        self.reason = reason
        self.exempt = exempt
    }
}

/// The agenda of a meeting as it is kept: what was drafted last, and what was edited by hand.
public struct AgendaRecord: Hashable, Codable, Sendable {
    public var meeting: MeetingID
    /// The draft as it was last made, Markdown.
    public var drafted: String
    /// The edited draft, Markdown; never overwritten by drafting again.
    public var saved: String?
    /// The items as they were sent.
    public var sent: [AgendaItem]
    /// Counts the sendings.
    public var version: Int
    /// The leader has said yes to the draft.
    public var cleared: Approval?

    public init(meeting: MeetingID, drafted: String) {
        self.meeting = meeting
        self.drafted = drafted
        sent = []
        version = 0
    }

    public var text: String { saved ?? drafted }

    /// Whether drafting again leaves the text as it is: it was edited by hand, or people have it.
    public var isKept: Bool { saved != nil || version > 0 }
}

/// Who presented at which meeting, for the rota of municipality presentations.
public struct Presentation: Hashable, Codable, Sendable {
    public var forum: ForumID
    public var organisation: OrganisationID
    public var date: CalendarDate

    public init(forum: ForumID, organisation: OrganisationID, date: CalendarDate) {
        self.forum = forum
        self.organisation = organisation
        self.date = date
    }
}

/// A link or a note that someone wants under *nytt sidan sist*, or a municipality's own contribution.
public struct Contribution: Hashable, Codable, Sendable {
    public var forum: ForumID
    public var date: CalendarDate
    public var from: String
    public var organisation: OrganisationID?
    public var heading: String?
    public var text: String

    public init(
        forum: ForumID, date: CalendarDate, from: String, organisation: OrganisationID? = nil,
        heading: String? = nil, text: String
    ) {
        self.forum = forum
        self.date = date
        self.from = from
        self.organisation = organisation
        self.heading = heading
        self.text = text
    }
}
