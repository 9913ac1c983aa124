import CLibical

/// One property that is not yet part of a component. Named as libical names them; its value is escaped by libical
/// except where it is written as it stands.
@safe struct PropertyHandle: ~Copyable {
    private let pointer: OpaquePointer

    private init(_ kind: icalproperty_kind, _ value: OpaquePointer?) throws(CalendarError) {
        guard let value = unsafe value, let property = unsafe icalproperty_new(kind) else {
            unsafe icalvalue_free(value)
            throw CalendarError(.writing, .library, "no property of kind \(kind.rawValue)")
        }
        unsafe icalproperty_set_value(property, value)
        unsafe pointer = property
    }

    deinit { unsafe icalproperty_free(pointer) }

    init(_ kind: icalproperty_kind, text: String) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_text(text))
    }

    init(_ kind: icalproperty_kind, address: String) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_caladdress(MailtoAddress.uri(address)))
    }

    init(_ kind: icalproperty_kind, link: String) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_uri(link))
    }

    init(_ kind: icalproperty_kind, integer: Int) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_integer(Int32(clamping: integer)))
    }

    init(_ kind: icalproperty_kind, offsetSeconds: Int) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_utcoffset(Int32(clamping: offsetSeconds)))
    }

    init(_ kind: icalproperty_kind, time: LocalTime) throws(CalendarError) {
        var parts = unsafe icaltime_null_time()
        unsafe parts.year = Int32(clamping: time.year)
        unsafe parts.month = Int32(clamping: time.month)
        unsafe parts.day = Int32(clamping: time.day)
        unsafe parts.hour = Int32(clamping: time.hour)
        unsafe parts.minute = Int32(clamping: time.minute)
        unsafe parts.second = Int32(clamping: time.second)
        if time.zone == .day {
            unsafe parts.is_date = 1
            try unsafe self.init(kind, icalvalue_new_date(parts))
            return
        }
        if time.zone == .utc { unsafe parts.zone = icaltimezone_get_utc_timezone() }
        try unsafe self.init(kind, icalvalue_new_datetime(parts))
        if case .rule(let rule) = time.zone {
            unsafe icalproperty_add_parameter(pointer, icalparameter_new_tzid(rule.identifier))
        }
    }

    init(_ kind: icalproperty_kind, word: String, of valueKind: icalvalue_kind) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_from_string(valueKind, word))
    }

    /// A value that libical would write otherwise than it should stand (a recurrence with BYDAY before BYMONTH,
    /// `;` and `,` unescaped in categories and X- properties). A VALUE equal to the property's own type keeps
    /// libical from naming the type, and is not written.
    init(
        _ kind: icalproperty_kind, name: String? = nil, asItStands literal: String, type: icalparameter_value
    ) throws(CalendarError) {
        try unsafe self.init(kind, icalvalue_new_string(literal))
        if let name { unsafe icalproperty_set_x_name(pointer, name) }
        unsafe icalproperty_add_parameter(pointer, icalparameter_new_value(type))
    }

    /// Parameters are written in the order they are added.
    func add(_ kind: icalparameter_kind, _ text: String) throws(CalendarError) {
        guard let parameter = unsafe icalparameter_new_from_value_string(kind, text) else {
            throw CalendarError(.writing, .library, "no parameter of kind \(kind.rawValue)")
        }
        unsafe icalproperty_add_parameter(pointer, parameter)
    }

    /// As libical writes it, with its line end.
    func bytes() throws(CalendarError) -> [UInt8] {
        try unsafe LibicalText.taken(icalproperty_as_ical_string_r(pointer))
    }

    /// The component owns it from now on.
    consuming func move(to component: OpaquePointer) {
        unsafe icalcomponent_add_property(component, pointer)
        discard self
    }
}
