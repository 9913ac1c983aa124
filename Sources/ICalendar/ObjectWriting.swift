import CLibical

/// Values into libical's components, in the order calendar programs are used to. Only inside `Libical.locked`,
/// and only for what `CalendarRules` has passed.
extension CalendarObject {
    func component(withZones: Bool) throws(CalendarError) -> ComponentHandle {
        let calendar = try ComponentHandle(ICAL_VCALENDAR_COMPONENT)
        calendar.add(try PropertyHandle(ICAL_PRODID_PROPERTY, text: productID))
        calendar.add(try PropertyHandle(ICAL_VERSION_PROPERTY, text: "2.0"))
        calendar.add(try PropertyHandle(ICAL_CALSCALE_PROPERTY, text: "GREGORIAN"))
        if let method {
            calendar.add(try PropertyHandle(ICAL_METHOD_PROPERTY, word: method.rawValue, of: ICAL_METHOD_VALUE))
        }
        try addFeedProperties(to: calendar)
        for zone in withZones ? zones : [] { calendar.add(try zone.component()) }
        for event in events { calendar.add(try event.component()) }
        return calendar
    }

    /// RFC 7986 §5.1 and §5.7, each beside the older name that calendar programs know.
    private func addFeedProperties(to calendar: borrowing ComponentHandle) throws(CalendarError) {
        if let name {
            calendar.add(try PropertyHandle(ICAL_NAME_PROPERTY, text: name))
            calendar.add(
                try PropertyHandle(
                    ICAL_X_PROPERTY, name: "X-WR-CALNAME", asItStands: ContentLines.escaped(name),
                    type: ICAL_VALUE_X))
        }
        if let refreshMinutes {
            let duration = refreshMinutes % 60 == 0 ? "PT\(refreshMinutes / 60)H" : "PT\(refreshMinutes)M"
            calendar.add(
                try PropertyHandle(ICAL_REFRESHINTERVAL_PROPERTY, word: duration, of: ICAL_DURATION_VALUE))
            calendar.add(
                try PropertyHandle(
                    ICAL_X_PROPERTY, name: "X-PUBLISHED-TTL", asItStands: duration, type: ICAL_VALUE_X))
        }
    }

    /// Those that the events name, in the order they first do.
    var zones: [ZoneRule] {
        var zones: [ZoneRule] = []
        for event in events {
            guard case .rule(let rule)? = event.start?.zone,
                !zones.contains(where: { $0.identifier == rule.identifier })
            else { continue }
            zones.append(rule)
        }
        return zones
    }
}

extension ZoneRule {
    func component() throws(CalendarError) -> ComponentHandle {
        let zone = try ComponentHandle(ICAL_VTIMEZONE_COMPONENT)
        zone.add(try PropertyHandle(ICAL_TZID_PROPERTY, text: identifier))
        if let daylight { zone.add(try daylight.component(ICAL_XDAYLIGHT_COMPONENT)) }
        zone.add(try standard.component(ICAL_XSTANDARD_COMPONENT))
        return zone
    }
}

extension ZoneRule.Observance {
    fileprivate func component(_ kind: icalcomponent_kind) throws(CalendarError) -> ComponentHandle {
        let observance = try ComponentHandle(kind)
        let first =
            change?.first ?? LocalTime(year: 1970, month: 1, day: 1, hour: 0, minute: 0, zone: .floating)
        observance.add(try PropertyHandle(ICAL_DTSTART_PROPERTY, time: first))
        if let change {
            observance.add(
                try PropertyHandle(ICAL_RRULE_PROPERTY, asItStands: change.recurrence, type: ICAL_VALUE_RECUR))
        }
        observance.add(try PropertyHandle(ICAL_TZNAME_PROPERTY, text: abbreviation))
        observance.add(try PropertyHandle(ICAL_TZOFFSETFROM_PROPERTY, offsetSeconds: offsetBeforeSeconds))
        observance.add(try PropertyHandle(ICAL_TZOFFSETTO_PROPERTY, offsetSeconds: offsetSeconds))
        return observance
    }
}

extension Event {
    fileprivate func component() throws(CalendarError) -> ComponentHandle {
        let event = try ComponentHandle(ICAL_VEVENT_COMPONENT)
        event.add(try PropertyHandle(ICAL_UID_PROPERTY, text: uid))
        try addTimes(to: event)
        try addTexts(to: event)
        try addWords(to: event)
        try addPeople(to: event)
        return event
    }

