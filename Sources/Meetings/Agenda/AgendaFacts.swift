/// Everything an agenda is drafted from, gathered before anything is decided.
struct AgendaFacts {
    var forum: Forum
    var meeting: Meeting
    var register: Register
    /// Waiting, or placed on this meeting already, in the order they were added.
    var cases: [Case] = []
    /// Every open item of the network.
    var openItems: [ActionItem] = []
    /// The forum's items that were closed since the last meeting.
    var closedItems: [ActionItem] = []
    /// The forum's last meeting that was held before this one.
    var lastMeeting: CalendarDate?
    /// Whether this is the forum's first meeting after the date.
    var isFirstAfter: (CalendarDate) -> Bool = { _ in true }
    var unapproved: [MinutesRecord] = []
    var lastDecisions: [Decision] = []
    var presentations: [Presentation] = []
    var contributions: [Contribution] = []

    var language: Language { register.network.language }
}

extension Books {
    func agendaFacts(for meeting: Meeting) throws -> AgendaFacts {
        let forum = try forum(meeting.forum.rawValue)
        var facts = AgendaFacts(forum: forum, meeting: meeting, register: register)
        let meetings = try ledger.meetings(of: forum.id).filter { !$0.isCancelled }
        let minutes = try ledger.minutes(of: forum.id).filter { $0.date < meeting.date }
        facts.lastMeeting = try lastMeetingDate(before: meeting)
        facts.cases = try ledger.cases(of: forum.id)
            .filter { $0.state == .waiting || ($0.state == .scheduled && $0.meeting == meeting.id) }
        let since = facts.lastMeeting ?? meeting.date.adding(days: -60)
        let items = try withoutExempt(try ledger.items(openSince: zone.instant(since, .midnight)))
        facts.openItems = items.filter { $0.state.isOpen }
        facts.closedItems = items.filter { item in
            item.forum == forum.id && item.state == .done
                && item.history.contains { $0.field == "state" && zone.date($0.at) > since }
        }
        facts.isFirstAfter = { date in !meetings.contains { $0.date > date && $0.date < meeting.date } }
        facts.unapproved = minutes.filter { $0.status != .approved }
        facts.lastDecisions = minutes.last?.decisions ?? []
        facts.presentations = try ledger.presentations(in: forum.id).filter { $0.date < meeting.date }
        facts.contributions = try ledger.contributions(
            to: forum.id, since: try contributionsBegin(before: meeting))
        return facts
    }
}
