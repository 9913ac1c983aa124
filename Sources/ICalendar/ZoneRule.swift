/// A time zone as its rule stands today: what a VTIMEZONE with at most one STANDARD and one DAYLIGHT can say.
///
/// Calendar programs read more than that badly, and history is of no use to an event that is to come.
public struct ZoneRule: Hashable, Sendable {
    /// `Europe/Oslo`.
    public let identifier: String
    public let standard: Observance
    /// Nil where the clock is never changed.
    public let daylight: Observance?

    /// The part of the year with one offset from UTC.
    public struct Observance: Hashable, Sendable {
        /// `CEST`.
        public let abbreviation: String
        public let offsetBeforeSeconds: Int
        public let offsetSeconds: Int
        /// Nil where the clock is never changed.
        public let change: YearlyChange?
    }

    /// When the clock is changed every year.
    public struct YearlyChange: Hashable, Sendable {
        public let month: Int
        /// 1 to 4, or -1 for the last.
        public let week: Int
        /// 0 is Sunday.
        public let weekday: Int
        /// On the clock as it was before the change.
        public let timeSeconds: Int
    }

    /// Nil for a name that can't be a zone's, or a rule that yearly changes within a day can't express.
    /// - Parameter posixRule: `CET-1CEST,M3.5.0,M10.5.0/3`, as RFC 9636 §3.3 has it.
    public init?(identifier: String, posixRule: String) {
        guard ZoneFile.isZoneName(identifier) else { return nil }
        var parser = POSIXRuleParser(posixRule)
        guard let parsed = parser.observances() else { return nil }
        self.identifier = identifier
        standard = parsed.standard
        daylight = parsed.daylight
    }

    /// The rule in force in the system's zone `identifier`; nil where the system has no such zone or its rule has
    /// no such form. Read once for each zone.
    public init?(identifier: String) {
        guard let rule = ZoneFile.rule(identifier) else { return nil }
        self = rule
    }
}

extension ZoneRule.YearlyChange {
    private static let weekdayCodes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`.
    var recurrence: String { "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week)\(Self.weekdayCodes[weekday])" }

    /// The first one since 1970, from where the recurrence counts.
    var first: LocalTime {
        let start = CivilDate(year: 1970, month: month, day: 1)
        let next = CivilDate(year: month == 12 ? 1971 : 1970, month: month % 12 + 1, day: 1)
        let dayNumber =
            week > 0
            ? start.dayNumber + (weekday - start.weekday + 7) % 7 + (week - 1) * 7
            : next.dayNumber - 7 + (weekday - next.weekday + 7) % 7
        var time = LocalTime(secondsSince1970: Int64(dayNumber * 86_400 + timeSeconds))
        time.zone = .floating
        return time
    }
}
