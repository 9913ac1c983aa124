/// A case and its items, as `minutes check --json` has them.
public struct CaseReport: Encodable, Sendable {
    public var number: String?
    public var title: String
    public var kind: String?
    public var start: TimeOfDay?
    public var end: TimeOfDay?
    public var presenter: PartyReport?
    /// All of them, where there are several.
    public var presenters: [PartyReport]?
    public var decisions: [String]
    public var vote: VoteReport?
    public var items: [ItemReport]
    public var anchoring: [AnchoringReport]?
    public var costs: [CostReport]?
    public var deliverables: [DeliverableReport]?
    public var line: Int

    public init(_ section: MinutesCase) {
        number = section.number?.description
        title = section.title
        kind = section.kind?.rawValue
        start = section.start
        end = section.end
        presenter = section.presenters.first.map(PartyReport.init)
        presenters = section.presenters.count > 1 ? section.presenters.map(PartyReport.init) : nil
        decisions = section.decisionTexts
        vote = section.vote.map(VoteReport.init)
        items = section.items.map(ItemReport.init)
        anchoring = section.anchoring.isEmpty ? nil : section.anchoring.map(AnchoringReport.init)
        costs = section.costs.isEmpty ? nil : section.costs.map(CostReport.init)
        deliverables = section.deliverables.isEmpty ? nil : section.deliverables.map(DeliverableReport.init)
        line = section.line
    }
}

/// The vote; the numbers only where votes were counted.
public struct VoteReport: Encodable, Sendable {
    public var form: String
    public var inFavour: Int?
    public var against: Int?
    public var blank: Int?

    private enum CodingKeys: String, CodingKey {
        case form, against, blank
        case inFavour = "for"
    }

    public init(_ vote: CaseSection.Vote) {
        form = vote.form.rawValue
        guard vote.form == .count else { return }
        inFavour = vote.inFavour
        against = vote.against
        blank = vote.blank
    }
}

public struct ItemReport: Encodable, Sendable {
    public var number: Int?
    public var text: String
    /// `open`, `done` or `dropped`; `status` says it more closely.
    public var state: String
    public var status: String?
    public var line: Int
    public var owners: [PartyReport]
    public var due: DeadlineReport
    public var agenda: String?
    public var `repeat`: String?
    public var dependsOn: String?
    public var note: String?
    public var concerns: String?
    public var anchoring: String?

    public init(_ item: MinutesItem) {
        number = item.number
        text = item.text
        state = item.state.isOpen ? "open" : item.state.rawValue
        status = state == item.status.rawValue ? nil : item.status.rawValue
        line = item.line
        owners = item.owners.map(PartyReport.init)
        due = DeadlineReport(item.due)
        agenda = item.agenda.map(ItemReport.name)
        `repeat` = item.repeats
        dependsOn = item.dependsOn
        note = item.note
        concerns = item.concerns
        anchoring = item.anchoring
    }

    private static func name(_ place: ActionItem.AgendaPlace) -> String {
        switch place {
        case .standing: "standing"
        case .next: "next"
        case .forum(let id): id.rawValue
        }
    }
}

/// A deadline as written and as resolved.
public struct DeadlineReport: Encodable, Sendable {
    public var text: String
    public var form: String
    public var date: CalendarDate?
    public var approximate: Bool
    public var unresolved: Bool
    public var alternatives: [CalendarDate]?
    public var forum: ForumID?
    public var provisional: Bool?

    public init(_ due: Deadline) {
        text = due.text
        form = due.form.rawValue
        date = due.date
        approximate = due.approximate
        unresolved = due.unresolved
        alternatives = due.alternatives.isEmpty ? nil : due.alternatives
        forum = due.forum
        provisional = due.provisional ? true : nil
    }
}

public struct AnchoringReport: Encodable, Sendable {
    public var body: String
    public var forum: ForumID?
    public var purpose: String?
    public var date: CalendarDate?
    public var confirmed: Bool

    public init(_ anchoring: Anchoring) {
        body = anchoring.body
        forum = anchoring.forum
        purpose = anchoring.purpose
        date = anchoring.date
        confirmed = anchoring.confirmed
    }
}

public struct CostReport: Encodable, Sendable {
    public var name: String
    /// Whole øre.
    public var ore: Int
    /// Of the table's total, to two decimals, `43.33`.
    public var percent: String

    public init(_ share: CostShare) {
        name = share.name
        ore = share.ore
        percent = "\(share.basisPoints / 100).\(zeroPadded(share.basisPoints % 100, width: 2))"
    }
}

public struct DeliverableReport: Encodable, Sendable {
    public var id: String
    public var text: String

    public init(_ deliverable: CaseSection.Deliverable) {
        id = deliverable.id
        text = deliverable.text
    }
}
