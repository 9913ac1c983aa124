/// Deadlines that say *til neste samling* follow the meeting when it moves, and find it when it is planned.
enum FollowingDeadlines {
    /// The item with its deadline at the forum's first meeting after the day its deadline is counted from;
    /// nil when nothing changes.
    static func followed(_ item: ActionItem, meetings: [Meeting], cadence: Cadence?, zone: Zone) -> ActionItem? {
        guard item.state.isOpen, item.due.form == .meeting else { return nil }
        let since = item.dueSince(in: zone)
        let next = meetings.filter { !$0.isCancelled && $0.date > since }.map(\.date).min()
        var due = item.due
        due.date = next ?? since.adding(days: (cadence?.everyWeeks ?? 6) * 7)
        due.provisional = next == nil
        due.approximate = next == nil
        guard due != item.due else { return nil }
        var item = item
        item.due = due
        return item
    }
}

extension ActionItem {
    /// The day its deadline is counted from: the meeting's, or the day someone set, or asked for, another. A deadline
    /// that only followed its meeting is still counted from where it was.
    func dueSince(in zone: Zone) -> CalendarDate {
        let set = history.last { $0.field == Change.due && $0.by != Change.samling }
        return set.map { max(meetingDate, $0.since ?? zone.date($0.at)) } ?? meetingDate
    }
}

extension Books {
    /// Lets every open item that waits for the forum's next meeting follow it.
    func followDeadlines(of forum: Forum) throws {
        let meetings = try ledger.meetings(of: forum.id)
        for item in try ledger.openItems() where item.due.forum == forum.id {
            let before = item.due.date
            guard
                var moved = FollowingDeadlines.followed(
                    item, meetings: meetings, cadence: forum.cadence, zone: zone)
            else { continue }
            if before != moved.due.date {
                moved.history.append(
                    ActionItem.Change(
                        at: now, by: ActionItem.Change.samling, field: ActionItem.Change.due,
                        from: before?.description ?? "",
                        to: moved.due.date?.description ?? "", reason: moved.due.text))
            }
            try ledger.save(moved)
        }
    }
}
