/// A case that isn't dealt with now is on the forum's next agenda.
extension Books {
    /// The meeting it goes to; nil where none is planned, and the case waits on the case list.
    @discardableResult
    func postpone(_ item: AgendaItem, from meeting: Meeting) throws -> Meeting? {
        guard item.kind.isCase else { throw Refusal.onlyCases(item) }
        let next = try ledger.meetings(of: meeting.forum).first {
            !$0.isCancelled && $0.date > meeting.date && ![.minutes, .approved].contains($0.stage)
        }
        var matter =
            try ledger.cases(of: meeting.forum).first { $0.isMeant(by: item) }
            ?? newCase(item, of: try forum(meeting.forum.rawValue))
        if matter.state == .withdrawn || matter.state == .handled { throw Refusal.caseIsClosed(matter) }
        (matter.state, matter.meeting) = next.map { (.scheduled, $0.id) } ?? (.waiting, nil)
        (matter.title, matter.kind, matter.presenter) = (item.title, item.kind, item.presenter)
        matter.exempt = item.exempt
        try ledger.save(matter)
        if let next { try add(matter, item, toKeptAgendaOf: next, from: meeting) }
        return next
    }

    /// A draft that nobody has kept gets it by itself.
    private func add(_ matter: Case, _ item: AgendaItem, toKeptAgendaOf next: Meeting, from meeting: Meeting) throws {
        let open = try openAgenda(next)
        guard open.record?.isKept == true, !open.sheet.items.contains(where: { $0.caseID == matter.id }) else { return }
        var sheet = open.sheet
        let date = Trilingual(
            DateWords(.nn).long(meeting.date), DateWords(.nb).long(meeting.date), DateWords(.en).long(meeting.date))
        var moved = item
        (moved.caseID, moved.number) = (matter.id, matter.number)
        moved.reason =
            Trilingual("utsett frå \(date.nn)", "utsatt fra \(date.nb)", "postponed from \(date.en)")[language]
        sheet.insert(AgendaSheet.Line(id: LineID("sak-\(matter.id)"), item: moved), after: nil)
        try sheet.retime()
        try keep(sheet, after: open, .add, of: moved.title, by: nil)
    }
}

extension Refusal {
    fileprivate static func onlyCases(_ item: AgendaItem) -> Refusal {
        Refusal(
            .notNow, code: "not-a-case",
            Trilingual(
                "«\(item.title)» er ein fast del av møtet: berre saker kan utsetjast",
                "«\(item.title)» er en fast del av møtet: bare saker kan utsettes",
                "“\(item.title)” is a part of every meeting: only cases can be postponed"))
    }
}
