/// One VEVENT without recurrence, RFC 5545 §3.6.1. Instants are seconds since 1970-01-01T00:00:00Z.
public struct Event: Hashable, Sendable {
    /// For the life of the event; opaque ASCII.
    public var uid: String
    /// Revision, from 0, RFC 5546 §2.1.4.
    public var sequence: Int
    /// When this copy was written, RFC 5546 §2.1.5.
    public var stamp: Int64
    public var created: Int64?
    public var lastModified: Int64?
    /// Always written, but in a DECLINECOUNTER; a foreign reply may leave it out.
    public var start: LocalTime?
    public var end: LocalTime?
    public var summary: String?
    public var description: String?
    /// To whom a message goes, from who sends it, RFC 5545 §3.8.1.4.
    public var comment: String?
    public var location: String?
    public var url: String?
    /// Nil when one person is taken off an event that goes on, RFC 5546 §3.2.5.
    public var status: EventStatus?
    public var transparency: Transparency?
    public var classification: Classification?
    /// Exchange leaves it out of its replies.
    public var organizer: CalendarAddress?
    public var attendees: [Attendee]
    public var categories: [String]
    /// UID that stands for the series the event belongs to.
    public var relatedTo: String?

    public init(
        uid: String, sequence: Int, stamp: Int64, created: Int64? = nil, lastModified: Int64? = nil,
        start: LocalTime?, end: LocalTime?, summary: String? = nil, description: String? = nil,
        comment: String? = nil, location: String? = nil, url: String? = nil, status: EventStatus? = .confirmed,
        transparency: Transparency? = .opaque, classification: Classification? = .public,
        organizer: CalendarAddress? = nil, attendees: [Attendee] = [], categories: [String] = [],
        relatedTo: String? = nil
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.created = created
        self.lastModified = lastModified
        self.start = start
        self.end = end
        self.summary = summary
        self.description = description
        self.comment = comment
        self.location = location
        self.url = url
        self.status = status
        self.transparency = transparency
        self.classification = classification
        self.organizer = organizer
        self.attendees = attendees
        self.categories = categories
        self.relatedTo = relatedTo
    }
}

/// RFC 5545 §3.8.1.11.
public enum EventStatus: String, CaseIterable, Sendable {
    case confirmed = "CONFIRMED"
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
}

/// Whether the event makes its time busy, RFC 5545 §3.8.2.7.
public enum Transparency: String, CaseIterable, Sendable {
    case opaque = "OPAQUE"
    case transparent = "TRANSPARENT"
}

/// RFC 5545 §3.8.1.3.
public enum Classification: String, CaseIterable, Sendable {
    case `public` = "PUBLIC"
    case `private` = "PRIVATE"
    case confidential = "CONFIDENTIAL"
}
