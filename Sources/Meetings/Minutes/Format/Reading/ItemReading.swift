/// The items under *Oppfølging*.
extension MinutesResolver {
    mutating func items(_ sections: [ItemSection]) -> [MinutesItem] {
        var items: [MinutesItem] = []
        items.reserveCapacity(sections.count)
        for section in sections where !problems.isFull { items.append(item(section)) }
        return items
    }

    private mutating func item(_ section: ItemSection) -> MinutesItem {
        let fields = section.fields
        let status = status(of: section)
        let isOpen = status.state.isOpen
        let unknown = Written("?", line: section.line)
        if isOpen, fields[.owners] == nil { problems.warn(FormatProblem.itemWithoutOwner(line: section.line)) }
        if isOpen, fields[.due] == nil { problems.warn(FormatProblem.itemWithoutDeadline(line: section.line)) }
        return MinutesItem(
            number: section.number, text: section.text, status: status,
            owners: parties(fields[.owners] ?? unknown),
            due: deadline(fields[.due] ?? unknown, isOpen: isOpen) ?? Deadline(text: "?", form: .unresolved),
            agenda: fields[.agenda].flatMap { agendaPlace($0) }, repeats: fields[.repeats]?.text,
            dependsOn: fields[.dependsOn]?.text, note: fields[.note]?.text, concerns: fields[.concerns]?.text,
            anchoring: fields[.anchoring]?.text, line: section.line)
    }

    /// The box and `Status:` say the same, or one of them says nothing. An empty box may just not have been ticked.
    private mutating func status(of section: ItemSection) -> ItemStatus {
        let boxed: ItemStatus? =
            switch section.mark {
            case .none: nil
            case .open: .open
            case .done: .done
            case .dropped: .dropped
            }
        guard let written = section.fields[.status], !written.text.isEmpty else { return boxed ?? .open }
        let allowed = "open, under arbeid, utført, utsett, bortfalle, sendt vidare"
        guard let status = value(of: written, in: MinutesKeywords.itemStates, allowed: allowed) else { return .open }
        let problem = FormatProblem.stateConflict(line: written.line, written: written.text)
        if let boxed, !boxed.state.isOpen, boxed != status { problems.error(problem) }
        if boxed == .open, !status.state.isOpen { problems.warn(problem) }
        return status
    }

    private mutating func agendaPlace(_ written: Written) -> ActionItem.AgendaPlace? {
        guard !written.text.isEmpty, written.text != "?" else { return nil }
        if let place = MinutesKeywords.agendaPlaces.meaning(of: written.text) { return place }
        let found = forums.find(written.text, on: context.date)
        if found.count == 1, case .forum(let id) = found[0].named { return .forum(id) }
        if let slip = MinutesKeywords.agendaPlaces.suggestion(for: written.text) {
            problems.error(FormatProblem.nearKeyword(line: written.line, written: written.text, keyword: slip))
        } else {
            let nearest = Suggestions.nearest(to: written.text, among: forums.written)
            problems.error(FormatProblem.unknownForum(line: written.line, written: written.text, nearest: nearest))
        }
        return nil
    }
}
