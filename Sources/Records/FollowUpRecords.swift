public import Database
import FoundationEssentials
public import Meetings

extension SQLLedger {
    func items(of forum: ForumID) throws -> [ActionItem] { try items(where: "forum = \(forum)") }

    func items(of forum: ForumID, givenAt meeting: MeetingID) throws -> [ActionItem] {
        try items(where: "forum = \(forum) AND meeting = \(meeting)")
    }

    func items() throws -> [ActionItem] { try items(where: "1 = 1") }

    func openItems() throws -> [ActionItem] { try items(where: "state IN ('open', 'in-progress')") }

    func items(openSince instant: Date) throws -> [ActionItem] { try items(where: "closed >= \(instant)") }

    private func items(where condition: SQL) throws -> [ActionItem] {
        try items(from: "items WHERE network = \(network) AND \(condition)", by: "forum, number")
    }

    func items(from source: SQL, by order: SQL) throws -> [ActionItem] {
        let (owners, due) = (JSONColumn<[Party]>("owners"), JSONColumn<Deadline>("due"))
        return try session.query("SELECT items.* FROM \(source) ORDER BY \(order)").map { row in
            try ActionItem(row, owners: owners.content(in: row), due: due.content(in: row))
        }
    }

    func item(_ number: Int, of forum: ForumID) throws -> ActionItem? {
        try items(where: "forum = \(forum) AND number = \(number)").first
    }

    func lastItemNumber(of forum: ForumID) throws -> Int {
        let row = try session.queryOne(
            """
            SELECT COALESCE(MAX(number), 0) AS last FROM items WHERE network = \(network) AND forum = \(forum)
            """)
        return try row?.decode("last") ?? 0
    }

    func save(_ item: ActionItem) throws {
        try session.save(
            in: "items", key: [("network", network), ("forum", item.forum), ("number", item.number)],
            [
                ("text", item.text), ("state", item.state), ("owners", try JSONText(item.owners)),
                ("shares", try JSONText(item.shares)), ("due", try JSONText(item.due)),
                ("agenda", item.agenda), ("repeats", item.repeats), ("depends_on", item.dependsOn),
                ("note", item.note), ("meeting", item.meeting), ("meeting_date", item.meetingDate),
                ("case_title", item.caseTitle), ("created", item.created),
                ("extension_asked", item.extensionAsked),
                ("disputed_by", try JSONText(item.disputedBy)), ("history", try JSONText(item.history)),
                ("closed", item.closedByThen),
            ])
        try keepStandings(of: item)
        try index(item)
    }

    func reminders(of forum: ForumID, number: Int) throws -> [ReminderSent] {
        try reminders(where: "forum = \(forum) AND number = \(number)")
    }

    func reminders(since date: CalendarDate) throws -> [ReminderSent] {
        try reminders(where: "on_date >= \(date)")
    }

    private func reminders(where condition: SQL) throws -> [ReminderSent] {
        try session.query(
            """
            SELECT * FROM reminders WHERE network = \(network) AND \(condition)
            ORDER BY on_date, forum, number, step_days, person
            """
        ).map(ReminderSent.init)
    }

    func save(_ reminder: ReminderSent) throws {
        _ = try session.add(
            to: "reminders",
            key: [
                ("network", network), ("forum", reminder.forum), ("number", reminder.number),
                ("person", reminder.person), ("step_days", reminder.stepDays), ("due", reminder.due),
                ("on_date", reminder.on),
            ])
    }
}

/// Kept as `standing`, `next` or `forum:ID`.
extension ActionItem.AgendaPlace: ColumnValue {
    public init?(_ value: Value) {
        guard let text = String(value) else { return nil }
        switch text {
        case "standing": self = .standing
        case "next": self = .next
        default:
            guard text.hasPrefix("forum:") else { return nil }
            self = .forum(ForumID(String(text.dropFirst("forum:".count))))
        }
    }

    public var columnValue: Value {
        switch self {
        case .standing: "standing".columnValue
        case .next: "next".columnValue
        case .forum(let forum): "forum:\(forum)".columnValue
        }
    }
}

extension ActionItem {
    /// When it was closed: not before, as far as is known. Far ahead while it is open.
    fileprivate var closedByThen: Date {
        if state.isOpen { return Date(milliseconds: 253_402_300_799_000) }
        // The day it was taken in as closed has ended everywhere two days after it began in Greenwich.
        return closing ?? Zone.utc.instant(created.adding(days: 2), .midnight)
    }

    fileprivate init(_ row: Row, owners: [Party], due: Deadline) throws {
        self.init(
            forum: try row.decode("forum"), number: try row.decode("number"), text: try row.decode("text"),
            state: try row.decode("state"), owners: owners, shares: try row.jsonList("shares"), due: due,
            agenda: try row.decode("agenda"), repeats: try row.decode("repeats"),
            dependsOn: try row.decode("depends_on"), note: try row.decode("note"),
            meeting: try row.decode("meeting"), meetingDate: try row.decode("meeting_date"),
            caseTitle: try row.decode("case_title"), created: try row.decode("created"),
            history: try row.jsonList("history"))
        extensionAsked = try row.decode("extension_asked")
        disputedBy = try row.jsonList("disputed_by")
    }
}

extension ReminderSent {
    fileprivate init(_ row: Row) throws {
        self.init(
            forum: try row.decode("forum"), number: try row.decode("number"), person: try row.decode("person"),
            stepDays: try row.decode("step_days"), due: try row.decode("due"), on: try row.decode("on_date"))
    }
}
