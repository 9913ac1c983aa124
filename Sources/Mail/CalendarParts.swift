extension IncomingMail {
    /// The calendar objects of this mail, as parts or as files, in its order. Those of a mail inside the mail,
    /// forwarded or returned, aren't among them: that mail is one part of another kind.
    public var calendarParts: [Part] {
        parts.filter(\.isCalendar)
    }

    /// Whether something in the mail can only be read by Outlook: `winmail.dat`.
    public var hasTNEF: Bool {
        parts.contains(where: \.isTNEF)
    }
}

extension IncomingMail.Part {
    private static let calendarTypes: Set<String> = ["text/calendar", "application/ics", "text/x-vcalendar"]
    private static let tnefTypes: Set<String> = ["application/ms-tnef", "application/vnd.ms-tnef"]
    private static let unknownTypes: Set<String> = ["application/octet-stream", "application/binary", "text/plain"]

    /// By its media type, or by the end of its name where the type says nothing (RFC 5545 §8.1, RFC 6047 §2.4).
    public var isCalendar: Bool {
        Self.calendarTypes.contains(mediaType) || (Self.unknownTypes.contains(mediaType) && isNamed("*.ics"))
    }

    /// Outlook's own wrapping of a whole mail, by its media type or its name.
    public var isTNEF: Bool {
        Self.tnefTypes.contains(mediaType) || isNamed("winmail.dat")
    }

    private func isNamed(_ pattern: String) -> Bool {
        guard let name = (filename ?? parameters["name"])?.lowercased() else { return false }
        return pattern.hasPrefix("*") ? name.hasSuffix(pattern.dropFirst()) : name == pattern
    }
}
