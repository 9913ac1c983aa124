/// When an item is reminded of (`domain.md` §3.2.6): three days and two weeks ahead, the day after, and then weekly.
/// A deadline that is only approximate is reminded of three weeks ahead and one week after, and no more.
///
/// A step that falls on a quiet day waits for the next day that isn't. When several have come due at once, after a
/// stop or a holiday, only the latest counts, so that nobody is flooded.
struct ReminderPolicy: Sendable {
    let rules: RuleBook
    let zone: Zone

    /// Overdue reminders come no closer than this, where a holiday has put one off.
    private static let leastDaysBetween = 4

    /// The step that is to be reminded of on the date, in days from the deadline; nil for none.
    /// - Parameter sent: what one person has been reminded of this item before.
    func step(for item: ActionItem, on date: CalendarDate, sent: [ReminderSent]) -> Int? {
        guard !rules.isQuiet(date), item.isReminded, let due = item.due.date,
            let step = ReminderPolicy.latestStep(daysAfter: due.days(until: date), approximate: item.due.approximate),
            // Who has just heard of it isn't reminded of it.
            due.adding(days: step) > item.knownSince(in: zone)
        else { return nil }
        let earlier = sent.filter { $0.due == due }
        if earlier.contains(where: { $0.stepDays >= step }) { return nil }
        if step > 0, let last = earlier.filter({ $0.stepDays > 0 }).map(\.on).max() {
            let day = rules.openDay(onOrAfter: due.adding(days: step))
            if last.days(until: day) < ReminderPolicy.leastDaysBetween { return nil }
        }
        return step
    }

    /// The last step that has come so many days after the deadline (before it, where negative).
    static func latestStep(daysAfter days: Int, approximate: Bool) -> Int? {
        if approximate { return days >= 7 ? 7 : days >= -21 ? -21 : nil }
        if days >= 1 { return 1 + (days - 1) / 7 * 7 }
        return days >= -3 ? -3 : days >= -14 ? -14 : nil
    }

    /// The days on which the owners were told that the item was overdue, as its deadline now stands.
    static func overdueDays(of item: ActionItem, sent: [ReminderSent]) -> [CalendarDate] {
        Set(sent.filter { $0.stepDays > 0 && $0.due == item.due.date }.map(\.on)).sorted()
    }

    /// When the coordinator is to know: after the second overdue reminder, or the only one there is.
    static func coordinatorTold(of item: ActionItem, sent: [ReminderSent]) -> CalendarDate? {
        overdueDays(of: item, sent: sent).dropFirst(item.due.approximate ? 0 : 1).first
    }

    /// When the leader is to know: after the fourth.
    static func leaderTold(of item: ActionItem, sent: [ReminderSent]) -> CalendarDate? {
        overdueDays(of: item, sent: sent).dropFirst(3).first
    }
}

extension ActionItem {
    /// Open, with a deadline that is known, and nobody waiting for a new one.
    var isReminded: Bool {
        guard state.isOpen, extensionAsked == nil, !due.unresolved else { return false }
        switch due.form {
        case .ongoing, .none, .unresolved: return false
        case .date, .month, .week, .quarter, .halfYear, .season, .holiday, .relative, .meeting: return due.date != nil
        }
    }

    /// The day it was given, or last got another deadline or other owners.
    func knownSince(in zone: Zone) -> CalendarDate {
        let changes = history.filter { $0.field == Change.due || $0.field == Change.owners }
        return changes.map { zone.date($0.at) }.reduce(created, max)
    }
}

extension RuleBook {
    /// The date itself or the nearest day after it on which letters go out.
    func openDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while isQuiet(day) { day = day.adding(days: 1) }
        return day
    }
}
