/// Items as they stand in a letter or a list.
extension Books {
    /// The item today as it may stand in a letter, with those responsible by name; words follow the reader's language.
    func line(for item: ActionItem, in language: Language) throws -> ItemLine? {
        line(for: item, in: language, withholding: try exempt(among: [item]))
    }

    /// - Parameter exempt: those whose text is for who has signed in; none where the reader has.
    func line(for item: ActionItem, in language: Language, withholding exempt: Set<Filing.ItemKey>) -> ItemLine? {
        guard let forum = register.forum(item.forum) else { return nil }
        let isShared = !item.shares.isEmpty
        let isWithheld = exempt.contains(Filing.ItemKey(item.forum, item.number))
        var line = ItemLine(
            forum: forum, item: isWithheld ? item.forStrangers(language) : item,
            daysLeft: item.due.date.map { today.days(until: $0) }, owners: ownerNames(of: item.parties, in: language),
            sharesClosed: isShared ? item.shares.count { $0.closed != nil } : nil,
            sharesAll: isShared ? item.shares.count : nil)
        line.readAt = isWithheld ? minutesAddress(of: item) : nil
        return line
    }

    /// As they may stand in a letter, by deadline, those without one last.
    func lines(for items: [ActionItem], in language: Language) throws -> [ItemLine] {
        lines(for: items, in: language, withholding: try exempt(among: items))
    }

    func lines(
        for items: [ActionItem], in language: Language, withholding exempt: Set<Filing.ItemKey>
    ) -> [ItemLine] {
        let last = CalendarDate(dayNumber: .max)
        return items.sorted { one, other in
            (one.due.date ?? last, one.forum, one.number) < (other.due.date ?? last, other.forum, other.number)
        }.compactMap { line(for: $0, in: language, withholding: exempt) }
    }

    /// The page where who signs in reads the minutes that the item stands in; nil without pages.
    func minutesAddress(of item: ActionItem) -> String? {
        environment.links?.address.map { address in
            "\(address)/n/\(ledger.network)/f/\(item.forum)/m/\(item.meetingDate)/minutes"
        }
    }

    /// Names, «ledig» after a seat that nobody sits in, and what is unresolved as it was written.
    func ownerNames(of parties: ItemParties, in language: Language) -> [String] {
        let vacant = Trilingual("ledig", "ledig", "vacant")[language]
        let held = register.holders(of: parties, on: today).map { holder in
            holder.person.flatMap(register.person)?.name ?? "\(holder.seat) (\(vacant))"
        }
        let unsettled = parties.owners.filter { !$0.confirmed }.map(\.text)
        return (held + unsettled).uniqued()
    }
}
