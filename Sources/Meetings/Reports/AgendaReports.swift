/// An agenda as other programs read it.
public struct AgendaReport: Encodable, Sendable {
    public struct Item: Encodable, Sendable {
        public var number: String?
        public var title: String
        public var kind: CaseKind
        public var start: TimeOfDay
        public var end: TimeOfDay
        public var presenter: String?
        public var reason: String

        init(_ item: AgendaItem) {
            number = item.number?.description
            title = item.title
            kind = item.kind
            start = item.start
            end = item.end
            presenter = item.presenter
            reason = item.reason
        }
    }

    public var meeting: String
    public var items: [Item]
    public var edited: Bool?
    public var differences: [AgendaDifference]?
    public var markdown: String?
    /// The number of the version that it is; 0 for a draft that nobody has kept.
    public var version: Int?
    public var recipients: [String]?
    public var presenters: [String]?
    public var sent: Int?
    public var already: Int?

    /// A draft, with what has come since where it was edited by hand.
    public init(_ draft: AgendaWorkflow.Draft) {
        meeting = draft.meeting.commandName
        items = draft.items.map(Item.init)
        edited = draft.isEdited
        differences = draft.differences
        markdown = draft.text
    }

    /// As it stands.
    public init(_ view: AgendaView) {
        meeting = view.meeting.commandName
        items = view.sheet.items.map(Item.init)
        edited = view.version > 0
        markdown = view.text
        version = view.version
    }

    /// Who gets it.
    public init(_ round: AgendaRound) {
        meeting = round.meeting.commandName
        items = round.items.map(Item.init)
        recipients = round.recipients.map(\.email)
        presenters = round.presenters.map(\.person.email)
        sent = round.sent
        already = round.alreadySent == nil ? 0 : round.recipients.count
    }
}

/// A case as other programs read it.
public struct CaseListReport: Encodable, Sendable {
    public var id: CaseID
    public var forum: ForumID
    public var number: String?
    public var title: String
    public var kind: CaseKind
    public var presenter: String?
    public var minutes: Int?
    public var state: Case.State

    public init(_ matter: Case) {
        id = matter.id
        forum = matter.forum
        number = matter.number?.description
        title = matter.title
        kind = matter.kind
        presenter = matter.presenter
        minutes = matter.minutes
        state = matter.state
    }
}
