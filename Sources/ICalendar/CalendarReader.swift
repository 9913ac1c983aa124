import CLibical

/// Reads calendar objects that others have written.
public enum CalendarReader {
    /// The object as values, with texts cleaned as they are when they are written. Of components only events are
    /// read, and of them only what `Event` holds: recurrence, alarms and foreign zone definitions are never looked at.
    ///
    /// Throws, before libical sees anything, where the bytes exceed `limits` or are not one calendar object;
    /// and where the method is unknown or an event has no UID or no DTSTAMP.
    public static func read(
        _ bytes: [UInt8], limits: CalendarLimits = CalendarLimits()
    ) throws(CalendarError) -> CalendarObject {
        let inbound = try InboundScan.object(bytes, limits: limits)
        return try CalendarObject(contents(of: inbound), inbound.events)
    }

    /// As libical reads it; with a component for each of the object's events.
    static func contents(of inbound: InboundObject) throws(CalendarError) -> ComponentContents {
        let contents = try Libical.locked { () throws(CalendarError) in
            try ComponentHandle(parsing: inbound.text).contents()
        }
        guard contents.components.count == inbound.events.count else {
            throw CalendarError(.reading, .library, "events were lost")
        }
        return contents
    }
}

extension CalendarObject {
    fileprivate init(_ calendar: ComponentContents, _ inbound: [InboundEvent]) throws(CalendarError) {
        var events: [Event] = []
        for (component, event) in zip(calendar.components, inbound) { events.append(try Event(component, event)) }
        self.init(
            method: try calendar.line(ICAL_METHOD_PROPERTY).map { name throws(CalendarError) in try Method(name) },
            productID: calendar.line(ICAL_PRODID_PROPERTY) ?? "", events: events,
            name: calendar.property(ICAL_NAME_PROPERTY).map { CleanText.line($0.text) },
            refreshMinutes: calendar.property(ICAL_REFRESHINTERVAL_PROPERTY)?.durationSeconds
                .map { Int($0 / 60) }.flatMap { $0 > 0 ? $0 : nil })
    }
}

extension Method {
    /// In any case.
    init(_ name: String) throws(CalendarError) {
        guard let method = Method(rawValue: name.uppercased()) else {
            throw CalendarError(.reading, .badValue, "METHOD")
        }
        self = method
    }
}

extension Event {
    fileprivate init(_ event: ComponentContents, _ inbound: InboundEvent) throws(CalendarError) {
        func word<Word: RawRepresentable<String>>(_ kind: icalproperty_kind) -> Word? {
            event.property(kind).flatMap { Word(rawValue: $0.text.uppercased()) }
        }
        func instant(_ kind: icalproperty_kind) -> Int64? { event.property(kind)?.time?.secondsOnClock }
        guard let uid = event.line(ICAL_UID_PROPERTY) else { throw CalendarError(.reading, .malformed, "no UID") }
        guard let stamp = instant(ICAL_DTSTAMP_PROPERTY) else {
            throw CalendarError(.reading, .malformed, "no DTSTAMP")
        }
        self.init(
            uid: uid, sequence: event.sequence, stamp: stamp, created: instant(ICAL_CREATED_PROPERTY),
            lastModified: instant(ICAL_LASTMODIFIED_PROPERTY),
            start: event.property(ICAL_DTSTART_PROPERTY)?.time, end: event.property(ICAL_DTEND_PROPERTY)?.time,
            summary: event.line(ICAL_SUMMARY_PROPERTY),
            description: event.paragraphs(ICAL_DESCRIPTION_PROPERTY),
            comment: event.paragraphs(ICAL_COMMENT_PROPERTY, and: inbound.comments),
            location: event.line(ICAL_LOCATION_PROPERTY), url: event.line(ICAL_URL_PROPERTY),
            status: word(ICAL_STATUS_PROPERTY), transparency: word(ICAL_TRANSP_PROPERTY),
            classification: word(ICAL_CLASS_PROPERTY), organizer: inbound.organizer,
            attendees: inbound.attendees.compactMap(Attendee.init),
            categories: event.properties.filter { $0.kind == ICAL_CATEGORIES_PROPERTY }
                .map { CleanText.line($0.text) }.filter { !$0.isEmpty },
            relatedTo: event.line(ICAL_RELATEDTO_PROPERTY))
    }
}

extension Attendee {
    /// Nil where the property has no mail address.
    fileprivate init?(_ stated: StatedAttendee) {
        guard let address = stated.address else { return nil }
        self.init(
            name: stated.name, address: address, kind: stated.kind, role: stated.role, status: stated.status,
            rsvp: stated.rsvp)
    }
}

extension ComponentContents {
    /// Of an event; the scan has seen to it that it is a number.
    var sequence: Int { statedSequence ?? 0 }

    var statedSequence: Int? { property(ICAL_SEQUENCE_PROPERTY).flatMap { Int($0.text) } }
}
