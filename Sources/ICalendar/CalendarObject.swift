/// What a message does with its event, RFC 5546 §1.4. The raw value stands in METHOD and in the mail part's `method`.
public enum Method: String, CaseIterable, Sendable {
    case publish = "PUBLISH"
    case request = "REQUEST"
    case reply = "REPLY"
    case add = "ADD"
    case cancel = "CANCEL"
    case refresh = "REFRESH"
    case counter = "COUNTER"
    case declineCounter = "DECLINECOUNTER"
}

/// One VCALENDAR: a message about an event, or a feed of them. RFC 5545 §3.4.
public struct CalendarObject: Hashable, Sendable {
    /// Nil for a feed.
    public var method: Method?
    /// `-//Owner//Product 1.0//NN`, RFC 5545 §3.7.3. Empty where a foreign object has none.
    public var productID: String
    public var events: [Event]
    /// What a reader's calendar program calls the feed.
    public var name: String?
    /// How long a reader may wait before it asks for the feed again, in minutes.
    public var refreshMinutes: Int?

    public init(
        method: Method?, productID: String, events: [Event], name: String? = nil, refreshMinutes: Int? = nil
    ) {
        self.method = method
        self.productID = productID
        self.events = events
        self.name = name
        self.refreshMinutes = refreshMinutes
    }

    /// The answer to a proposal that is not taken, RFC 5546 §3.2.8, for the mail part's `DECLINECOUNTER`.
    ///
    /// - Parameters:
    ///   - sequence: as the proposal had it.
    ///   - stamp: seconds since 1970-01-01T00:00:00Z.
    ///   - attendee: who made the proposal.
    public static func declinedCounter(
        productID: String, uid: String, sequence: Int, stamp: Int64, organizer: CalendarAddress, attendee: Attendee,
        comment: String? = nil
    ) -> CalendarObject {
        let event = Event(
            uid: uid, sequence: sequence, stamp: stamp, start: nil, end: nil, comment: comment, status: nil,
            transparency: nil, classification: nil, organizer: organizer, attendees: [attendee])
        return CalendarObject(method: .declineCounter, productID: productID, events: [event])
    }

    /// The object as it goes into a mail or a feed: UTF-8, CRLF, folded at 75 octets. Equal values give equal bytes.
    ///
    /// Control characters, `"` and `^` are taken out of names, texts are trimmed, and no value can start a line
    /// of its own. Throws where an address, a UID, a link or a time can't stand in an object, or where the method's
    /// demands (RFC 5546 §3.2) are not met.
    public func serialized() throws(CalendarError) -> [UInt8] {
        if method != nil, events.count == 1 { return try RoundLines.bytes(of: self) }
        return try CalendarRules.checked(self).written()
    }

    /// What `CalendarRules` has passed, every line of it written anew.
    func written() throws(CalendarError) -> [UInt8] {
        let bytes = ContentLines.finished(
            try Libical.locked { () throws(CalendarError) in try component(withZones: false).bytes() })
        return try ZoneText.inserted(zones, into: bytes)
    }

    /// What libical's table of RFC 5546 §3 finds wrong with the object; empty when nothing is. For tests of what
    /// is sent: real replies break the table, so nothing that is read is measured by it.
    public func restrictionFaults() throws(CalendarError) -> [String] {
        let object = try CalendarRules.checked(self)
        return try Libical.locked { () throws(CalendarError) in
            try object.component(withZones: true).restrictionFaults()
        }
    }
}
