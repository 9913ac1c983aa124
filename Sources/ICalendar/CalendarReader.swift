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
        let text = try InboundScan.text(bytes, limits: limits)
        let contents = try Libical.locked { () throws(CalendarError) in
            try ComponentHandle(parsing: text).contents()
        }
        return try CalendarObject(contents)
    }
}

extension CalendarObject {
    fileprivate init(_ calendar: ComponentContents) throws(CalendarError) {
        var method: Method?
        if let property = calendar.property(ICAL_METHOD_PROPERTY) {
            method = Method(rawValue: property.text.uppercased())
            if method == nil { throw CalendarError(.reading, .badValue, "METHOD") }
        }
        var events: [Event] = []
        for component in calendar.components { events.append(try Event(component)) }
        self.init(
            method: method,
            productID: calendar.property(ICAL_PRODID_PROPERTY).map { CleanText.line($0.text) } ?? "",
            events: events,
            name: calendar.property(ICAL_NAME_PROPERTY).map { CleanText.line($0.text) },
            refreshMinutes: calendar.property(ICAL_REFRESHINTERVAL_PROPERTY).flatMap(\.minutes))
    }
}

extension Event {
    fileprivate init(_ event: ComponentContents) throws(CalendarError) {
        func line(_ kind: icalproperty_kind) -> String? {
            event.property(kind).map { CleanText.line($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        func word<Word: RawRepresentable<String>>(_ kind: icalproperty_kind) -> Word? {
            event.property(kind).flatMap { Word(rawValue: $0.text.uppercased()) }
        }
        func instant(_ kind: icalproperty_kind) -> Int64? { event.property(kind)?.time?.secondsOnClock }
        guard let uid = line(ICAL_UID_PROPERTY) else { throw CalendarError(.reading, .malformed, "no UID") }
        guard let stamp = instant(ICAL_DTSTAMP_PROPERTY) else {
            throw CalendarError(.reading, .malformed, "no DTSTAMP")
        }
        self.init(
            uid: uid,
            sequence: event.property(ICAL_SEQUENCE_PROPERTY).flatMap { Int($0.text) } ?? 0,
            stamp: stamp, created: instant(ICAL_CREATED_PROPERTY), lastModified: instant(ICAL_LASTMODIFIED_PROPERTY),
            start: event.property(ICAL_DTSTART_PROPERTY)?.time, end: event.property(ICAL_DTEND_PROPERTY)?.time,
            summary: line(ICAL_SUMMARY_PROPERTY),
            description: event.property(ICAL_DESCRIPTION_PROPERTY)
                .map { CleanText.paragraphs($0.text) }.flatMap { $0.isEmpty ? nil : $0 },
            location: line(ICAL_LOCATION_PROPERTY), url: line(ICAL_URL_PROPERTY),
            status: word(ICAL_STATUS_PROPERTY), transparency: word(ICAL_TRANSP_PROPERTY),
            classification: word(ICAL_CLASS_PROPERTY),
            organizer: event.property(ICAL_ORGANIZER_PROPERTY).flatMap(CalendarAddress.init),
            attendees: event.properties.filter { $0.kind == ICAL_ATTENDEE_PROPERTY }.compactMap(Attendee.init),
            categories: event.properties.filter { $0.kind == ICAL_CATEGORIES_PROPERTY }
                .map { CleanText.line($0.text) }.filter { !$0.isEmpty },
            relatedTo: line(ICAL_RELATEDTO_PROPERTY))
    }
}

extension CalendarAddress {
    /// Nil where the property has no mail address.
    fileprivate init?(_ property: PropertyContents) {
        guard let address = MailtoAddress.address(property.text) else { return nil }
        self.init(name: property.cleanName, address: address)
    }
}

extension Attendee {
    /// What is not said, or said in words that RFC 5545 does not have, is taken as RFC 5545 §3.2 takes it.
    fileprivate init?(_ property: PropertyContents) {
        guard let address = MailtoAddress.address(property.text) else { return nil }
        func word(_ kind: icalparameter_kind) -> String? { property.words[kind]?.uppercased() }
        self.init(
            name: property.cleanName, address: address,
            kind: word(ICAL_CUTYPE_PARAMETER).map { CalendarUserKind(rawValue: $0) ?? .unknown } ?? .individual,
            role: word(ICAL_ROLE_PARAMETER).flatMap(ParticipationRole.init) ?? .required,
            status: word(ICAL_PARTSTAT_PARAMETER).map { ParticipationStatus(rawValue: $0) ?? .needsAction },
            rsvp: word(ICAL_RSVP_PARAMETER) == "TRUE")
    }
}

extension PropertyContents {
    fileprivate var cleanName: String? {
        name.map(CleanText.name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A DURATION as libical writes it, `P1DT2H30M`, in whole minutes; nil for a negative one.
    fileprivate var minutes: Int? {
        var minutes = 0
        var number = 0
        for character in text.utf8 {
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = min(number * 10 + Int(character - UInt8(ascii: "0")), 1_000_000)
                continue
            case UInt8(ascii: "W"): minutes += number * 10_080
            case UInt8(ascii: "D"): minutes += number * 1440
            case UInt8(ascii: "H"): minutes += number * 60
            case UInt8(ascii: "M"): minutes += number
            case UInt8(ascii: "-"): return nil
            default: break
            }
            number = 0
        }
        return minutes > 0 ? minutes : nil
    }
}
