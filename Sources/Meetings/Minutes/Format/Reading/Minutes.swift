/// Minutes with everyone and every deadline looked up on the meeting's date: what is imported, sent and followed up.
public struct Minutes: Hashable, Sendable {
    public var kind: MinutesDocument.Kind
    public var title: String
    public var forum: ForumID
    public var date: CalendarDate
    public var start: TimeOfDay?
    public var end: TimeOfDay?
    /// As written, `?` included.
    public var place: String?
    /// What kind of meeting, or its number, as written after `Møte:`.
    public var meeting: String?
    public var language: Language
    public var status: MinutesRecord.Status
    public var chair: Party?
    public var secretary: Party?
    /// The date after `Neste samling:`; nil for `?`.
    public var next: CalendarDate?
    /// Remarks are taken to this day.
    public var remarksBy: CalendarDate?
    public var publicity: String?
    public var present: [Attendee]
    public var absent: [Attendee]
    public var cases: [MinutesCase]
    public var attachments: [String]

    public var items: [MinutesItem] { cases.flatMap(\.items) }
}

/// One of the attendance list.
public struct Attendee: Hashable, Sendable {
    public var party: Party
    public var notes: [AttendanceNote]
    /// Whose seat this one took, by `[vara for …]`.
    public var substituteFor: Party?
    /// Who took this one's seat, by `[vara: …]`.
    public var replacedBy: Party?
    /// Listed under *Andre*: there, but no member.
    public var isGuest: Bool
    public var line: Int
}

/// A case as it was dealt with.
public struct MinutesCase: Hashable, Sendable {
    public var number: WrittenCaseNumber?
    public var title: String
    /// Nil where no type is written, or one that isn't known.
    public var kind: CaseKind?
    public var start: TimeOfDay?
    public var end: TimeOfDay?
    public var presenters: [Party]
    public var papers: String?
    public var publicity: String?
    /// The reference of the owner's archive, as written.
    public var archive: String?
    public var decisions: [CaseSection.Decision]
    public var vote: CaseSection.Vote?
    /// What stands under *Habilitet*, line by line.
    public var impartiality: [String]
    public var items: [MinutesItem]
    public var anchoring: [Anchoring]
    public var costs: [CostShare]
    public var deliverables: [CaseSection.Deliverable]
    public var line: Int

    /// Every decision and point of one as a text of its own.
    public var decisionTexts: [String] {
        decisions.flatMap { ($0.text.isEmpty ? [] : [$0.text]) + $0.points }
    }
}

/// A promise as the minutes have it.
public struct MinutesItem: Hashable, Sendable {
    /// The forum's number for it, `#41`; nil until it is imported.
    public var number: Int?
    public var text: String
    public var status: ItemStatus
    public var owners: [Party]
    public var due: Deadline
    public var agenda: ActionItem.AgendaPlace?
    public var repeats: String?
    public var dependsOn: String?
    public var note: String?
    /// Whom or what it is about, as written after `Gjeld:`.
    public var concerns: String?
    public var anchoring: String?
    public var line: Int

    public var state: ActionItem.State { status.state }
}

/// Where a matter is to be anchored, for what, and when.
public struct Anchoring: Hashable, Sendable {
    /// As written.
    public var body: String
    /// Nil where the body isn't a forum of the register.
    public var forum: ForumID?
    public var purpose: String?
    public var date: CalendarDate?
    /// Written without a question mark.
    public var confirmed: Bool
    public var line: Int
}

/// One party's part of a cost.
public struct CostShare: Hashable, Sendable {
    public var name: String
    public var ore: Int
    /// Hundredths of a percent; those of a table add up to 10 000.
    public var basisPoints: Int
    public var line: Int

    /// The rows with their shares: each rounded down, then the largest remainders up, so that the sum is whole.
    static func shares(of rows: [CaseSection.CostTable.Row]) -> [CostShare] {
        let total = rows.reduce(0) { $0 + $1.ore }
        guard total > 0 else {
            return rows.map { CostShare(name: $0.name, ore: $0.ore, basisPoints: 0, line: $0.line) }
        }
        let parts = rows.map { total.dividingFullWidth($0.ore.multipliedFullWidth(by: 10_000)) }
        let missing = 10_000 - parts.reduce(0) { $0 + $1.quotient }
        let byRemainder = parts.indices.sorted { (parts[$1].remainder, $0) < (parts[$0].remainder, $1) }
        let raised = Set(byRemainder.prefix(missing))
        return rows.indices.map { index in
            CostShare(
                name: rows[index].name, ore: rows[index].ore,
                basisPoints: parts[index].quotient + (raised.contains(index) ? 1 : 0), line: rows[index].line)
        }
    }
}
