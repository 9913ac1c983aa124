import FoundationEssentials
import Meetings

/// What waits for the coordinator and the leader, and letters that came back.
extension LetterReader {
    func values(_ notice: CoordinatorNotice) -> [String: LetterValues.Value] {
        let meetings = notice.agendaDue.count + notice.minutesDue.count + notice.answersMissing.count
        let items =
            notice.overdue.count + notice.unresolved.count + notice.unconfirmed.count + notice.extensions.count
        let count =
            meetings + items + notice.vacancies.count + notice.undelivered.count + notice.inbox.count
        return [
            "count": .text(counted(count, .matter)), "day": .text(weekdayAndDay(notice.on)),
            "date": .text(words.full(notice.on)),
            "hasAgendaDue": .flag(!notice.agendaDue.isEmpty), "agendaDue": .list(notice.agendaDue.map(meeting)),
            "hasMinutesDue": .flag(!notice.minutesDue.isEmpty), "minutesDue": .list(notice.minutesDue.map(meeting)),
            "hasAnswersMissing": .flag(!notice.answersMissing.isEmpty),
            "answersMissing": .list(notice.answersMissing.map(meeting)),
            "hasOverdue": .flag(!notice.overdue.isEmpty), "overdue": list(notice.overdue),
            "hasUnresolved": .flag(!notice.unresolved.isEmpty), "unresolved": list(notice.unresolved),
            "hasUnconfirmed": .flag(!notice.unconfirmed.isEmpty), "unconfirmed": list(notice.unconfirmed),
            "hasExtensions": .flag(!notice.extensions.isEmpty), "extensions": list(notice.extensions),
            "vacancies": .list(
                notice.vacancies.map {
                    LetterValues([
                        "seat": .text($0.seat), "forum": .text($0.forum.shortName), "items": list($0.items),
                    ])
                }),
            "hasInbox": .flag(!notice.inbox.isEmpty), "inbox": .list(notice.inbox.map(mail)),
            "hasUndelivered": .flag(!notice.undelivered.isEmpty),
            "undelivered": .list(
                notice.undelivered.map {
                    LetterValues([
                        "to": .text($0.to), "subject": .text($0.subject), "reason": .optional($0.replyText),
                    ])
                }),
        ]
    }

    private func mail(_ mail: InboxMail) -> LetterValues {
        let why = mail.filing?.detail[language] ?? ""
        return LetterValues([
            "number": .text("\(mail.number)"), "from": .text(clipped(mail.from ?? "")),
            "subject": .text(clipped(mail.subject)), "why": .text(clipped(why)),
        ])
    }

    /// What strangers write may be of any length.
    private func clipped(_ text: String) -> String { OneLine.clipped(OneLine.text(text), maximumBytes: 300) }

    private func meeting(_ line: CoordinatorNotice.MeetingLine) -> LetterValues {
        LetterValues([
            "forum": .text(line.forum.shortName), "date": .text(weekdayAndDay(line.meeting.date)),
            "time": .text(span(line.meeting.slot)), "accepted": .text("\(line.answers.accepted)"),
            "declined": .text("\(line.answers.declined)"), "tentative": .text("\(line.answers.tentative)"),
            "none": .text("\(line.answers.none)"), "names": .text(line.unanswered.joined(separator: ", ")),
        ])
    }

    private func list(_ lines: [ItemLine]) -> LetterValues.Value {
        .list(lines.map { item($0, isMine: false) })
    }

    func values(_ notice: LeaderNotice) -> [String: LetterValues.Value] {
        [
            "forum": .text(notice.forum.shortName), "count": .text(counted(notice.items.count, .item)),
            "items": list(notice.items),
        ]
    }

    func values(_ notice: UndeliveredNotice) -> [String: LetterValues.Value] {
        let written = zone.local(notice.letter.created)
        let time = words.time(written.time)
        return [
            "name": .text(notice.name), "to": .text(notice.letter.to), "subject": .text(notice.letter.subject),
            "written": .text("\(words.full(written.date)) \(language == .en ? time : "kl. \(time)")"),
            "reason": .text(notice.reason),
        ]
    }
}
