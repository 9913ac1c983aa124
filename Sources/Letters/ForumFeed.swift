import ICalendar
import Meetings

/// A forum's calendar, for those who subscribe to it (`interop.md` §1.4). Planned meetings stand as tentative:
/// their dates may still move. Cancelled ones stay, so that a reader who asks seldom sees that they are off.
struct ForumFeed {
    let forum: Forum
    let meetings: [Meeting]
    let register: Register

    private static let refreshMinutes = 60

    var object: CalendarObject {
        let zone = Zone(identifier: register.network.timezone) ?? .utc
        let sorted = meetings.sorted { ($0.date, $0.start, $0.uid) < ($1.date, $1.start, $1.uid) }
        return CalendarObject(
            method: nil, productID: InvitationCalendar.productID, events: sorted.map { event($0, zone) },
            name: OneLine.clipped(forum.name, maximumBytes: 400), refreshMinutes: Self.refreshMinutes)
    }

    private func event(_ meeting: Meeting, _ zone: Zone) -> Event {
        let times = CalendarTimes(meeting.slot, zone: zone)
        let status: EventStatus =
            meeting.isCancelled ? .cancelled : meeting.stage == .planned ? .tentative : .confirmed
        return Event(
            uid: meeting.uid, sequence: meeting.sequence, stamp: meeting.stamp.wholeSeconds, start: times.start,
            end: times.end, summary: OneLine.clipped(forum.shortName, maximumBytes: 400),
            description: status == .tentative ? Self.notCalled[register.network.language] : nil,
            location: meeting.place == "?" ? nil : OneLine.clipped(meeting.place, maximumBytes: 400), status: status,
            transparency: meeting.isCancelled ? .transparent : .opaque)
    }

    private static let notCalled = Trilingual(
        "Planlagd. Innkallinga kjem seinare.", "Planlagt. Innkallingen kommer senere.",
        "Planned. The invitation comes later.")
}
