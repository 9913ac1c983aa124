/// One meeting as one person may see it: what they are asked, the papers, and what they may send in.
public struct Gathering: Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var person: Person
    /// `helseleiar, Hareid`; nil for one who isn't a member.
    public var seat: String?
    /// The person's calls that stand: to the whole meeting first, then to a slot.
    public var calls: [Call] = []
    /// The agenda as sent; for one who only presents, their own cases and no others. Empty until it is sent.
    public var agenda: [AgendaItem] = []
    /// The minutes, once they have been sent to the members.
    public var minutes: MinutesRecord?
    /// Who comes instead.
    public var deputy: Person?
    /// Nil where nothing can be sent in: the agenda is sent, or the person isn't a member.
    public var contribution: Wanted?
    public var hasBegun: Bool
    public var isOver: Bool

    /// One call, and what it is called where it isn't to the whole meeting.
    public struct Call: Sendable {
        public var invitation: Invitation
        /// The case that is presented.
        public var caseTitle: String?
        /// The part of the meeting it is to.
        public var slot: Slot
        /// Whether it can still be answered.
        public var isOpen: Bool
    }

    /// What can be sent in to the agenda, until when, and what has been.
    public struct Wanted: Sendable {
        public var answerBy: CalendarDate
        /// The person's municipality, where it is its turn to present.
        public var presents: Organisation?
        /// What the person's organisation has sent in.
        public var sent: ContributionForm
    }

    /// Whether it is the whole meeting that concerns the person, and not a case alone.
    public var seesAll: Bool { seat != nil || call != nil }

    /// The call to the whole meeting.
    public var call: Call? { calls.first { $0.invitation.presents == nil } }
}

extension Books {
    /// Nil where the person has nothing to do with the meeting.
    func gathering(_ meeting: Meeting, for person: Person) throws -> Gathering? {
        guard let forum = register.forum(meeting.forum), try takesPart(person, in: meeting) else { return nil }
        let member = register.members(of: forum.id, on: meeting.date).first { $0.person.id == person.id }
        var gathering = Gathering(
            forum: forum, meeting: meeting, person: person, seat: member?.seat(in: person.language),
            hasBegun: meeting.begins(in: zone) <= now, isOver: zone.instant(meeting.date, meeting.end) <= now)
        let agenda = meeting.agendaSent == nil ? [] : try ledger.agenda(of: meeting.id)?.sent ?? []
        gathering.calls = try calls(of: person, to: meeting, agenda)
        let seesAll = gathering.seesAll
        gathering.agenda = seesAll ? agenda : agenda.filter { presents(person, $0, meeting) }
        gathering.minutes = try seesAll ? ledger.minutes(of: meeting.id).flatMap { $0.isPublished ? $0 : nil } : nil
        if let call = gathering.call, call.invitation.answer.state == .declined {
            gathering.deputy = try deputy(for: call.invitation).flatMap { register.person($0.person) }
        }
        if member != nil { gathering.contribution = try wanted(from: person, for: meeting, forum) }
        return gathering
    }

    /// Whether the person is called, or sits in the forum on the meeting's day.
    func takesPart(_ person: Person, in meeting: Meeting) throws -> Bool {
        try register.members(of: meeting.forum, on: meeting.date).contains { $0.person.id == person.id }
            || ledger.invitations(to: meeting.id).contains { $0.person == person.id && $0.withdrawn == nil }
    }

    private func calls(of person: Person, to meeting: Meeting, _ agenda: [AgendaItem]) throws -> [Gathering.Call] {
        let own = try ledger.invitations(to: meeting.id).filter { $0.person == person.id && $0.withdrawn == nil }
        let sorted = own.filter { $0.presents == nil }.suffix(1) + own.filter { $0.presents != nil }
        return sorted.map { invitation in
            let span = invitation.presents
            let slot = Slot(
                date: meeting.date, start: span?.start ?? meeting.start, end: span?.end ?? meeting.end)
            return Gathering.Call(
                invitation: invitation, caseTitle: caseTitle(for: invitation, of: meeting, in: agenda), slot: slot,
                isOpen: !meeting.isCancelled && zone.instant(slot.date, slot.end) > now)
        }
    }

    private func presents(_ person: Person, _ item: AgendaItem, _ meeting: Meeting) -> Bool {
        presenters(of: [item], meeting: meeting).found.contains { $0.recipient.person.id == person.id }
    }

    private func wanted(from person: Person, for meeting: Meeting, _ forum: Forum) throws -> Gathering.Wanted? {
        guard meeting.agendaSent == nil, !meeting.isCancelled, meeting.begins(in: zone) > now else { return nil }
        let organisation = register.appointments(in: forum.id, on: meeting.date)
            .filter { $0.person == person.id }.lazy.compactMap(\.organisation).first
        let turns = forum.standing.contains(.presentations) ? try whoseTurn(meeting, forum) : []
        let given = try ledger.contributions(to: forum.id, since: try contributionsBegin(before: meeting))
        let own = given.filter { organisation != nil ? $0.organisation == organisation : $0.from == person.name }
        func text(_ heading: Trilingual) -> String { own.last { $0.heading == heading[language] }?.text ?? "" }
        return Gathering.Wanted(
            answerBy: meeting.collectAnswerBy(environment.rules),
            presents: turns.first { $0.id == organisation },
            sent: ContributionForm(
                news: given.filter { $0.heading == nil && $0.from == person.name }.map(\.text).joined(separator: "\n"),
                focus: text(ContributionText.focus), challenges: text(ContributionText.challenges)))
    }
}
