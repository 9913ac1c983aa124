/// Reminders to those who owe something: one letter for each, however many items and seats they have.
extension FollowUpDay {
    mutating func remind() throws {
        var due: [PersonID: [(item: ActionItem, reminder: ReminderSent)]] = [:]
        for item in items {
            for person in books.holders(of: item).compactMap(\.person).uniqued()
            where !item.disputedBy.contains(person) {
                guard let reminder = reminder(of: item, to: person) else { continue }
                due[person, default: []].append((item, reminder))
            }
        }
        var reminded: [ItemKey: ActionItem] = [:]
        for (id, entries) in due.sorted(by: { $0.key < $1.key }) {
            guard let person = books.register.person(id), try write(entries.map(\.item), to: person) else { continue }
            try save(entries.map(\.reminder))
            for entry in entries { reminded[ItemKey(entry.item)] = entry.item }
        }
        for item in reminded.values { try recordHolders(of: item) }
    }

    /// False where the person has had the day's letter already.
    private func write(_ items: [ActionItem], to person: Person) throws -> Bool {
        let lines = books.lines(for: items, in: person.language, withholding: exempt)
        let notice = ReminderNotice(
            on: today, overdue: lines.filter { $0.item.isOverdue(on: today) },
            dueSoon: lines.filter { !$0.item.isOverdue(on: today) })
        let order = LetterOrder(
            .reminder(notice), to: person.id, key: "reminder:\(person.id):\(today)", expires: expiry)
        return try books.carryOut([.letter(order)]) == 1
    }

    /// Keeps in the item's history who stood behind its owners, each time that is someone else.
    private func recordHolders(of item: ActionItem) throws {
        guard item.shares.isEmpty else { return }
        let people = books.holders(of: item).compactMap { $0.person.flatMap(books.register.person)?.name }
        let now = people.uniqued().joined(separator: "; ")
        let before = item.history.last { $0.field == ActionItem.Change.holders }?.to ?? ""
        guard now != before else { return }
        var item = item
        item.change(ActionItem.Change.holders, from: before, to: now, by: ActionItem.Change.samling, at: books.now)
        try books.ledger.save(item)
    }
}
