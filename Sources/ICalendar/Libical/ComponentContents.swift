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

    /// The first of its kind as one clean line; nil where nothing is left of it.
    func line(_ kind: icalproperty_kind) -> String? {
        property(kind).map { CleanText.line($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All of a kind as clean paragraphs, one after the other, none twice; nil where nothing is left of them.
    func paragraphs(_ kind: icalproperty_kind, and others: [String] = []) -> String? {
        var texts: [String] = []
        var seen: Set<String> = [""]
        for text in properties.filter({ $0.kind == kind }).map(\.text) + others {
            let text = CleanText.paragraphs(text)
            if seen.insert(text).inserted { texts.append(text) }
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }
}

/// A property as values. Texts are unescaped, and not yet cleaned.
struct PropertyContents: Sendable {
    var kind: icalproperty_kind
    /// Empty where the value is a time.
    var text = ""
    /// With the zone that stands in the value or the TZID.
    var time: LocalTime?
    /// The time is a day's midnight, and only the day was given.
    var isDay = false

    init(_ property: OpaquePointer) {
        kind = unsafe icalproperty_isa(property)
        guard let value = unsafe icalproperty_get_value(property) else { return }
        switch unsafe icalvalue_isa(value) {
        case ICAL_TEXT_VALUE: text = unsafe String(cString: icalvalue_get_text(value))
        case ICAL_DATETIME_VALUE: time = unsafe Self.time(icalvalue_get_datetime(value), of: property)
        case ICAL_DATE_VALUE:
            time = unsafe Self.time(icalvalue_get_date(value), of: property)
            isDay = true
        default: text = unsafe Self.taken(icalvalue_as_ical_string_r(value)) ?? ""
        }
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
        return unsafe ZoneName.zone(String(cString: text))
    }

    var statedTime: StatedTime? {
        time.map { isDay ? .day(year: $0.year, month: $0.month, day: $0.day) : .clock($0) }
    }

    /// A DURATION as libical writes it, `P1DT2H30M`; nil for a negative one and for none at all.
    var durationSeconds: Int64? {
        var seconds: Int64 = 0
        var number: Int64 = 0
        for character in text.utf8 {
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = min(number * 10 + Int64(character - UInt8(ascii: "0")), 1_000_000)
                continue
            case UInt8(ascii: "W"): seconds += number * 604_800
            case UInt8(ascii: "D"): seconds += number * 86_400
            case UInt8(ascii: "H"): seconds += number * 3600
            case UInt8(ascii: "M"): seconds += number * 60
            case UInt8(ascii: "S"): seconds += number
            case UInt8(ascii: "-"): return nil
            default: break
            }
            number = 0
        }
        return seconds > 0 ? seconds : nil
    }
}
