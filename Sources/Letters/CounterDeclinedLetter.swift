import ICalendar
import Meetings

/// The meeting keeps its time: the answer to one who proposed another.
extension LetterReader {
    func values(_ notice: CounterDeclinedNotice) -> [String: LetterValues.Value] {
        let slot = notice.slot
        return [
            "forum": .text(notice.forum.shortName), "date": .text(words.full(slot.date)), "time": .text(span(slot)),
            "zone": .text(zone.identifier), "place": .text(place(notice.meeting.place)), "case": .text(""),
            "replyBy": .text(""), "reason": .optional(notice.reason),
            "answerOnline": link(.answerInvitation(notice.meeting.id, uid: notice.invitation.uid)),
            "proposed": .text("\(words.full(notice.proposed.date)) \(span(notice.proposed))"),
        ]
    }
}

extension CounterDeclinedNotice {
    /// The part of the meeting this person is called to.
    fileprivate var slot: Slot {
        guard let presents = invitation.presents else { return meeting.slot }
        return Slot(date: meeting.date, start: presents.start, end: presents.end)
    }

    /// The calendar object that goes with it (RFC 5546 §3.2.8).
    ///
    /// - Parameters:
    ///   - organizer: who calls, as in the call itself.
    ///   - attendee: the recipient's address, in the form it has on the wire.
    func calendar(_ reader: LetterReader, organizer: String, attendee: String) -> CalendarObject {
        CalendarObject.declinedCounter(
            productID: InvitationCalendar.productID, uid: invitation.uid, sequence: invitation.sequence,
            stamp: reader.envelope.now.wholeSeconds,
            organizer: CalendarAddress(name: reader.register.network.name, address: organizer),
            attendee: Attendee(name: reader.envelope.recipient.name, address: attendee, status: nil, rsvp: false),
            comment: reason.map { OneLine.clipped($0, maximumBytes: InvitationCalendar.maximumDescriptionBytes) })
    }
}
