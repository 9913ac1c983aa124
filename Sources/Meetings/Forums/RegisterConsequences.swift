/// What follows from a changed register: who gets called and who is taken off the meetings that are called already,
/// whose promises go to others, and which seats stand empty.
public struct RegisterConsequences: Hashable, Sendable {
    public struct MeetingChange: Hashable, Sendable {
        public var meeting: Meeting
        public var forum: Forum
        public var called: [Person]
        public var withdrawn: [Person]
    }

    /// Another answers for an item from a date on.
    public struct ItemMove: Hashable, Sendable {
        public var item: ActionItem
        public var forum: Forum
        public var on: CalendarDate
        /// Empty where it was nobody's, or is nobody's: then it is the coordinator's.
        public var from: [Person]
        public var to: [Person]
    }

    public struct EmptySeat: Hashable, Sendable {
        public var forum: Forum
        public var row: Roster.Row
        public var from: CalendarDate
    }

    public var meetings: [MeetingChange] = []
    public var items: [ItemMove] = []
    public var vacancies: [EmptySeat] = []

    public var isEmpty: Bool { meetings.isEmpty && items.isEmpty && vacancies.isEmpty }
}

/// A change of the register, looked at before it is made.
public struct RegisterPreview: Sendable {
    public var difference: RegisterDifference
    public var consequences: RegisterConsequences
    /// What the register was; to be shown again when the change is made.
    public var mark: RegisterMark?
}

extension Books {
    /// The same books with another register.
    private func with(_ register: Register) -> Books {
        Books(environment: environment, ledger: ledger, register: register, zone: zone, now: now)
    }

    func consequences(of changed: Register) throws -> RegisterConsequences {
        let after = with(changed)
        let dates = turningPoints(to: changed)
        return RegisterConsequences(
            meetings: try meetingChanges(after), items: try itemMoves(after, on: dates),
            vacancies: vacancies(changed, on: dates))
    }

    /// Today, and the days to come on which somebody begins or has ended. More than a few of them is a register made
    /// anew, and today's picture has to do.
    private func turningPoints(to changed: Register) -> [CalendarDate] {
        let (before, after) = (Set(register.appointments), Set(changed.appointments))
        let days = before.symmetricDifference(after).flatMap { [$0.from, $0.until?.adding(days: 1)] }
            .compactMap { $0 }.filter { $0 > today }
        return [today] + Set(days).sorted().prefix(12)
    }

    private func meetingChanges(_ after: Books) throws -> [RegisterConsequences.MeetingChange] {
        try ledger.meetings().compactMap { meeting in
            guard !meeting.isCancelled, meeting.called != nil, zone.instant(meeting.date, meeting.end) > now,
                let forum = after.register.forum(meeting.forum)
            else { return nil }
            let before = Set(try pending(meeting, forum))
            let now = try after.pending(meeting, forum).filter { !before.contains($0) }
            guard !now.isEmpty else { return nil }
            return RegisterConsequences.MeetingChange(
                meeting: meeting, forum: forum, called: now.filter { $0.action == .invite }.map(\.person),
                withdrawn: now.filter { $0.action == .withdraw }.map(\.person))
        }
    }

    private struct Pending: Hashable {
        var person: Person
        var action: Round.Action

        // A changed address is the same person.
        static func == (one: Pending, other: Pending) -> Bool {
            one.person.id == other.person.id && one.action == other.action
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(person.id)
            hasher.combine(action)
        }
    }

    private func pending(_ meeting: Meeting, _ forum: Forum) throws -> [Pending] {
        try callRound(meeting, forum: forum).pending.map { Pending(person: $0.person, action: $0.action) }
    }

    private func itemMoves(_ after: Books, on dates: [CalendarDate]) throws -> [RegisterConsequences.ItemMove] {
        try ledger.openItems().compactMap { item in
            guard let forum = after.register.forum(item.forum) else { return nil }
            for date in dates {
                let from = register.holders(of: item, on: date).compactMap(\.person).uniqued()
                let to = after.register.holders(of: item, on: date).compactMap(\.person).uniqued()
                guard from != to else { continue }
                return RegisterConsequences.ItemMove(
                    item: item, forum: forum, on: date, from: from.compactMap(register.person),
                    to: to.compactMap(after.register.person))
            }
            return nil
        }
    }

    /// Seats that stand empty after the change and didn't before, each from the first of the dates it does so.
    private func vacancies(_ changed: Register, on dates: [CalendarDate]) -> [RegisterConsequences.EmptySeat] {
        var told: Set<Seat> = []
        return dates.flatMap { date in
            changed.forums.filter { $0.stands(on: date) }.flatMap { forum in
                let before = Set(Roster(register, of: forum.id, on: date).vacancies.map { Seat($0.appointment) })
                return Roster(changed, of: forum.id, on: date).vacancies.filter {
                    let seat = Seat($0.appointment)
                    return !before.contains(seat) && told.insert(seat).inserted
                }.map { RegisterConsequences.EmptySeat(forum: forum, row: $0, from: date) }
            }
        }
    }
}
