/// The changes of one item that people ask for after the meeting.
extension Books {
    func close(_ item: inout ActionItem, as state: ActionItem.State, reason: String?, by: String) {
        item.change(
            ActionItem.Change.state, from: item.state.rawValue, to: state.rawValue, reason: reason, by: by, at: now)
        item.state = state
        item.extensionAsked = nil
        guard state == .done else { return }
        for index in item.shares.indices where item.shares[index].closed == nil { item.shares[index].closed = today }
    }

    func closeShare(of party: String, in item: inout ActionItem, reason: String?, by: String) throws {
        guard let index = share(named: party, of: item) else {
            throw Refusal.noShare(party, item, open: item.shares.filter { $0.closed == nil }.map(register.name))
        }
        let name = register.name(of: item.shares[index])
        if item.shares[index].closed != nil { throw Refusal.shareClosed(name, item) }
        item.shares[index].closed = today
        item.change(
            ActionItem.Change.share, from: "", to: name, reason: reason, by: by, at: now)
        if item.shares.allSatisfy({ $0.closed != nil }) { close(&item, as: .done, reason: nil, by: by) }
    }

    private func share(named text: String, of item: ActionItem) -> Int? {
        let key = text.nameKey
        return item.shares.firstIndex { share in
            let organisation = share.organisation.flatMap(register.organisation)
            let person = share.person.flatMap(register.person)
            let names = [
                share.organisation?.rawValue, organisation?.name, share.person?.rawValue, person?.name, person?.email,
            ]
            let aliases = (organisation?.aliases ?? []) + (person?.aliases ?? [])
            return (names.compactMap(\.self) + aliases).contains { $0.nameKey == key }
        }
    }

    func extend(
        _ item: inout ActionItem, to text: String, saidOn day: CalendarDate? = nil, reason: String?, by: String
    ) throws {
        let due = try newDeadline(text, for: item, saidOn: day)
        if due == item.due, item.extensionAsked == nil { throw Refusal.sameDeadline(item) }
        item.change(
            ActionItem.Change.due, from: item.due.dated, to: due.dated, reason: reason,
            since: day == today ? nil : day, by: by, at: now)
        item.due = due
        item.extensionAsked = nil
    }

    /// A deadline from today on, written as in the minutes and counted from the day it was asked for: `15.09` and
    /// `om to veker` are the same days when the coordinator says yes a week later.
    func newDeadline(_ text: String, for item: ActionItem, saidOn day: CalendarDate? = nil) throws -> Deadline {
        let day = day ?? today
        guard let forum = register.forum(item.forum) else { throw Refusal.noForum(item.forum.rawValue, known: []) }
        let meetings = try ledger.meetings(from: day.adding(days: 1)).filter { !$0.isCancelled }
        let next = Dictionary(meetings.map { ($0.forum, $0.date) }, uniquingKeysWith: min)
        let context = ResolutionContext(register: register, forum: forum, date: day, nextMeetings: next)
        let reading = DeadlineReader(context: context).read(text, line: 1)
        guard let due = reading.value else { throw Refusal.badValue("bad-deadline", reading.problems) }
        guard let date = due.date, date >= today, !due.unresolved else { throw Refusal.notLater(text) }
        return due
    }

    func assign(_ item: inout ActionItem, to text: String, reason: String?, by: String) throws {
        guard let forum = register.forum(item.forum) else { return }
        let context = ResolutionContext(register: register, forum: forum, date: today)
        let reading = PartyReader(context: context).read(text, line: 1)
        guard let owners = reading.value else { throw Refusal.badValue("bad-party", reading.problems) }
        let before = item.ownersText
        item.owners = owners
        item.disputedBy = []
        item.shares = register.shares(for: owners, in: forum.id, on: today)
        item.change(
            ActionItem.Change.owners, from: before, to: item.ownersText, reason: reason, by: by, at: now)
    }

    /// A letter to each who has it now and didn't have it before.
    func tellNewHolders(of item: ActionItem, before: ActionItem) throws {
        guard item.owners != before.owners else { return }
        let earlier = Set(holders(of: before).compactMap(\.person))
        let people = holders(of: item).compactMap(\.person).uniqued().filter { !earlier.contains($0) }
        let by = item.history.last?.by ?? ""
        let letters: [Effect] = try people.compactMap { id in
            guard let person = register.person(id), let line = try line(for: item, in: person.language) else {
                return nil
            }
            return .letter(
                LetterOrder(
                    .assigned(AssignedNotice(line: line, by: by)), to: id,
                    key: "assigned:\(item.forum):\(item.number):\(item.history.count):\(id)"))
        }
        try carryOut(letters)
    }
}

extension Deadline {
    /// As it was written, with the date where that says more: `hausten 2023 (15.12.2023)`.
    public var dated: String {
        guard let short = date.map(DateWords(.nn).short) else { return text }
        return text == short || text.hasSuffix(" \(short)") ? text : "\(text) (\(short))"
    }
}
