extension Books {
    /// What was edited by hand, or sent, follows the meeting: the heading has its new date and every line its new
    /// time. Any other draft is made afresh when it is asked for.
    func moveAgenda(from before: Meeting, to meeting: Meeting) throws {
        guard var record = try ledger.agenda(of: meeting.id), record.isKept,
            let items = try? agendaItems(in: record.text, of: before)
        else { return }
        let shift = meeting.start.minutes - before.start.minutes
        let moved = items.map { item in
            var item = item
            item.start = item.start.adding(minutes: shift)
            item.end = item.end.adding(minutes: shift)
            return item
        }
        let open = try openAgenda(before)
        let placed = (try? AgendaTimes.fit(moved.map { ($0, $0.start) }, in: meeting)) ?? moved
        try rewrite(&record, placed, after: open, as: meeting, .shifted)
    }

    /// The same lines written anew by the program itself: edited ones go into the history.
    func rewrite(
        _ record: inout AgendaRecord, _ items: [AgendaItem], after open: OpenAgenda, as meeting: Meeting,
        _ change: AgendaVersion.Change
    ) throws {
        let forum = try forum(meeting.forum.rawValue)
        let text = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(items)
        if record.saved == nil { record.drafted = text } else { record.saved = text }
        try ledger.save(record)
        let ids = open.sheet.lines.map(\.id)
        guard ids.count == items.count, open.version > 0 || change == .sent else { return }
        if !open.isRecorded { try add(open.sheet, .drafted, by: nil) }
        try add(AgendaSheet(items, ids: ids, meeting: meeting), writtenAs: text, change, by: nil)
    }
}
