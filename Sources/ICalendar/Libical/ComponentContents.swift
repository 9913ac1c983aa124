import CLibical

/// A component as values, so that libical need not be held while it is read.
struct ComponentContents: Sendable {
    var kind: icalcomponent_kind
    var properties: [PropertyContents]
    var components: [ComponentContents]

    /// What libical has found wrong, in it and below.
    var faults: [String] {
        properties.filter { $0.kind == ICAL_XLICERROR_PROPERTY }.map(\.text) + components.flatMap(\.faults)
    }

    /// The first of its kind.
    func property(_ kind: icalproperty_kind) -> PropertyContents? {
        properties.first { $0.kind == kind }
    }
}

/// A property as values. Texts are unescaped, and not yet cleaned.
struct PropertyContents: Sendable {
    var kind: icalproperty_kind
    /// Empty where the value is a time.
    var text = ""
    /// With the zone that stands in the value or the TZID.
    var time: LocalTime?
    /// Only what this library reads.
    var name: String?
    var words: [icalparameter_kind: String] = [:]

    private static let readWords = [
        ICAL_CUTYPE_PARAMETER, ICAL_ROLE_PARAMETER, ICAL_PARTSTAT_PARAMETER, ICAL_RSVP_PARAMETER,
    ]

    init(_ property: OpaquePointer) {
        kind = unsafe icalproperty_isa(property)
        if let name = unsafe icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER) {
            self.name = unsafe icalparameter_get_cn(name).map { unsafe String(cString: $0) }
        }
        if kind == ICAL_ATTENDEE_PROPERTY {
            for word in Self.readWords {
                words[word] = unsafe Self.word(word, of: property)
            }
        }
        guard let value = unsafe icalproperty_get_value(property) else { return }
        switch unsafe icalvalue_isa(value) {
        case ICAL_TEXT_VALUE: text = unsafe String(cString: icalvalue_get_text(value))
        case ICAL_DATETIME_VALUE: time = unsafe Self.time(icalvalue_get_datetime(value), of: property)
        case ICAL_DATE_VALUE: time = unsafe Self.time(icalvalue_get_date(value), of: property)
        default: text = unsafe Self.taken(icalvalue_as_ical_string_r(value)) ?? ""
        }
    }

    private static func word(_ kind: icalparameter_kind, of property: OpaquePointer) -> String? {
        guard let parameter = unsafe icalproperty_get_first_parameter(property, kind),
            let text = unsafe taken(icalparameter_as_ical_string_r(parameter))
        else { return nil }
        return text.split(separator: "=", maxSplits: 1).last.map(String.init)
    }

    /// A copy of a buffer that libical has given away.
    private static func taken(_ buffer: UnsafeMutablePointer<CChar>?) -> String? {
        defer { unsafe icalmemory_free_buffer(buffer) }
        return unsafe buffer.map { unsafe String(cString: $0) }
    }

    private static func time(_ parts: icaltimetype, of property: OpaquePointer) -> LocalTime? {
        let time = unsafe LocalTime(
            year: Int(parts.year), month: Int(parts.month), day: Int(parts.day), hour: Int(parts.hour),
            minute: Int(parts.minute), second: min(Int(parts.second), 59), zone: zone(parts, of: property))
        return time.exists ? time : nil
    }

    private static func zone(_ parts: icaltimetype, of property: OpaquePointer) -> LocalTime.Zone {
        if unsafe icaltime_is_utc(parts) == 1 { return .utc }
        guard let parameter = unsafe icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
            let text = unsafe icalparameter_get_tzid(parameter)
        else { return .floating }
        let name = unsafe CleanText.name(String(cString: text))
        return ZoneRule(identifier: name).map(LocalTime.Zone.rule) ?? .named(name)
    }
}
