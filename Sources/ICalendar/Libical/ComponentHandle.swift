import CLibical

/// One component with its properties and the components in it.
@safe struct ComponentHandle: ~Copyable {
    private let pointer: OpaquePointer

    init(_ kind: icalcomponent_kind) throws(CalendarError) {
        guard let component = unsafe icalcomponent_new(kind) else {
            throw CalendarError(.writing, .library, "no component of kind \(kind.rawValue)")
        }
        unsafe pointer = component
    }

    /// - Parameter text: what `InboundScan` has let through; libical has no limits of its own.
    init(parsing text: String) throws(CalendarError) {
        guard let component = unsafe icalparser_parse_string(text) else {
            throw CalendarError(.reading, .malformed, "not a calendar object")
        }
        unsafe pointer = component
    }

    deinit { unsafe icalcomponent_free(pointer) }

    func add(_ property: consuming PropertyHandle) {
        unsafe property.move(to: pointer)
    }

    func add(_ component: consuming ComponentHandle) {
        unsafe component.move(to: pointer)
    }

    private consuming func move(to parent: OpaquePointer) {
        unsafe icalcomponent_add_component(parent, pointer)
        discard self
    }

    /// As libical writes it.
    func bytes() throws(CalendarError) -> [UInt8] {
        try unsafe LibicalText.taken(icalcomponent_as_ical_string_r(pointer))
    }

    /// Everything in it, as values.
    func contents() -> ComponentContents {
        unsafe Self.contents(of: pointer)
    }

    private static func contents(of component: OpaquePointer) -> ComponentContents {
        var result = unsafe ComponentContents(kind: icalcomponent_isa(component), properties: [], components: [])
        var property = unsafe icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
        while let current = unsafe property {
            unsafe result.properties.append(PropertyContents(current))
            unsafe property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
        }
        var inner = unsafe icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
        while let current = unsafe inner {
            unsafe result.components.append(contents(of: current))
            unsafe inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
        }
        return result
    }

    /// libical writes what it finds into the component, as X-LIC-ERROR.
    func restrictionFaults() -> [String] {
        let passed = unsafe icalrestriction_check(pointer) == 1
        let faults = contents().faults
        return passed || !faults.isEmpty ? faults : ["not permitted"]
    }
}
