import FoundationEssentials

/// What the desk is worked out from, gathered in one look.
struct DeskFacts {
    struct MeetingFacts {
        var meeting: Meeting
        var invitations: [Invitation] = []
        var agenda: AgendaRecord?
        var minutes: MinutesRecord?
        /// Those who have a call to get, where someone must send it.
        var callsPending = 0
    }

    struct WaitingMail {
        var mail: InboxMail
        var forum: ForumID?
    }

    struct FailedLetter {
        var letter: OutboxLetter
        var forum: ForumID?
    }

    var register: Register
    var today: CalendarDate
    var zone: Zone
    var rules: RuleBook
    /// Those the desk is about; meetings of the others count for clashes.
    var forums: Set<ForumID>
    var meetings: [MeetingFacts] = []
    /// All meetings from today on, of every forum.
    var coming: [Meeting] = []
    /// The open items.
    var items: [ActionItem] = []
    /// Those the coordinator is told of: reminded of twice.
    var told: Set<Filing.ItemKey> = []
    var letters: [FailedLetter] = []
    var unreachable: [UndeliverableAddress] = []
    var inbox: [WaitingMail] = []
    var outboxClosed: Date?
}

extension DeskFacts {
    init(_ books: Books, forums: Set<ForumID>, outboxClosed: Date?) throws {
        self.init(
            register: books.register, today: books.today, zone: books.zone, rules: books.environment.rules,
            forums: forums, outboxClosed: outboxClosed)
        let all = try books.ledger.meetings(from: MeetingDays.firstWaitedFor(on: today)).filter { !$0.isCancelled }
        coming = all.filter { $0.date >= today }
        meetings = try all.filter { forums.contains($0.forum) }.compactMap { try facts($0, books) }
        let day = try FollowUpDay(books, writesLetters: false)
        items = day.items.filter { forums.contains($0.forum) }
        let broken = items.filter { ReminderPolicy.coordinatorTold(of: $0, sent: day.sent(about: $0)) != nil }
        told = Set(broken.map { Filing.ItemKey($0.forum, $0.number) })
        letters = try failedLetters(books)
        unreachable = try books.ledger.undeliverableAddresses()
        inbox = try books.ledger.inboxMails(in: [.waiting]).map {
            WaitingMail(mail: $0, forum: try books.forum(of: $0))
        }
        .filter { $0.forum.map(forums.contains) ?? true }
    }

    /// Nil for a meeting that nothing can be due of any more.
    private func facts(_ meeting: Meeting, _ books: Books) throws -> MeetingFacts? {
        guard !MeetingDays(meeting, rules).isGivenUp(on: today) else { return nil }
        var facts = MeetingFacts(meeting: meeting)
        if meeting.date > today {
            facts.invitations = try books.ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil }
            facts.agenda = try books.ledger.agenda(of: meeting.id)
            facts.callsPending = try callsPending(meeting, books)
        } else {
            facts.minutes = try books.ledger.minutes(of: meeting.id)
        }
        return facts
    }

    /// The coming meetings within the forum's horizon are to be called. Where the scheduler does so by itself, only
    /// what it should have done by now is for a person to see to.
    private func callsPending(_ meeting: Meeting, _ books: Books) throws -> Int {
        guard let forum = register.forum(meeting.forum), forum.ended == nil else { return 0 }
        let next = coming.filter { $0.forum == forum.id && $0.date > today }.prefix(forum.invitations.horizon)
        guard next.contains(where: { $0.id == meeting.id }) else { return 0 }
        let isLate = meeting.called == nil && MeetingDays(meeting, rules).collect <= today
        guard forum.invitations.mode == .manual || isLate else { return 0 }
        return try books.callRound(meeting, forum: forum).pending.count { $0.action == .invite }
    }

    /// A letter that failed longer ago has been found out about, or never will be.
    private static let failuresShownDays = 14

    private func failedLetters(_ books: Books) throws -> [FailedLetter] {
        let first = today.adding(days: -DeskFacts.failuresShownDays)
        return try books.ledger.failedLetters(since: zone.instant(first, .midnight)).compactMap { letter in
            let forum = try letter.meeting.flatMap(books.ledger.meeting)?.forum
            return forum.map(forums.contains) ?? true ? FailedLetter(letter: letter, forum: forum) : nil
        }
    }
}
