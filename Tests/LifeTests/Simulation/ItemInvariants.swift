import FoundationEssentials
import Meetings

/// What holds for promises.
extension Invariants {
    /// *til neste møte* is the forum's first meeting after the day it was said, wherever that has moved.
    func deadlinesLeftBehind() -> [String] {
        books.items.filter { $0.state.isOpen && $0.due.form == .meeting }.compactMap { item in
            guard let forum = item.due.forum else { return "\(item.forum) #\(item.number) follows no forum" }
            let since = said(item)
            let next = books.meetings(of: forum).filter { !$0.isCancelled && $0.date > since }.map(\.date).min()
            if item.due.provisional != (next == nil) || (next != nil && item.due.date != next) {
                return "\(item.forum) #\(item.number) is due \(item.due.date.map(\.description) ?? "never"), and the "
                    + "meeting after \(since) is \(next.map(\.description) ?? "not planned")"
            }
            return nil
        }
    }

    /// The day its deadline is counted from: that of the meeting in whose minutes it stands, or on which it was asked
    /// for, or else on which somebody set it.
    private func said(_ item: ActionItem) -> CalendarDate {
        guard let place = item.history.lastIndex(where: { $0.field == "due" && $0.by != "samling" }) else {
            return item.meetingDate
        }
        let set = item.history[place]
        if let minutes = CalendarDate(String(set.by.split(separator: " ").last ?? "")) {
            return max(item.meetingDate, minutes)
        }
        let asked = item.history[..<place].last { $0.field == "extensionAsked" }.map { books.zone.date($0.at) }
        let since = set.since == asked ? asked : nil
        return max(item.meetingDate, since ?? books.zone.date(set.at))
    }

    /// Whoever has owed something for more than two weeks has heard so within ten days on which letters go out; what
    /// nobody can be reminded of is the coordinator's.
    func itemsForgotten() -> [String] {
        let since = openDay(before: books.today, 10)
        return books.items.filter(isLongOverdue).flatMap { item -> [String] in
            let all = books.reminders.filter { $0.forum == item.forum && $0.number == item.number }
            let sent = all.filter { $0.on >= since }
            let changes = item.history.map { "\($0.field) \(books.zone.date($0.at)) by \($0.by)" }
            let name = """
                \(item.forum) #\(item.number) of \(item.created), due \
                \(item.due.date.map(\.description) ?? ""), last told \
                \(all.map(\.on).max().map(\.description) ?? "never"), not since \(since), changed \(changes)
                """
            return books.register.holders(of: item, on: books.today).compactMap(\.person)
                .filter { !item.disputedBy.contains($0) && hasHeldLong($0, item) }
                .filter { person in !sent.contains { $0.person == person } }
                .map { "\(name): nobody has told \($0)" }
        }
    }

    private func isLongOverdue(_ item: ActionItem) -> Bool {
        guard item.state.isOpen, item.extensionAsked == nil, !item.due.unresolved, !item.due.approximate,
            let due = item.due.date, openDay(before: books.today, 14) > due
        else { return false }
        // While more time is asked for, and nobody has answered, reminders rest.
        let changed = item.history.filter { ["due", "owners", "extensionAsked"].contains($0.field) }
            .map { books.zone.date($0.at) }
        return changed.reduce(item.created, max) < openDay(before: books.today, 14)
    }

    /// Who has just taken over a seat may not have been reminded yet.
    private func hasHeldLong(_ person: PersonID, _ item: ActionItem) -> Bool {
        books.register.holders(of: item, on: openDay(before: books.today, 14)).contains { $0.person == person }
    }

    /// So many days back that aren't quiet.
    private func openDay(before date: CalendarDate, _ count: Int) -> CalendarDate {
        var day = date
        var left = count
        while left > 0 {
            day = day.adding(days: -1)
            if !QuietDays.isQuiet(day) { left -= 1 }
        }
        return day
    }
}
