import Meetings

/// The day's reminders, and an item given to someone after the meeting.
extension LetterReader {
    func values(_ notice: ReminderNotice) -> [String: LetterValues.Value] {
        let lines = notice.overdue + notice.dueSoon
        let days = notice.dueSoon.compactMap(\.item.due.date).sorted()
        var forums: [String] = []
        for line in lines where !forums.contains(line.forum.shortName) { forums.append(line.forum.shortName) }
        var values: [String: LetterValues.Value] = [
            "forums": .text(forums.joined(separator: ", ")), "single": .flag(lines.count == 1),
            "overdueCount": count(notice.overdue), "soonCount": count(notice.dueSoon),
            "soonDay": .optional(days.first.map(day)), "hasSeveralDays": .flag(days.first != days.last),
            "hasBoth": .flag(!notice.overdue.isEmpty && !notice.dueSoon.isEmpty),
            "overdue": .list(notice.overdue.map { item($0, isMine: true) }),
            "soon": .list(notice.dueSoon.map { item($0, isMine: true) }),
        ]
        if lines.count == 1 {
            values.merge(answers(to: lines[0])) { _, new in new }
        }
        return values
    }

    func values(_ notice: AssignedNotice) -> [String: LetterValues.Value] {
        var values = answers(to: notice.line)
        values["number"] = .text("\(notice.line.item.number)")
        values["text"] = .text(notice.line.item.text)
        values["readAt"] = .optional(notice.line.readAt)
        values["due"] = .text(due(notice.line))
        values["dueDay"] = .optional(notice.line.item.due.date.map(day))
        values["forum"] = .text(notice.line.forum.shortName)
        values["by"] = .text(notice.by)
        return values
    }

    private func count(_ lines: [ItemLine]) -> LetterValues.Value {
        .text(lines.isEmpty ? "" : counted(lines.count, .item))
    }
}
