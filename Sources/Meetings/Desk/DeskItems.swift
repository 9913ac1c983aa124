/// What is promised and needs a hand.
extension DeskRules {
    func itemLines() -> [DeskLine] {
        let asked = Set(facts.inbox.flatMap { $0.mail.filing?.items ?? [] })
        let byForum = Dictionary(grouping: facts.items, by: \.forum)
        return byForum.keys.sorted().flatMap { forum -> [DeskLine] in
            let items = byForum[forum] ?? []
            // What was asked for by a mail that waits stands there.
            let unheard = items.filter { !asked.contains(Filing.ItemKey($0.forum, $0.number)) }
            return lines(.extensionAsked, unheard.filter { $0.extensionAsked != nil }, forum)
                + lines(.disputed, unheard.filter { !$0.disputedBy.isEmpty }, forum)
                + lines(.overdue, items.filter { $0.isOverdue(on: facts.today) && $0.extensionAsked == nil }, forum)
                + lines(.unresolved, items.filter(\.isUnresolved), forum)
                + lines(.unconfirmed, items.filter { $0.isUnconfirmed && !$0.isUnresolved }, forum)
        }
    }

    private func lines(_ kind: DeskLine.Kind, _ items: [ActionItem], _ forum: ForumID) -> [DeskLine] {
        gathered(items) { item in
            DeskLine(
                kind, DeskWords.item(kind, item), forum: forum, when: .since(since(kind, item)),
                group: group(kind, item), place: .item(forum, item.number))
        } all: { lines in
            let dates = lines.compactMap(\.when?.date)
            let groups = Set(lines.map(\.group))
            return DeskLine(
                kind, DeskWords.items(kind, lines.count), forum: forum, when: dates.min().map { .since($0) },
                group: DeskLine.Group.allCases.first(where: groups.contains) ?? .thisWeek,
                place: .items(forum, kind == .overdue ? .overdue : kind.isUnsettled ? .unresolved : .open))
        }
    }

    private func since(_ kind: DeskLine.Kind, _ item: ActionItem) -> CalendarDate {
        func last(_ field: String) -> CalendarDate {
            item.history.last { $0.field == field }.map { facts.zone.date($0.at) } ?? item.created
        }
        switch kind {
        case .extensionAsked: return last(ActionItem.Change.extensionAsked)
        case .disputed: return last(ActionItem.Change.disputed)
        case .overdue: return item.due.date ?? item.created
        default: return item.created
        }
    }

    /// A promise that two reminders haven't helped is for today; the others are being reminded of.
    private func group(_ kind: DeskLine.Kind, _ item: ActionItem) -> DeskLine.Group {
        switch kind {
        case .extensionAsked, .disputed: .today
        case .overdue: facts.told.contains(Filing.ItemKey(item.forum, item.number)) ? .today : .thisWeek
        default: .thisWeek
        }
    }
}

extension DeskLine.Kind {
    fileprivate var isUnsettled: Bool { self == .unresolved || self == .unconfirmed }
}
