/// Two texts of one agenda put together, line by line, by what each has changed since they parted.
struct AgendaMerge {
    private let base: [LineID: AgendaSheet.Line]
    private let mine: [LineID: AgendaSheet.Line]
    private let theirs: [LineID: AgendaSheet.Line]
    /// Where both have changed a line it is mine; where I took away what they changed, theirs.
    private(set) var lines: [AgendaSheet.Line] = []
    private(set) var conflicts: [AgendaConflict] = []

    init(base: [AgendaSheet.Line], mine: [AgendaSheet.Line], theirs: [AgendaSheet.Line]) {
        func byName(_ lines: [AgendaSheet.Line]) -> [LineID: AgendaSheet.Line] {
            Dictionary(lines.map { ($0.id, $0) }) { first, _ in first }
        }
        (self.base, self.mine, self.theirs) = (byName(base), byName(mine), byName(theirs))
        let order = Self.order(base: base.map(\.id), mine: mine.map(\.id), theirs: theirs.map(\.id))
        for id in order { if let line = merged(id) { lines.append(line) } }
    }

    /// Mine where I have moved anything, or else theirs; what only the other has stands behind what it stood behind.
    private static func order(base: [LineID], mine: [LineID], theirs: [LineID]) -> [LineID] {
        let common = Set(base).intersection(mine)
        let isMoved = base.filter(common.contains) != mine.filter(common.contains)
        let (first, second) = isMoved ? (mine, theirs) : (theirs, mine)
        var order = first
        for (index, id) in second.enumerated() where !order.contains(id) {
            let before = second[..<index].last { order.contains($0) }
            let place = before.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            order.insert(id, at: place)
        }
        return order
    }

    private mutating func merged(_ id: LineID) -> AgendaSheet.Line? {
        let (before, own, other) = (base[id], mine[id], theirs[id])
        switch (own, other) {
        case (nil, nil): return nil
        case (let line?, nil), (nil, let line?):
            // The one who has it has left it as it was: then the other's taking it away holds.
            guard let before else { return line }
            if before.fields.mark == line.fields.mark { return nil }
            conflicts.append(conflict(id))
            return line
        case (var line?, let other?):
            let (ours, others, past) = (line.fields, other.fields, before?.fields)
            let minutes = ours.minutes == past?.minutes ? others.minutes : ours.minutes
            if ours.mark == past?.mark, ours.mark != others.mark { line = other }
            if ours.mark != others.mark, ours.mark != past?.mark, others.mark != past?.mark {
                conflicts.append(conflict(id))
            }
            line.item.end = line.item.start.adding(minutes: minutes)
            return line
        }
    }

    private func conflict(_ id: LineID) -> AgendaConflict {
        AgendaConflict(line: id, mine: mine[id]?.fields, theirs: theirs[id]?.fields, base: base[id]?.fields)
    }
}

public enum AgendaTextOutcome: Sendable {
    case kept(AgendaView)
    /// Lines that someone else has changed in the meantime, and a text that has both what I wrote and what others
    /// have done elsewhere: saved again from that version, it holds.
    case conflict([AgendaConflict], text: String, version: Int)
}

extension Books {
    func saveAgenda(_ meeting: Meeting, text: String, seen version: Int, by: String?) throws -> AgendaTextOutcome {
        try meeting.refuseIfCancelled()
        try AgendaText.refuseTooDeep(text)
        let items = try writtenItems(in: text, of: meeting)
        let open = try openAgenda(meeting)
        let seen = try ledger.agendaVersions(of: meeting.id).first { $0.number == max(version, 1) }
        let base = try seen.map { try namedLines(of: $0, meeting) } ?? open.sheet.lines
        let mine = AgendaSheet(items, ids: LineNames.named(items, after: base), meeting: meeting)
        if open.sheet.lines == base || version == open.version {
            try keep(mine, writtenAs: text, after: open, .text, by: by)
            return .kept(try agendaView(meeting))
        }
        let merge = AgendaMerge(base: base, mine: mine.lines, theirs: open.sheet.lines)
        var sheet = AgendaSheet(merge.lines, meeting: meeting)
        try sheet.retime()
        guard merge.conflicts.isEmpty else {
            let forum = try forum(meeting.forum.rawValue)
            let joined = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(sheet.items)
            return .conflict(merge.conflicts, text: joined, version: open.version)
        }
        try keep(sheet, after: open, .text, by: by)
        return .kept(try agendaView(meeting))
    }
}
