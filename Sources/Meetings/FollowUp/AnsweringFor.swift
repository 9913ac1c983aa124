/// Who may say that an item is done (`domain.md` §3.2.6): who is listed first, and the forum's coordinator.
extension Books {
    func answersFor(_ item: ActionItem, _ person: Person) -> Bool {
        mainHolders(of: item).contains { $0.id == person.id } || keepers(of: item.forum).contains { $0.id == person.id }
    }

    /// The first of the owners behind whom somebody stands.
    func mainHolders(of item: ActionItem) -> [Person] {
        for owner in item.owners {
            var alone = item
            alone.owners = [owner]
            let people = holders(of: alone).compactMap(\.person).uniqued().compactMap(register.person)
            if !people.isEmpty { return people }
        }
        return []
    }

    /// The person's own open parts of what everyone has, by name.
    func shares(of person: PersonID, in item: ActionItem) -> [String] {
        holders(of: item).filter { $0.person == person }.compactMap { $0.share.map(register.name) }.uniqued()
    }

    /// Carries out what the coordinator has said yes to.
    func accept(_ proposal: Filing.Proposal, of filing: Filing, by: String) throws {
        for key in filing.items {
            guard var item = try ledger.item(key.number, of: key.forum), item.state.isOpen else { continue }
            switch proposal {
            case .done: close(&item, as: .done, reason: filing.detail[language], by: by)
            case .extend(let text): try extend(&item, to: text, saidOn: item.extensionAsked, reason: nil, by: by)
            case .answer, .move, .deputy, .withdraw, .cases: return
            }
            try ledger.save(item)
        }
    }

    /// The coordinator has said no to what was asked for about the items: they are as they were.
    func rejectItems(of filing: Filing, reason: String?, by: String) throws {
        for key in filing.items {
            guard var item = try ledger.item(key.number, of: key.forum), item.state.isOpen else { continue }
            let person = filing.person
            if item.extensionAsked != nil, filing.reason == "extension" {
                item.change(
                    ActionItem.Change.extensionAsked, from: item.due.dated, to: "", reason: reason, by: by, at: now)
                item.extensionAsked = nil
            } else if let person, item.disputedBy.contains(person), filing.reason == "not-mine" {
                item.change(ActionItem.Change.disputed, from: person.rawValue, to: "", reason: reason, by: by, at: now)
                item.disputedBy.removeAll { $0 == person }
            } else {
                continue
            }
            try ledger.save(item)
        }
    }
}
