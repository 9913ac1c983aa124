/// Items as they stand in a letter or a list.
extension Books {
    /// The item today, with those responsible by name; words follow the reader's language.
    func line(for item: ActionItem, in language: Language) -> ItemLine? {
        guard let forum = register.forum(item.forum) else { return nil }
        let isShared = !item.shares.isEmpty
        return ItemLine(
            forum: forum, item: item, daysLeft: item.due.date.map { today.days(until: $0) },
            owners: ownerNames(of: item, in: language),
            sharesClosed: isShared ? item.shares.count { $0.closed != nil } : nil,
            sharesAll: isShared ? item.shares.count : nil)
    }

    /// By deadline, those without one last.
    func lines(for items: [ActionItem], in language: Language) -> [ItemLine] {
        let last = CalendarDate(dayNumber: .max)
        return items.sorted { one, other in
            (one.due.date ?? last, one.forum, one.number) < (other.due.date ?? last, other.forum, other.number)
        }.compactMap { line(for: $0, in: language) }
    }

    /// Names, «ledig» after a seat that nobody sits in, and what is unresolved as it was written.
    private func ownerNames(of item: ActionItem, in language: Language) -> [String] {
        let vacant = Trilingual("ledig", "ledig", "vacant")[language]
        let held = holders(of: item).map { holder in
            holder.person.flatMap(register.person)?.name ?? "\(holder.seat) (\(vacant))"
        }
        let unsettled = item.owners.filter { !$0.confirmed }.map(\.text)
        return (held + unsettled).uniqued()
    }
}
