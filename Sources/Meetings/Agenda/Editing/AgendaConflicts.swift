/// Whether two have edited the same line, and what to make of it.
extension Books {
    /// Nil where the line is as the one who edits saw it, or the two edits don't meet.
    func conflict(with edit: AgendaEdit, in open: OpenAgenda, seen: AgendaSeen) throws -> AgendaConflict? {
        let (id, mine): (LineID, AgendaFields?)
        switch edit {
        case .change(let line, let fields): (id, mine) = (line, try fields.tidied())
        case .remove(let line), .postpone(let line): (id, mine) = (line, nil)
        case .add, .place, .shift, .move, .take: return nil
        }
        let theirs = open.sheet.line(id)?.fields
        let base = try base(of: edit, in: open, seen: seen)
        if theirs == nil, mine == nil { return nil }
        if let theirs, theirs.mark == seen.mark ?? base?.mark {
            // Only its length can differ, and only two who both have set it can disagree about that.
            guard let mine, let base else { return nil }
            let isDisputed =
                theirs.minutes != base.minutes && mine.minutes != base.minutes && theirs.minutes != mine.minutes
            if !isDisputed { return nil }
        }
        if let mine, let theirs, mine.mark == theirs.mark, mine.minutes == theirs.minutes { return nil }
        let last = try lastChange(of: id, after: seen.version, in: open)
        let joined = mine.map { mine in
            guard let theirs, let base else { return mine }
            return mine.joined(with: theirs, base: base)
        }
        return AgendaConflict(
            line: id, mine: mine, theirs: theirs, base: base, joined: joined, by: last?.by, at: last?.at)
    }

    /// The line as the one who edits saw it.
    func base(of edit: AgendaEdit, in open: OpenAgenda, seen: AgendaSeen) throws -> AgendaFields? {
        guard case .change(let id, _) = edit else { return nil }
        let meeting = open.sheet.meeting
        // A draft nobody had kept is the first of the versions from the moment someone edits it.
        let number = max(seen.version, 1)
        let version = try ledger.agendaVersions(of: meeting.id).first { $0.number == number }
        let lines = try version.map { try namedLines(of: $0, meeting) } ?? open.sheet.lines
        let base = lines.first { $0.id == id }?.fields
        return seen.mark == nil || base?.mark == seen.mark ? base : nil
    }

    /// The latest version that has the line otherwise than the one before it.
    private func lastChange(of id: LineID, after number: Int, in open: OpenAgenda) throws -> AgendaVersion? {
        let versions = try ledger.agendaVersions(of: open.sheet.meeting.id)
        let marks = try versions.map { version in
            try namedLines(of: version, open.sheet.meeting).first { $0.id == id }?.fields.mark
        }
        return versions.indices.dropFirst().last { index in
            versions[index].number > number && marks[index] != marks[index - 1]
        }.map { versions[$0] }
    }
}

extension AgendaFields {
    /// Mine, with theirs in every field that I left as it was.
    func joined(with theirs: AgendaFields, base: AgendaFields) -> AgendaFields {
        func either<Value: Equatable>(_ field: KeyPath<AgendaFields, Value>) -> Value {
            self[keyPath: field] == base[keyPath: field] ? theirs[keyPath: field] : self[keyPath: field]
        }
        return AgendaFields(
            title: either(\.title), kind: either(\.kind), minutes: either(\.minutes), start: either(\.start),
            presenter: either(\.presenter), text: either(\.text), exempt: either(\.exempt))
    }
}

extension Refusal {
    static func noLine(_ id: LineID) -> Refusal {
        Refusal(
            .notFound, code: "unknown-line",
            Trilingual(
                "Linja står ikkje på saklista lenger", "Linjen står ikke på sakslisten lenger",
                "The line isn't on the agenda any more"))
    }

    static func agendaIsHistory(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "has-minutes",
            Trilingual(
                "Møtet har referat: saklista kan ikkje endrast lenger",
                "Møtet har referat: sakslisten kan ikke endres lenger",
                "The meeting has minutes: its agenda can't be changed any more"))
    }

    static var noSuchCase: Refusal {
        Refusal(
            .notFound, code: "unknown-case",
            Trilingual(
                "Saka står ikkje på kølista", "Saken står ikke på kølisten", "The case is not on the case list"))
    }

    static func caseIsClosed(_ matter: Case) -> Refusal {
        Refusal(
            .notNow, code: "case-closed",
            Trilingual(
                "Saka «\(matter.title)» er handsama eller trekt", "Saken «\(matter.title)» er behandlet eller trukket",
                "The case “\(matter.title)” has been dealt with or withdrawn"))
    }
}
