import CLibical

extension CalendarReader {
    /// A mail's calendar part as a message about one event, read as tolerantly as it can be without guessing. Of
    /// several events with one UID (a series and its exceptions) the one without RECURRENCE-ID is meant.
    ///
    /// Throws, before libical sees anything, where the bytes exceed `limits` or are not one calendar object; and
    /// where the method is unknown, where the event has no UID, and where it can't be said which event is meant:
    /// `.severalEvents`, or `.notAnEvent` where something else is.
    ///
    /// - Parameters:
    ///   - methodParameter: `method` of the part's Content-Type, RFC 6047 §2.4.
    ///   - charset: its `charset`, for bytes that are not UTF-8: ISO 8859-1, ISO 8859-15 and windows-1252 are read.
    public static func readMessage(
        _ bytes: [UInt8], methodParameter: String? = nil, charset: String? = nil,
        limits: CalendarLimits = CalendarLimits()
    ) throws(CalendarError) -> CalendarMessage {
        let inbound = try InboundScan.object(bytes, charset: charset, limits: limits)
        let calendar = try contents(of: inbound)
        let index = try meantEvent(calendar.components, beside: inbound.otherComponents)
        let event = calendar.components[index]
        let methods = try statedMethods(calendar, methodParameter)
        guard let uid = event.line(ICAL_UID_PROPERTY) else { throw CalendarError(.reading, .malformed, "no UID") }
        return CalendarMessage(
            method: methods.meant, methodsDiffer: methods.differ,
            productID: calendar.line(ICAL_PRODID_PROPERTY) ?? "", uid: uid, sequence: event.statedSequence,
            stamp: event.property(ICAL_DTSTAMP_PROPERTY)?.statedTime?.instant,
            recurrenceID: event.property(ICAL_RECURRENCEID_PROPERTY)?.statedTime,
            start: event.property(ICAL_DTSTART_PROPERTY)?.statedTime, end: event.statedEnd,
            organizer: inbound.events[index].organizer, attendees: inbound.events[index].attendees,
            comment: event.paragraphs(ICAL_COMMENT_PROPERTY, and: inbound.events[index].comments),
            requestStatus: inbound.events[index].requestStatus, summary: event.line(ICAL_SUMMARY_PROPERTY),
            location: event.line(ICAL_LOCATION_PROPERTY), description: event.paragraphs(ICAL_DESCRIPTION_PROPERTY))
    }

    private static func meantEvent(
        _ events: [ComponentContents], beside others: [String]
    ) throws(CalendarError) -> Int {
        guard let first = events.first else {
            guard let other = others.first(where: { $0 != "VTIMEZONE" }) else {
                throw CalendarError(.reading, .malformed, "no VEVENT")
            }
            throw CalendarError(.reading, .notAnEvent, String(other.prefix(20)))
        }
        if events.count == 1 { return 0 }
        let uid = first.line(ICAL_UID_PROPERTY)
        guard events.allSatisfy({ $0.line(ICAL_UID_PROPERTY) == uid }) else {
            throw CalendarError(.reading, .severalEvents, "events of several UIDs")
        }
        let whole = events.indices.filter { events[$0].property(ICAL_RECURRENCEID_PROPERTY) == nil }
        guard let meant = whole.first, whole.count == 1 else {
            throw CalendarError(.reading, .severalEvents, "\(whole.count) events without RECURRENCE-ID")
        }
        return meant
    }

    private static func statedMethods(
        _ calendar: ComponentContents, _ parameter: String?
    ) throws(CalendarError) -> (meant: Method?, differ: Bool) {
        let parameter = parameter.map(CleanText.name).flatMap { $0.isEmpty ? nil : $0 }
        guard let stated = calendar.line(ICAL_METHOD_PROPERTY) else {
            return (try parameter.map { name throws(CalendarError) in try Method(name) }, false)
        }
        let method = try Method(stated)
        return (method, parameter.map { $0.uppercased() != method.rawValue } ?? false)
    }
}

extension ComponentContents {
    fileprivate var statedEnd: StatedTime? {
        if let end = property(ICAL_DTEND_PROPERTY)?.statedTime { return end }
        guard let seconds = property(ICAL_DURATION_PROPERTY)?.durationSeconds else { return nil }
        return property(ICAL_DTSTART_PROPERTY)?.statedTime?.adding(seconds: seconds)
    }
}
