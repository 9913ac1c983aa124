extension Books {
    /// What was edited by hand, or sent, follows the meeting: the heading has its new date and every line its new
    /// time. Any other draft is made afresh when it is asked for.
    func moveAgenda(from before: Meeting, to meeting: Meeting, forum: Forum) throws {
        guard var record = try ledger.agenda(of: meeting.id), record.isKept,
            let items = try? AgendaReader.items(in: record.text, meeting: before, language: language)
        else { return }
        let shift = meeting.start.minutes - before.start.minutes
        let moved = items.map { item in
            var item = item
            item.start = item.start.adding(minutes: shift)
            item.end = item.end.adding(minutes: shift)
            return item
        }
        let text = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(moved)
        if record.saved == nil { record.drafted = text } else { record.saved = text }
        try ledger.save(record)
    }
}
