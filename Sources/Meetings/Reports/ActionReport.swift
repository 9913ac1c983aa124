/// An action item as other programs read it.
public struct ActionReport: Encodable, Sendable {
    public var number: Int
    public var forum: ForumID
    public var text: String
    /// `open`, `done` or `dropped`; `status` says it more closely.
    public var state: String
    public var status: ActionItem.State
    public var due: CalendarDate?
    public var dueText: String
    public var approximate: Bool
    public var unresolved: Bool
    public var overdue: Bool
    public var owners: [PartyReport]
    /// Those responsible today, by name.
    public var names: [String]
    public var sharesClosed: Int?
    public var sharesAll: Int?
    /// As commands name it, `sjustjerna/2023-06-09`.
    public var meeting: String

    public init(_ line: ItemLine) {
        let item = line.item
        number = item.number
        forum = item.forum
        text = item.text
        state = item.state.isOpen ? ActionItem.State.open.rawValue : item.state.rawValue
        status = item.state
        due = item.due.date
        dueText = item.due.text
        approximate = item.due.approximate
        unresolved = item.due.unresolved
        overdue = item.state.isOpen && line.daysLeft.map { $0 < 0 } ?? false
        owners = item.owners.map(PartyReport.init)
        names = line.owners
        sharesClosed = line.sharesClosed
        sharesAll = line.sharesAll
        meeting = "\(item.forum)/\(item.meetingDate)"
    }
}
