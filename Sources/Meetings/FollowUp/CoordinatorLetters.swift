/// What waits for each coordinator: all of it once a week, and on other days only what is new.
extension FollowUpDay {
    mutating func tellCoordinators() throws {
        var forums: [PersonID: Set<ForumID>] = [:]
        for forum in books.register.forums {
            for person in books.keepers(of: forum.id) { forums[person.id, default: []].insert(forum.id) }
        }
        for (id, forums) in forums.sorted(by: { $0.key < $1.key }) {
            guard let person = books.register.person(id), try isFree(id) else { continue }
            let digest = CoordinatorDigest(day: self, reader: person, forums: forums, since: try lastDigest(to: id))
            let notice = try digest.notice()
            guard !notice.isEmpty else { continue }
            let order = LetterOrder(
                .coordinator(notice), to: id, key: "coordinator:\(id):\(today)", expires: expiry)
            if try books.carryOut([.letter(order)]) == 1 { try save(digest.vacantReminders()) }
        }
    }

    /// The last one this week; nil where this is the week's first, which holds everything.
    private func lastDigest(to person: PersonID) throws -> CalendarDate? {
        let monday = today.week.monday
        for daysBack in stride(from: 1, through: monday.days(until: today), by: 1) {
            let date = today.adding(days: -daysBack)
            if try books.ledger.letter(dedupeKey: "coordinator:\(person):\(date)") != nil { return date }
        }
        return nil
    }
}

extension Books {
    /// Who looks after a forum's promises: its secretariat, or for a project its leader, or who coordinates the forum
    /// it reports to or the network.
    func keepers(of forum: ForumID) -> [Person] {
        for role in [Role.secretariat, "prosjektleiar", "prosjektleder"] {
            let holders = register.holders(of: role, in: forum, on: today)
            if !holders.isEmpty { return holders }
        }
        return register.coordinators(of: forum, on: today)
    }
}

extension Books {
    /// The forum a mail is about; the first one's coordinator has those about none.
    func forum(of mail: InboxMail) throws -> ForumID? {
        let meeting = try mail.filing?.meeting.flatMap(ledger.meeting)
        return meeting?.forum ?? mail.filing?.items.first?.forum ?? register.forums.first?.id
    }
}

/// One coordinator's digest of one day.
struct CoordinatorDigest {
    let day: FollowUpDay
    let reader: Person
    let forums: Set<ForumID>
    /// The day of the last one this week; nil where everything is to be in it.
    let since: CalendarDate?

    private var books: Books { day.books }
    private var items: [ActionItem] { day.items.filter { forums.contains($0.forum) } }
    private var isWhole: Bool { since == nil }

    private func isNew(_ date: CalendarDate) -> Bool { since.map { date > $0 } ?? true }

    func notice() throws -> CoordinatorNotice {
        var notice = CoordinatorNotice(on: day.today)
        try addMeetings(to: &notice)
        notice.overdue = lines(items.filter(isBroken))
        if isWhole {
            notice.unresolved = lines(items.filter(\.isUnresolved))
            notice.unconfirmed = lines(items.filter(\.isUnconfirmed))
        }
        notice.vacancies = vacancies()
        notice.extensions = lines(items.filter(asksForTime))
        notice.undelivered = try undelivered()
        notice.inbox = try inbox()
        return notice
    }

    private func lines(_ items: [ActionItem]) -> [ItemLine] {
        books.lines(for: items, in: reader.language, withholding: day.exempt)
    }

    /// Reminded of twice, by now, and someone is there to have been reminded.
    private func isBroken(_ item: ActionItem) -> Bool {
        guard let told = ReminderPolicy.coordinatorTold(of: item, sent: day.sent(about: item)) else { return false }
        return isNew(told) && books.holders(of: item).contains { !$0.isVacant }
    }

    private func asksForTime(_ item: ActionItem) -> Bool {
        guard item.extensionAsked != nil else { return false }
        let asked = item.history.last { $0.field == ActionItem.Change.extensionAsked }
        return asked.map { isNew(books.zone.date($0.at)) } ?? isWhole
    }

    /// Seats nobody sits in, with what is asked of them. The coordinator is reminded in their place.
    private func vacancies() -> [CoordinatorNotice.Vacancy] {
        var found: [CoordinatorNotice.Vacancy] = []
        for item in items where isWhole || day.reminder(of: item, to: reader.id) != nil {
            for holder in books.holders(of: item) where holder.isVacant {
                let line = books.line(for: item, in: reader.language, withholding: day.exempt)
                guard let line else { continue }
                let place = found.firstIndex { $0.forum.id == item.forum && $0.seat == holder.seat }
                if let place {
                    found[place].items.append(line)
                } else {
                    found.append(CoordinatorNotice.Vacancy(forum: line.forum, seat: holder.seat, items: [line]))
                }
            }
        }
        return found
    }

    /// The reminders that the digest stands for, in place of those who would have got them.
    func vacantReminders() -> [ReminderSent] {
        items.filter { item in books.holders(of: item).contains(where: \.isVacant) }
            .compactMap { day.reminder(of: $0, to: reader.id) }
    }

    /// Mails that wait, each with the coordinator of the forum it is about; those about none with the first forum's.
    private func inbox() throws -> [InboxMail] {
        try books.ledger.inboxMails(in: [.waiting]).filter { mail in
            guard isWhole || isNew(books.zone.date(mail.arrived)) else { return false }
            return try books.forum(of: mail).map(forums.contains) ?? false
        }
    }

    /// Letters that came back are told of at once, and stand here once more; those nobody knows about only here.
    private func undelivered() throws -> [OutboxLetter] {
        let first = since ?? day.today.adding(days: -7)
        let begin = books.zone.instant(first.adding(days: 1), .midnight)
        return try books.ledger.failedLetters(since: begin).filter { letter in
            guard letter.state != .expired else { return false }
            guard let meeting = try letter.meeting.flatMap(books.ledger.meeting) else {
                return letter.to != reader.email
            }
            return forums.contains(meeting.forum)
        }
    }
}
