import ICalendar
import Meetings

/// A calendar for those who subscribe to it (`interop.md` §1.4). Planned meetings stand as tentative: their dates may
/// still move. Cancelled ones stay, so that a reader who asks seldom sees that they are off.
///
/// Without METHOD: it is what stands in the calendar now, and a PUBLISH would need an ORGANIZER (RFC 5546 §3.2.1),
/// which makes some programs take a subscriber's copy for an invitation. Deadlines are whole days that make nobody
/// busy: tasks (VTODO) are shown by few programs that subscribe, and refused by some.
struct FeedCalendar {
    let feed: CalendarFeed

    private static let refreshMinutes = 60
    private static let maximumTitleBytes = 400

    var object: CalendarObject {
        let zone = Zone(identifier: feed.timezone) ?? .utc
        return CalendarObject(
            method: nil, productID: InvitationCalendar.productID,
            events: feed.entries.sorted().compactMap { event($0, zone) }, name: clipped(feed.name),
            refreshMinutes: Self.refreshMinutes)
    }

    private func event(_ entry: CalendarFeed.Entry, _ zone: Zone) -> Event? {
        switch entry.fact {
        case .meeting(let meeting, let forum, let slot, let caseTitle):
            let times = CalendarTimes(slot, zone: zone)
            return event(entry, times.start, times.end) { event in
                event.summary = clipped(caseTitle ?? forum.shortName)
                event.location = meeting.place == "?" ? nil : clipped(meeting.place)
                if !entry.isCancelled, meeting.stage == .planned {
                    event.status = .tentative
                    event.description = Self.notCalled[feed.language]
                } else if !entry.isCancelled, meeting.agendaSent != nil {
                    event.description = Self.agendaSent[feed.language]
                }
            }
        case .deadline(let item, let forum):
            guard let date = item.due.date else { return nil }
            return event(entry, LocalTime(day: date), LocalTime(day: date.adding(days: 1))) { event in
                event.summary = clipped("\(Self.due[feed.language]) #\(item.number): \(item.text)")
                event.description = deadlineText(item, forum)
                event.transparency = .transparent
            }
        }
    }

    private func event(
        _ entry: CalendarFeed.Entry, _ start: LocalTime, _ end: LocalTime, _ fill: (inout Event) -> Void
    ) -> Event {
        var event = Event(
            uid: entry.uid, sequence: entry.sequence, stamp: entry.stamp.wholeSeconds,
            lastModified: entry.changed.wholeSeconds, start: start, end: end,
            status: entry.isCancelled ? .cancelled : .confirmed,
            transparency: entry.isCancelled ? .transparent : .opaque)
        fill(&event)
        return event
    }

    private func deadlineText(_ item: ActionItem, _ forum: Forum) -> String {
        let about =
            item.due.approximate && !item.due.text.isEmpty
            ? "\(Self.approximate[feed.language]): \(item.due.text)" : nil
        return [forum.name, about].compactMap(\.self).joined(separator: "\n")
    }

    private func clipped(_ text: String) -> String { OneLine.clipped(text, maximumBytes: Self.maximumTitleBytes) }

    private static let notCalled = Trilingual(
        "Planlagd. Innkallinga kjem seinare.", "Planlagt. Innkallingen kommer senere.",
        "Planned. The invitation comes later.")
    private static let agendaSent = Trilingual(
        "Saklista er send ut.", "Sakslisten er sendt ut.", "The agenda has been sent.")
    private static let due = Trilingual("Frist", "Frist", "Due")
    private static let approximate = Trilingual("Omtrentleg frist", "Omtrentlig frist", "Approximate deadline")
}

extension LocalTime {
    fileprivate init(day date: CalendarDate) {
        let (year, month, day) = date.parts
        self.init(year: year, month: month, day: day, hour: 0, minute: 0, zone: .day)
    }
}