    private func addTimes(to event: borrowing ComponentHandle) throws(CalendarError) {
        let instants = [
            (ICAL_DTSTAMP_PROPERTY, stamp), (ICAL_CREATED_PROPERTY, created),
            (ICAL_LASTMODIFIED_PROPERTY, lastModified),
        ]
        for case (let kind, let instant?) in instants {
            event.add(try PropertyHandle(kind, time: LocalTime(secondsSince1970: instant)))
        }
        event.add(try PropertyHandle(ICAL_SEQUENCE_PROPERTY, integer: sequence))
        for case (let kind, let time?) in [(ICAL_DTSTART_PROPERTY, start), (ICAL_DTEND_PROPERTY, end)] {
            event.add(try PropertyHandle(kind, time: time))
        }
    }

    private func addTexts(to event: borrowing ComponentHandle) throws(CalendarError) {
        let texts = [
            (ICAL_SUMMARY_PROPERTY, summary), (ICAL_DESCRIPTION_PROPERTY, description),
            (ICAL_LOCATION_PROPERTY, location), (ICAL_COMMENT_PROPERTY, comment),
        ]
        for case (let kind, let text?) in texts {
            event.add(try PropertyHandle(kind, text: text))
        }
        if let url { event.add(try PropertyHandle(ICAL_URL_PROPERTY, link: url)) }
    }

    private func addWords(to event: borrowing ComponentHandle) throws(CalendarError) {
        let words = [
            (ICAL_STATUS_PROPERTY, status?.rawValue, ICAL_STATUS_VALUE),
            (ICAL_TRANSP_PROPERTY, transparency?.rawValue, ICAL_TRANSP_VALUE),
            (ICAL_CLASS_PROPERTY, classification?.rawValue, ICAL_CLASS_VALUE),
        ]
        for case (let kind, let word?, let valueKind) in words {
            event.add(try PropertyHandle(kind, word: word, of: valueKind))
        }
        if !categories.isEmpty {
            let list = categories.map(ContentLines.escaped).joined(separator: ",")
            event.add(try PropertyHandle(ICAL_CATEGORIES_PROPERTY, asItStands: list, type: ICAL_VALUE_TEXT))
        }
        if let relatedTo {
            let property = try PropertyHandle(ICAL_RELATEDTO_PROPERTY, text: relatedTo)
            try property.add(ICAL_RELTYPE_PARAMETER, "SIBLING")
            event.add(property)
        }
    }

    private func addPeople(to event: borrowing ComponentHandle) throws(CalendarError) {
        if let organizer { event.add(try organizer.property()) }
        for attendee in attendees { event.add(try attendee.property()) }
    }

    /// DESCRIPTION alone, as libical writes it; empty where there is none.
    func descriptionLine() throws(CalendarError) -> [UInt8] {
        guard let description else { return [] }
        return try PropertyHandle(ICAL_DESCRIPTION_PROPERTY, text: description).bytes()
    }

    /// ORGANIZER and every ATTENDEE alone, as libical writes them.
    func peopleLines() throws(CalendarError) -> [UInt8] {
        var lines = try organizer.map { organizer throws(CalendarError) in try organizer.property().bytes() } ?? []
        for attendee in attendees { lines += try attendee.property().bytes() }
        return lines
    }
}

extension CalendarAddress {
    fileprivate func property() throws(CalendarError) -> PropertyHandle {
        let property = try PropertyHandle(ICAL_ORGANIZER_PROPERTY, address: address)
        if let name { try property.add(ICAL_CN_PARAMETER, name) }
        return property
    }
}

extension Attendee {
    fileprivate func property() throws(CalendarError) -> PropertyHandle {
        let property = try PropertyHandle(ICAL_ATTENDEE_PROPERTY, address: address)
        try property.add(ICAL_CUTYPE_PARAMETER, kind.rawValue)
        try property.add(ICAL_ROLE_PARAMETER, role.rawValue)
        if let status { try property.add(ICAL_PARTSTAT_PARAMETER, status.rawValue) }
        if rsvp { try property.add(ICAL_RSVP_PARAMETER, "TRUE") }
        if let name { try property.add(ICAL_CN_PARAMETER, name) }
        return property
    }
}
