/// What must hold of an object before it is written.
enum CalendarRules {
    /// Escaped twice as long, it still makes a line that `CalendarLimits` lets in.
    static let maximumTextBytes = 8000
    /// UIDs that begin so are Exchange's own, and are taken apart by it.
    private static let exchangePrefix = "040000008200E00074C5B7101A82E008"

    /// The object with its texts cleaned.
    static func checked(_ object: CalendarObject) throws(CalendarError) -> CalendarObject {
        var object = object
        object.productID = try line(object.productID, "PRODID") ?? ""
        object.name = try line(object.name, "NAME")
        try require(!object.productID.isEmpty, .badObject, "PRODID is empty")
        try require(object.refreshMinutes.map { (1...527_040).contains($0) } ?? true, .badValue, "REFRESH-INTERVAL")
        var uids: Set<String> = []
        for index in object.events.indices {
            try check(&object.events[index], method: object.method)
            try require(uids.insert(object.events[index].uid).inserted, .badObject, "UID occurs twice")
        }
        if let method = object.method, method != .publish {
            try require(object.events.count == 1, .badObject, "\(method.rawValue) needs exactly one event")
        }
        return object
    }

    private static func check(_ event: inout Event, method: Method?) throws(CalendarError) {
        try checkIdentity(event)
        try checkTimes(event, method: method)
        try checkOwn(&event, method: method)
        event.summary = try line(event.summary, "SUMMARY")
        event.comment = try text(event.comment.map(CleanText.paragraphs), "COMMENT")
        event.location = try line(event.location, "LOCATION")
        event.url = try event.url.map { address throws(CalendarError) in try link(address) }
        var categories: [String] = []
        for name in event.categories {
            if let name = try line(name, "CATEGORIES") { categories.append(name) }
        }
        event.categories = categories
    }

    /// What differs from one of those who are called to the next.
    static func checkOwn(_ event: inout Event, method: Method?) throws(CalendarError) {
        try checkPeople(&event, method: method)
        event.description = try text(event.description.map(CleanText.paragraphs), "DESCRIPTION")
    }

    private static func checkIdentity(_ event: Event) throws(CalendarError) {
        try require(isIdentifier(event.uid) && !event.uid.hasPrefix(exchangePrefix), .badValue, "UID")
        try require(event.relatedTo.map(isIdentifier) ?? true, .badValue, "RELATED-TO")
        try require((0...Int(Int32.max)).contains(event.sequence), .badValue, "SEQUENCE")
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func checkTimes(_ event: Event, method: Method?) throws(CalendarError) {
        for instant in [event.stamp, event.created ?? 0, event.lastModified ?? 0] {
            try require((-62_135_596_800...253_402_300_799).contains(instant), .badValue, "an instant's year")
        }
        // RFC 5546 §3.2.8: which proposal is declined, its UID and SEQUENCE say.
        if method == .declineCounter, event.start == nil, event.end == nil { return }
        guard let start = event.start, let end = event.end else {
            throw CalendarError(.writing, .badObject, "DTSTART and DTEND are needed")
        }
        try require(start.exists && end.exists, .badValue, "DTSTART or DTEND does not exist")
        switch start.zone {
        case .utc, .rule, .day: break
        case .named, .floating: throw CalendarError(.writing, .badValue, "DTSTART without a known zone")
        }
        try require(start.zone == end.zone, .badObject, "DTEND in another zone than DTSTART")
        try require(start.secondsOnClock < end.secondsOnClock, .badObject, "DTEND not after DTSTART")
    }

    /// RFC 5546 §3.2: who must and must not be named.
    private static func checkPeople(_ event: inout Event, method: Method?) throws(CalendarError) {
        if var organizer = event.organizer {
            try require(MailtoAddress.isPlain(organizer.address), .badValue, "ORGANIZER's address")
            organizer.name = try name(organizer.name)
            event.organizer = organizer
        }
        for index in event.attendees.indices {
            try require(MailtoAddress.isPlain(event.attendees[index].address), .badValue, "ATTENDEE's address")
            event.attendees[index].name = try name(event.attendees[index].name)
        }
        switch method {
        case nil, .publish:
            try require(event.attendees.isEmpty, .badObject, "ATTENDEE in a feed")
        case .request:
            try require(event.status != .cancelled, .badObject, "STATUS:CANCELLED in a REQUEST")
        case .cancel:
            try require(event.status == nil || event.status == .cancelled, .badObject, "STATUS in a CANCEL")
            try require(event.attendees.allSatisfy { !$0.rsvp }, .badObject, "RSVP in a CANCEL")
        case .reply, .add, .refresh, .counter, .declineCounter: break
        }
        guard method != nil, method != .publish else { return }
        try require(event.organizer != nil, .badObject, "ORGANIZER is needed")
        try require(!event.attendees.isEmpty, .badObject, "ATTENDEE is needed")
    }

    private static func name(_ text: String?) throws(CalendarError) -> String? {
        try self.text(text.map(CleanText.name), "CN")
    }

    private static func line(_ text: String?, _ property: String) throws(CalendarError) -> String? {
        try self.text(text.map(CleanText.line), property)
    }

    private static func text(_ cleaned: String?, _ property: String) throws(CalendarError) -> String? {
        guard let cleaned, !cleaned.isEmpty else { return nil }
        try require(cleaned.utf8.count <= maximumTextBytes, .badValue, "\(property) over \(maximumTextBytes) octets")
        return cleaned
    }

    /// A link with a scheme; what is above ASCII is escaped as RFC 3987 §3.1 says.
    private static func link(_ link: String) throws(CalendarError) -> String {
        var escaped: [UInt8] = []
        for byte in link.utf8 {
            switch byte {
            case 0x00...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "}"):
                throw CalendarError(.writing, .badValue, "URL")
            case 0x80...0xFF: escaped += PercentCode.escape(byte).utf8
            default: escaped.append(byte)
            }
        }
        let scheme = escaped.prefix { $0 != UInt8(ascii: ":") }
        try require(scheme.count < escaped.count && isScheme(scheme), .badValue, "URL without a scheme")
        try require(escaped.count <= maximumTextBytes, .badValue, "URL over \(maximumTextBytes) octets")
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func require(
        _ condition: Bool, _ code: CalendarError.Code, _ detail: @autoclosure () -> String
    ) throws(CalendarError) {
        if !condition { throw CalendarError(.writing, code, detail()) }
    }
}
