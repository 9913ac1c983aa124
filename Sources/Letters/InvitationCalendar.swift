import FoundationEssentials
import ICalendar
import Meetings

/// The calendar object of one person's call (`interop.md` §1.3).
struct InvitationCalendar {
    let notice: InvitationNotice
    let reader: LetterReader
    /// Who calls: the mailbox, with this person's token.
    let organizer: String
    /// The recipient's address, in the form it has on the wire.
    let attendee: String
    /// The letter's own words.
    let description: String

    static let productID = "-//Samling//Samling 1.0//NN"
    /// Longer ones are cut: the letter has them whole, and calendar programs differ in what they take.
    static let maximumDescriptionBytes = 4_000
    private static let maximumTitleBytes = 400

    var object: CalendarObject {
        CalendarObject(method: isCancel ? .cancel : .request, productID: Self.productID, events: [event])
    }

    private var isCancel: Bool {
        switch notice.change {
        case .cancelled, .withdrawn: true
        case .new, .moved, .updated: false
        }
    }

    private var event: Event {
        let invitation = notice.invitation
        let times = CalendarTimes(notice.slot, zone: reader.zone)
        let isPresenter = invitation.presents != nil
        let title = isPresenter ? notice.caseTitle ?? notice.forum.shortName : notice.forum.shortName
        return Event(
            uid: invitation.uid, sequence: invitation.sequence, stamp: invitation.stamp.wholeSeconds,
            start: times.start, end: times.end,
            summary: OneLine.clipped(title, maximumBytes: Self.maximumTitleBytes),
            description: OneLine.clipped(description, maximumBytes: Self.maximumDescriptionBytes),
            location: OneLine.clipped(reader.place(notice.meeting.place), maximumBytes: Self.maximumTitleBytes),
            status: status,
            organizer: CalendarAddress(name: reader.register.network.name, address: organizer),
            attendees: [
                Attendee(
                    name: reader.envelope.recipient.name, address: attendee, status: participation, rsvp: !isCancel)
            ])
    }

    /// None for a person taken off a meeting that goes on (RFC 5546 §3.2.5).
    private var status: EventStatus? {
        switch notice.change {
        case .new, .moved, .updated: .confirmed
        case .cancelled: .cancelled
        case .withdrawn: nil
        }
    }

    /// Another time is another question; where only other facts change, what was answered is kept.
    private var participation: ParticipationStatus? {
        switch notice.change {
        case .new, .moved: return .needsAction
        case .cancelled, .withdrawn: return nil
        case .updated:
            switch notice.invitation.answer.state {
            case .none: return .needsAction
            case .accepted: return .accepted
            case .declined: return .declined
            case .tentative: return .tentative
            }
        }
    }
}

/// A slot's start and end on the network's clock; in UTC where the zone's rule can't be written.
struct CalendarTimes {
    let start: LocalTime
    let end: LocalTime

    init(_ slot: Slot, zone: Zone) {
        guard let rule = ZoneRule(identifier: zone.identifier) else {
            start = LocalTime(secondsSince1970: zone.instant(slot.date, slot.start).wholeSeconds)
            end = LocalTime(secondsSince1970: zone.instant(slot.date, slot.end).wholeSeconds)
            return
        }
        start = LocalTime(slot.date, slot.start, .rule(rule))
        end = LocalTime(slot.date, slot.end, .rule(rule))
    }
}

extension LocalTime {
    fileprivate init(_ date: CalendarDate, _ time: TimeOfDay, _ zone: LocalTime.Zone) {
        let (year, month, day) = date.parts
        self.init(year: year, month: month, day: day, hour: time.hour, minute: time.minute, zone: zone)
    }
}

extension Date {
    var wholeSeconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }
}
