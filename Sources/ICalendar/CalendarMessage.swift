/// An iTIP message as somebody else has written it, RFC 5546 §1.4: its method, and the one event it is about.
public struct CalendarMessage: Hashable, Sendable {
    /// METHOD, or the mail part's parameter where the object has none; nil where neither does.
    public var method: Method?
    /// The mail part's parameter says another one than METHOD.
    public var methodsDiffer: Bool
    /// Empty where the object has none.
    public var productID: String
    public var uid: String
    /// Nil where none is stated, which stands for 0 (RFC 5545 §3.8.7.4): some programs never state it.
    public var sequence: Int?
    /// DTSTAMP in seconds since 1970-01-01T00:00:00Z; nil where there is none, or on a clock of no known zone.
    /// The sender's clock: it may be wrong by years.
    public var stamp: Int64?
    /// Of the one occurrence that is meant; its RANGE is not read.
    public var recurrenceID: StatedTime?
    public var start: StatedTime?
    /// DTEND, or DTSTART and DURATION.
    public var end: StatedTime?
    /// Exchange leaves it out of its replies.
    public var organizer: CalendarAddress?
    public var attendees: [StatedAttendee]
    /// All COMMENTs, and the properties some programs write theirs in, one paragraph each. As long as the sender
    /// liked.
    public var comment: String?
    /// The code alone of the first REQUEST-STATUS, `2.0`.
    public var requestStatus: String?
    public var summary: String?
    public var location: String?
    public var description: String?

    public init(
        method: Method?, methodsDiffer: Bool = false, productID: String = "", uid: String, sequence: Int? = nil,
        stamp: Int64? = nil, recurrenceID: StatedTime? = nil, start: StatedTime? = nil, end: StatedTime? = nil,
        organizer: CalendarAddress? = nil, attendees: [StatedAttendee] = [], comment: String? = nil,
        requestStatus: String? = nil, summary: String? = nil, location: String? = nil, description: String? = nil
    ) {
        self.method = method
        self.methodsDiffer = methodsDiffer
        self.productID = productID
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.recurrenceID = recurrenceID
        self.start = start
        self.end = end
        self.organizer = organizer
        self.attendees = attendees
        self.comment = comment
        self.requestStatus = requestStatus
        self.summary = summary
        self.location = location
        self.description = description
    }

    /// Whether two parts of one mail carry one message: the same (METHOD, UID, SEQUENCE, RECURRENCE-ID). Octets say
    /// nothing: servers on the way write one of the copies anew.
    public func isSameMessage(as other: CalendarMessage) -> Bool {
        guard method == other.method, uid == other.uid, (sequence ?? 0) == (other.sequence ?? 0) else { return false }
        guard let recurrenceID, let otherID = other.recurrenceID else {
            return recurrenceID == nil && other.recurrenceID == nil
        }
        return recurrenceID.isSame(as: otherID)
    }
}
