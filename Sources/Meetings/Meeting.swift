public import FoundationEssentials

/// One gathering of one forum: a date that may move, one calendar UID for life.
public struct Meeting: Hashable, Codable, Sendable, Identifiable {
    /// How far it has come. Each stage is entered by one command and is never left backwards, but by a cancellation.
    public enum Stage: String, Codable, Sendable, CaseIterable {
        case planned, called, agenda, held, minutes, approved, cancelled
    }

    public var id: MeetingID
    public var forum: ForumID
    /// The date it was first planned for, which stays its name when it moves.
    public var planned: CalendarDate
    public var date: CalendarDate
    public var start: TimeOfDay
    public var end: TimeOfDay
    public var place: String
    public var stage: Stage
    /// The calendar object's UID, the same for life (RFC 5545 §3.8.4.7).
    public var uid: String
    /// Raised by every move and by the cancellation (RFC 5546 §2.1.4).
    public var sequence: Int
    /// The DTSTAMP last sent, to the second; strictly increasing (RFC 5545 §3.8.7.2).
    public var stamp: Date
    public var moves: [Move]
    public var called: Date?
    public var agendaSent: Date?
    public var cancellation: Cancellation?

    public init(
        id: MeetingID, forum: ForumID, date: CalendarDate, start: TimeOfDay, end: TimeOfDay, place: String,
        uid: String, now: Date
    ) {
        self.id = id
        self.forum = forum
        planned = date
        self.date = date
        self.start = start
        self.end = end
        self.place = place
        stage = .planned
        self.uid = uid
        sequence = 0
        stamp = now
        moves = []
    }

    public var isCancelled: Bool { cancellation != nil }

    public func begins(in zone: Zone) -> Date { zone.instant(date, start) }
}

/// From when to when a meeting was moved.
public struct Move: Hashable, Codable, Sendable {
    public var from: Slot
    public var to: Slot
    public var at: Date

    public init(from: Slot, to: Slot, at: Date) {
        self.from = from
        self.to = to
        self.at = at
    }
}

/// A date with a start and an end.
public struct Slot: Hashable, Codable, Sendable {
    public var date: CalendarDate
    public var start: TimeOfDay
    public var end: TimeOfDay

    public init(date: CalendarDate, start: TimeOfDay, end: TimeOfDay) {
        self.date = date
        self.start = start
        self.end = end
    }
}

extension Meeting {
    public var slot: Slot { Slot(date: date, start: start, end: end) }
}

public struct Cancellation: Hashable, Codable, Sendable {
    public var reason: String?
    public var at: Date

    public init(reason: String?, at: Date) {
        self.reason = reason
        self.at = at
    }
}
