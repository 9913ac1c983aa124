import Meetings

/// Calls, moves, changes, cancellations, and taking one person off: to the whole meeting, or to a presenter's slot.
extension LetterReader {
    func values(_ notice: InvitationNotice) -> [String: LetterValues.Value] {
        let slot = notice.slot
        var values: [String: LetterValues.Value] = [
            "forum": .text(notice.forum.shortName), "date": .text(words.full(slot.date)), "time": .text(span(slot)),
            "zone": .text(zone.identifier), "place": .text(place(notice.meeting.place)),
            "case": .optional(notice.caseTitle), "replyBy": .optional(notice.replyBy.map(weekdayAndDay)),
            "answerOnline": link(.answerInvitation(notice.meeting.id, uid: notice.invitation.uid)),
            "isDeputy": .flag(notice.invitation.deputyFor != nil), "hasLater": .flag(!notice.later.isEmpty),
            "later": .list(
                notice.later.map {
                    LetterValues(["date": .text(words.full($0.date)), "time": .text(span($0))])
                }),
        ]
        switch notice.change {
        case .new, .updated, .withdrawn: break
        case .moved(let from): values.merge(move(from: from, to: slot)) { _, new in new }
        case .cancelled(let reason): values["reason"] = .optional(reason)
        }
        return values
    }

    private func move(from: Slot, to: Slot) -> [String: LetterValues.Value] {
        [
            "isOtherDay": .flag(from.date != to.date), "fromDate": .text(words.full(from.date)),
            "fromTime": .text(span(from)), "toDay": .text(words.long(to.date)),
            "fromDay": .text(
                from.date.year == to.date.year ? words.dayAndMonth(from.date) : words.long(from.date)),
        ]
    }
}
