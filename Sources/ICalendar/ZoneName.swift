/// What the names that programs give their zones stand for.
enum ZoneName {
    private static let universal: Set<String> = [
        "utc", "z", "gmt", "etc/utc", "etc/gmt", "etc/zulu", "etc/uct", "uct", "zulu", "universal", "etc/universal",
        "tzone://microsoft/utc", "coordinated universal time", "gmt0", "etc/gmt0",
    ]

    /// The zone a TZID names; `.named` where nobody can say which, or where the zone has no rule that could be
    /// written: then under its name in the tz database.
    static func zone(_ name: String) -> LocalTime.Zone {
        let name = CleanText.name(name)
        let small = name.lowercased()
        if name.isEmpty { return .floating }
        if universal.contains(small) { return .utc }
        if let rule = ZoneRule(identifier: name) { return .rule(rule) }
        return windows(small) ?? shown(small) ?? pathEnd(name) ?? .named(name)
    }

    /// `W. Europe Standard Time`.
    private static func windows(_ name: String) -> LocalTime.Zone? {
        let suffix = " standard time"
        let short = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
        return WindowsZones.identifiers[short].map(known)
    }

    /// `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`, with commas or slashes.
    private static func shown(_ name: String) -> LocalTime.Zone? {
        guard name.hasPrefix("(utc") || name.hasPrefix("(gmt"), let end = name.firstIndex(of: ")") else { return nil }
        let places = name[name.index(after: end)...]
        let first = CleanText.name(String(places.prefix { $0 != "," && $0 != "/" }))
        return universal.contains(first) ? .utc : WindowsZones.firstPlaces[first].flatMap(windows)
    }

    /// `/freeassociation.sourceforge.net/Europe/Oslo`: RFC 5545 §3.8.3.1 lets a slash say that the name is unique,
    /// and who does so puts the tz database's name last.
    private static func pathEnd(_ name: String) -> LocalTime.Zone? {
        guard name.hasPrefix("/") else { return nil }
        let parts = name.split(separator: "/")
        for count in [3, 2, 1] where parts.count >= count {
            let end = parts.suffix(count).joined(separator: "/")
            if universal.contains(end.lowercased()) { return .utc }
            if let rule = ZoneRule(identifier: end) { return .rule(rule) }
        }
        return nil
    }

    private static func known(_ identifier: String) -> LocalTime.Zone {
        ZoneRule(identifier: identifier).map(LocalTime.Zone.rule) ?? .named(identifier)
    }
}
