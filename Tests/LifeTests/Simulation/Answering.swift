import FoundationEssentials
import Meetings

/// What somebody answered to a call, as they remember it.
struct Said: Hashable {
    var uid: String
    var person: PersonID
    /// Nil where their program leaves it out.
    var sequence: Int?
    var at: Date
    var state: Answer.State
}

/// A mail that somebody is going to write.
struct Intention {
    var person: Person
    var at: Date
    var letter: IncomingLetter
    var said: Said?
    /// The meeting whose minutes it says yes to.
    var approves: MeetingID?
    /// It comes twice.
    var isRepeated = false
}

extension InvitationNotice {
    /// A calendar program's answer to this call.
    func reply(
        _ state: Answer.State, by person: Person, at instant: Date, withToken: Bool, withSequence: Bool,
        messageID: String
    ) -> Intention {
        let status: CalendarReply.Status =
            switch state {
            case .accepted: .accepted
            case .declined: .declined
            case .tentative: .tentative
            case .none: .none
            }
        let address = person.email.lowercased()
        let reply = CalendarReply(
            method: .reply, uid: invitation.uid, sequence: withSequence ? invitation.sequence : nil, stamp: instant,
            attendees: [CalendarReply.Attendee(address: address, name: person.name, status: status)])
        let letter = IncomingLetter(
            from: address, fromName: person.name, token: withToken ? invitation.token : nil, subject: "svar",
            messageID: messageID, content: .calendar(reply))
        return Intention(
            person: person, at: instant, letter: letter,
            said: Said(
                uid: invitation.uid, person: person.id, sequence: reply.sequence, at: instant, state: state))
    }

    /// Another time is proposed, or the call is asked for once more.
    func other(_ method: CalendarReply.Method, by person: Person, at instant: Date, zone: Zone, messageID: String)
        -> Intention
    {
        let start = zone.instant(meeting.date.adding(days: 7), meeting.start)
        let reply = CalendarReply(
            method: method, uid: invitation.uid, sequence: invitation.sequence, stamp: instant,
            start: method == .counter ? start : nil,
            attendees: [CalendarReply.Attendee(address: person.email.lowercased(), status: .tentative)])
        return Intention(
            person: person, at: instant,
            letter: IncomingLetter(
                from: person.email.lowercased(), fromName: person.name, token: invitation.token, messageID: messageID,
                content: .calendar(reply)))
    }
}
