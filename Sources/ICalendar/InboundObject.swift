/// A foreign object, measured and taken apart as far as libical can't be trusted with it.
struct InboundObject {
    /// Unfolded lines of one VCALENDAR and the VEVENTs in it, for libical.
    var text: String
    /// What is not in the text, of each VEVENT in turn.
    var events: [InboundEvent]
    /// Components beside the events, by name: VTIMEZONE, VTODO.
    var otherComponents: [String]
}

/// What libical would lose of an event.
struct InboundEvent {
    var organizer: CalendarAddress?
    var attendees: [StatedAttendee] = []
    /// libical puts its own text in place of the one that goes with the code, and shortens codes.
    var requestStatus: String?
    /// Those that stand in a parameter of ATTENDEE.
    var comments: [String] = []

    mutating func readOrganizer(_ line: ContentLine) {
        let stated = StatedAttendee(line)
        guard organizer == nil, let address = stated.address else { return }
        organizer = CalendarAddress(name: stated.name, address: address)
    }

    mutating func readAttendee(_ line: ContentLine) {
        attendees.append(StatedAttendee(line))
        comments += line.parameters()["X-RESPONSE-COMMENT"] ?? []
    }

    mutating func readRequestStatus(_ line: ContentLine) {
        let code = line.word.utf8.prefix { $0 != UInt8(ascii: ";") }
        let isCode = code.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        }
        guard requestStatus == nil, isCode, (1...12).contains(code.count) else { return }
        requestStatus = String(code)
    }
}

/// What a line is read as.
enum InboundProperty {
    case text, comment, list, time, duration, word, sequence, organizer, attendee, requestStatus

    static let ofCalendars: [String: Self] = [
        "PRODID": .text, "VERSION": .text, "METHOD": .text, "NAME": .text, "REFRESH-INTERVAL": .duration,
    ]

    /// Apple's server and those after it have comments in properties of their own.
    static let ofEvents: [String: Self] = [
        "UID": .text, "SEQUENCE": .sequence, "DTSTAMP": .time, "CREATED": .time, "LAST-MODIFIED": .time,
        "RECURRENCE-ID": .time, "DTSTART": .time, "DTEND": .time, "DURATION": .duration, "SUMMARY": .text,
        "DESCRIPTION": .text, "LOCATION": .text, "URL": .word, "STATUS": .word, "TRANSP": .word, "CLASS": .word,
        "ORGANIZER": .organizer, "ATTENDEE": .attendee, "CATEGORIES": .list, "RELATED-TO": .text,
        "REQUEST-STATUS": .requestStatus, "COMMENT": .comment, "X-RESPONSE-COMMENT": .comment,
        "X-CALENDARSERVER-PRIVATE-COMMENT": .comment, "X-CALENDARSERVER-ATTENDEE-COMMENT": .comment,
    ]
}
