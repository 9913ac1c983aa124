/// One thing that waits for the coordinator: what, where, since or until when, and where it is dealt with.
public struct DeskLine: Hashable, Sendable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case outboxClosed = "outbox-closed"
        case undelivered
        case call = "call-to-send"
        case agendaToSend = "agenda-to-send"
        case agendaToClear = "agenda-to-clear"
        case minutesToWrite = "minutes-to-write"
        case minutesToSend = "minutes-to-send"
        case answers = "answers-missing"
        case inbox = "mail-waiting"
        case extensionAsked = "extension-asked"
        case disputed
        case overdue
        case unresolved, unconfirmed
        case minutesToApprove = "minutes-to-approve"
        case unreachable
        case vacancy
        case vacancyAhead = "vacancy-ahead"
        case clash
        case planEnds = "plan-ends"
    }

    public enum Group: String, Codable, Sendable, CaseIterable {
        case today
        case thisWeek = "this-week"
        case later

        public var words: Trilingual {
            switch self {
            case .today: Trilingual("I dag", "I dag", "Today")
            case .thisWeek: Trilingual("Denne veka", "Denne uken", "This week")
            case .later: Trilingual("Seinare", "Senere", "Later")
            }
        }
    }

    public enum When: Hashable, Sendable {
        case since(CalendarDate)
        case until(CalendarDate)

        public var date: CalendarDate {
            switch self {
            case .since(let date), .until(let date): date
            }
        }
    }

    public var kind: Kind
    /// What it is, as a heading that says what to do.
    public var what: Trilingual
    /// Nil for what concerns the whole network.
    public var forum: ForumID?
    public var when: When?
    public var group: Group
    public var place: Place
    /// How many things stand behind the line.
    public var count: Int

    public init(
        _ kind: Kind, _ what: Trilingual, forum: ForumID?, when: When?, group: Group, place: Place, count: Int = 1
    ) {
        self.kind = kind
        self.what = what
        self.forum = forum
        self.when = when
        self.group = group
        self.place = place
        self.count = count
    }

    /// Its last day has passed, or it has gone wrong already.
    public func isLate(on date: CalendarDate) -> Bool {
        switch when {
        case .until(let last): last < date
        case .since, nil: group == .today
        }
    }
}

extension DeskLine.Group {
    /// By the last day on which it is in time; a week ends on Sunday.
    init(due: CalendarDate, on today: CalendarDate) {
        if due <= today {
            self = .today
        } else {
            self = due <= today.week.monday.adding(days: 6) ? .thisWeek : .later
        }
    }
}

extension DeskLine.Kind {
    /// One word or two for what is to be done there, on a button.
    public var action: Trilingual {
        switch self {
        case .outboxClosed, .undelivered: Trilingual("Sjå breva", "Se brevene", "See the letters")
        case .call: Trilingual("Send", "Send", "Send")
        case .agendaToSend: Trilingual("Send", "Send", "Send")
        case .agendaToClear: Trilingual("Gå gjennom", "Gå gjennom", "Review")
        case .minutesToWrite: Trilingual("Skriv", "Skriv", "Write")
        case .minutesToSend: Trilingual("Send", "Send", "Send")
        case .minutesToApprove: Trilingual("Godkjenn", "Godkjenn", "Approve")
        case .answers: Trilingual("Sjå svara", "Se svarene", "See the answers")
        case .inbox: Trilingual("Les", "Les", "Read")
        case .extensionAsked, .disputed: Trilingual("Avgjer", "Avgjør", "Decide")
        case .overdue: Trilingual("Følg opp", "Følg opp", "Follow up")
        case .unresolved, .unconfirmed: Trilingual("Avklar", "Avklar", "Settle")
        case .unreachable: Trilingual("Rett adressa", "Rett adressen", "Mend the address")
        case .vacancy, .vacancyAhead: Trilingual("Sjå rollene", "Se rollene", "See the roles")
        case .clash: Trilingual("Sjå møtet", "Se møtet", "See the meeting")
        case .planEnds: Trilingual("Planlegg", "Planlegg", "Plan")
        }
    }
}
