import Meetings

/// *Meld saker*: cases, news and presentations are asked for.
extension LetterReader {
    func values(_ notice: CollectNotice) -> [String: LetterValues.Value] {
        [
            "forum": .text(notice.forum.shortName), "date": .text(weekdayAndDay(notice.meeting.date)),
            "answerBy": .text(weekdayAndDay(notice.answerBy)), "answerByDay": .text(words.dayAndMonth(notice.answerBy)),
            "presents": .optional(notice.presents?.name), "isReminder": .flag(notice.isReminder),
            "contributeOnline": link(.contribute(notice.meeting.id)),
        ]
    }
}
