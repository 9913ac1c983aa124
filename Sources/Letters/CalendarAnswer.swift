import FoundationEssentials
import ICalendar
import Mail
import Meetings

/// What a mail's calendar parts say.
struct CalendarAnswer {
    let mail: IncomingMail
    let words: [String]
    let network: Network

    /// Programs send two copies, and servers on the way have been seen to add one.
    private static let mostParts = 4

    /// Nil where there is none that is meant for us.
    var content: IncomingLetter.Content? {
        // Those in the mail itself before those that came as files.
        let parts = mail.calendarParts.filter(\.isInline) + mail.calendarParts.filter { !$0.isInline }
        guard !parts.isEmpty else { return nil }
        guard parts.count <= Self.mostParts else { return .unreadableCalendar("several") }
        var messages: [(message: CalendarMessage, isMeant: Bool)] = []
        var fault: CalendarError?
        for part in parts {
            do throws(CalendarError) {
                let message = try CalendarReader.readMessage(
                    part.bytes, methodParameter: part.parameters["method"], charset: part.parameters["charset"])
                messages.append((message, message.isAnswer || (part.isInline && isForUs(message))))
            } catch {
                // A person may send any calendar file along with words.
                if fault == nil, part.isInline || words.isEmpty { fault = error }
            }
        }
        let meant = messages.filter(\.isMeant).map(\.message)
        if let first = meant.first {
            let isOne = meant.dropFirst().allSatisfy { $0.saysTheSame(as: first) }
            return isOne ? .calendar(reply(first)) : .unreadableCalendar("several")
        }
        if let fault { return .unreadableCalendar(fault.reason) }
        guard words.isEmpty, let first = messages.first?.message else { return nil }
        return first.method == nil ? .unreadableCalendar("no METHOD") : .calendar(reply(first))
    }

    /// Not our own call, come back with an answer in words.
    private func isForUs(_ message: CalendarMessage) -> Bool {
        guard message.method != nil else { return false }
        guard let organizer = message.organizer, let mailbox = try? MailAddress(parsing: network.mailbox),
            let address = try? MailAddress(parsing: organizer.address)
        else { return true }
        let local = address.local.lowercased()
        let own = mailbox.local.lowercased()
        return address.domain != mailbox.domain || (local != own && !local.hasPrefix(own + "+"))
    }

    private func reply(_ message: CalendarMessage) -> CalendarReply {
        let recurrence = date(message.recurrenceID)
        return CalendarReply(
            method: CalendarReply.Method(message.method), uid: message.uid, sequence: message.sequence,
            stamp: message.stamp.map { Date(timeIntervalSince1970: Double($0)) }, start: date(message.start),
            end: date(message.end), recurrence: recurrence,
            hasUnknownRecurrence: message.recurrenceID != nil && recurrence == nil,
            attendees: message.attendees.map(CalendarReply.Attendee.init),
            comment: ReplyComment(message: message, words: words, writer: mail.from.first).text)
    }

    /// A time of no zone is on the network's own clock; a whole day, or a zone that nobody knows, is no time.
    private func date(_ time: StatedTime?) -> Date? {
        guard let time else { return nil }
        if let instant = time.instant { return Date(timeIntervalSince1970: Double(instant)) }
        guard case .clock(let clock) = time, clock.zone == .floating,
            let date = CalendarDate(clock.year, clock.month, clock.day),
            let minutes = TimeOfDay(clock.hour, clock.minute)
        else { return nil }
        return (Zone(identifier: network.timezone) ?? .utc).instant(date, minutes)
            .addingTimeInterval(Double(clock.second))
    }
}

extension IncomingMail.Part {
    /// As calendar programs send their answers (RFC 6047 §2.4).
    fileprivate var isInline: Bool { mediaType == "text/calendar" && disposition != "attachment" }
}

extension CalendarMessage {
    /// What calendar programs send to one who calls (RFC 5546 §3.2).
    fileprivate var isAnswer: Bool { method == .reply || method == .counter || method == .refresh }

    /// Also who answers what: two copies that differ in it are two answers.
    fileprivate func saysTheSame(as other: CalendarMessage) -> Bool {
        isSameMessage(as: other) && answers == other.answers
    }

    private var answers: [String: ParticipationStatus?] {
        Dictionary(attendees.map { ($0.address?.lowercased() ?? "", $0.status) }) { first, _ in first }
    }
}

extension CalendarReply.Attendee {
    fileprivate init(_ attendee: StatedAttendee) {
        self.init(
            address: attendee.address?.lowercased() ?? "", name: attendee.name,
            status: CalendarReply.Status(attendee.status), delegatedTo: attendee.delegatedTo.map { $0.lowercased() })
    }
}

extension CalendarReply.Status {
    fileprivate init(_ status: ParticipationStatus?) {
        switch status {
        case .accepted: self = .accepted
        case .declined: self = .declined
        case .tentative: self = .tentative
        case .delegated: self = .delegated
        case .needsAction, nil: self = .none
        }
    }
}

extension CalendarReply.Method {
    fileprivate init(_ method: ICalendar.Method?) {
        switch method {
        case .reply: self = .reply
        case .counter: self = .counter
        case .refresh: self = .refresh
        case .request: self = .request
        case .cancel: self = .cancel
        case .add: self = .add
        case .declineCounter: self = .declineCounter
        case .publish, nil: self = .publish
        }
    }
}

extension CalendarError {
    /// For the coordinator; the detail names a limit or a property.
    fileprivate var reason: String {
        code == .severalEvents ? "several" : OneLine.clipped(OneLine.text(detail), maximumBytes: 200)
    }
}
