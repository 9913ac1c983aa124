import FoundationEssentials

extension Books {
    /// One working day's follow-up: reminders to those who owe something, what waits for the coordinators, and broken
    /// promises for the leaders. On a quiet day, or a second time on the same day, nothing is written.
    ///
    /// Nobody gets more than one of these letters a day. Reminders go first, on their own days; a coordinator's or a
    /// leader's digest waits for the next day on which its reader gets no reminder, and loses nothing by it.
    public func daily() throws {
        guard !environment.rules.isQuiet(today) else { return }
        var day = try FollowUpDay(self, writesLetters: true)
        try day.remind()
        try day.tellCoordinators()
        try day.tellLeaders()
    }
}

/// The open items of one day, and what has been said about them before.
struct FollowUpDay {
    struct ItemKey: Hashable {
        var forum: ForumID
        var number: Int

        init(_ item: ActionItem) { (forum, number) = (item.forum, item.number) }
        init(_ sent: ReminderSent) { (forum, number) = (sent.forum, sent.number) }
    }

    let books: Books
    let items: [ActionItem]
    /// Those whose text no letter tells.
    let exempt: Set<Filing.ItemKey>
    private let policy: ReminderPolicy
    private var sent: [ItemKey: [ReminderSent]] = [:]

    /// - Parameter writesLetters: false for who only looks: what no letter tells isn't asked for then.
    init(_ books: Books, writesLetters: Bool) throws {
        self.books = books
        items = try books.ledger.openItems()
        exempt = writesLetters ? try books.exempt(among: items) : []
        policy = ReminderPolicy(rules: books.environment.rules, zone: books.zone)
        guard let first = items.map(\.created).min() else { return }
        sent = Dictionary(grouping: try books.ledger.reminders(since: first), by: ItemKey.init)
    }

    var today: CalendarDate { books.today }

    /// The day's letters are worth nothing once the next day's have gone, nor after a week in which none go.
    var expiry: Date {
        let next = books.environment.rules.openDay(onOrAfter: today.adding(days: 1))
        return books.zone.instant(min(next.adding(days: 1), today.adding(days: 8)), .midnight)
    }

    func sent(about item: ActionItem) -> [ReminderSent] { sent[ItemKey(item)] ?? [] }

    /// The reminder of the item that the person is to have today, if any.
    func reminder(of item: ActionItem, to person: PersonID) -> ReminderSent? {
        let earlier = sent(about: item).filter { $0.person == person }
        guard let due = item.due.date, let step = policy.step(for: item, on: today, sent: earlier) else { return nil }
        return ReminderSent(
            forum: item.forum, number: item.number, person: person, stepDays: step, due: due, on: today)
    }

    mutating func save(_ reminders: [ReminderSent]) throws {
        for reminder in reminders {
            try books.ledger.save(reminder)
            sent[ItemKey(reminder), default: []].append(reminder)
        }
    }

    /// Whether the person has none of the day's letters yet.
    func isFree(_ person: PersonID) throws -> Bool {
        for kind in ["reminder", "coordinator"]
        where try books.ledger.letter(dedupeKey: "\(kind):\(person):\(today)") != nil { return false }
        return true
    }
}
