/// The items an answer is about: found among the writer's own, or asked back for.
enum NamedItems {
    case found([ActionItem])
    /// Others' items, which the writer says something about all the same.
    case others([ActionItem])
    case unclear(QuestionNotice.Reason)
    /// The answer is about no item.
    case none
}

extension Books {
    /// The open items in which the person has a part, by deadline.
    func openItems(of person: PersonID) throws -> [ActionItem] {
        try ledger.openItems().filter { item in holders(of: item).contains { $0.person == person } }
    }

    func items(for command: ReplyCommand, _ answer: WrittenAnswer) throws -> NamedItems {
        let own = try openItems(of: answer.person.id)
        guard !command.numbers.isEmpty else { return try unnumbered(own, command, answer) }
        var place: ForumID?
        if let name = command.place {
            guard let forum = register.forum(named: name) else { return .none }
            place = forum.id
        }
        var found: [ActionItem] = []
        var others: [ActionItem] = []
        for number in command.numbers {
            let forums = (place.map { [$0] } ?? register.forums.map(\.id)).sorted()
            let candidates = try forums.compactMap { try ledger.item(number, of: $0) }
            switch choose(number, candidates, own: own, hint: place ?? forum(of: answer)) {
            case .found(let item): found += item
            case .others(let item): others += item
            case .unclear(let reason): return .unclear(reason)
            case .none: return .none
            }
        }
        // What is somebody else's is not done together with one's own.
        if !others.isEmpty { return found.isEmpty ? .others(others) : .unclear(.noSuchItem(others[0].number)) }
        return .found(found)
    }

    private func choose(
        _ number: Int, _ candidates: [ActionItem], own: [ActionItem], hint: ForumID?
    ) -> NamedItems {
        let keys = Set(own.map { Filing.ItemKey($0.forum, $0.number) })
        var mine = candidates.filter { keys.contains(Filing.ItemKey($0.forum, $0.number)) }
        if mine.count > 1, let hint { mine = mine.filter { $0.forum == hint } }
        if let item = mine.first { return mine.count == 1 ? .found([item]) : .unclear(.whichForum(number)) }
        if candidates.isEmpty { return .unclear(.noSuchItem(number)) }
        let open = candidates.filter(\.state.isOpen)
        let near = hint.map { hint in open.filter { $0.forum == hint } } ?? open
        if let item = near.first, near.count == 1 { return .others([item]) }
        return open.isEmpty ? .unclear(.itemClosed(number)) : .unclear(.whichForum(number))
    }

    /// Without a number: the only one the letter is about, or the only one the person has. An answer to a letter about
    /// something else is about no item.
    private func unnumbered(
        _ own: [ActionItem], _ command: ReplyCommand, _ answer: WrittenAnswer
    ) throws -> NamedItems {
        let kinds = ["reminder", "assigned", "minutes", "receipt", "question", "overview"]
        if let kind = answer.about?.kind, !kinds.contains(kind) { return .none }
        if answer.about == nil, answer.invitation != nil || command.isCasual { return .none }
        if let about = answer.about {
            let named = try items(toldBy: about, to: answer.person.id)
            let left = own.filter { named.contains(Filing.ItemKey($0.forum, $0.number)) }
            if named.count == 1 {
                return left.isEmpty ? .unclear(.itemClosed(named[0].number)) : .found(left)
            }
        }
        switch own.count {
        case 0: return .none
        case 1: return .found(own)
        default: return .unclear(.whichItem)
        }
    }

    /// The items that a letter to the person was about, where the books know.
    private func items(toldBy letter: OutboxLetter, to person: PersonID) throws -> [Filing.ItemKey] {
        let parts = letter.dedupeKey.split(separator: ":")
        if letter.kind == "assigned", parts.count > 2, let number = Int(parts[2]) {
            return [Filing.ItemKey(ForumID(String(parts[1])), number)]
        }
        guard letter.kind == "reminder" else { return [] }
        let day = zone.date(letter.created)
        return try ledger.reminders(since: day).filter { $0.person == person && $0.on == day }
            .map { Filing.ItemKey($0.forum, $0.number) }
    }

    private func forum(of answer: WrittenAnswer) -> ForumID? {
        if let meeting = answer.meeting { return meeting.forum }
        let parts = answer.about?.dedupeKey.split(separator: ":") ?? []
        return answer.about?.kind == "assigned" && parts.count > 1 ? ForumID(String(parts[1])) : nil
    }
}
