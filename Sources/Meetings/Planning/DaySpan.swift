/// Days in a row on which nobody meets: public holidays, school breaks, the summer break.
public struct DaySpan: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case holiday
        case schoolBreak = "school-break"
        case summerBreak = "summer-break"
    }

    public var kind: Kind
    public var name: Trilingual
    /// The municipalities, or the county; empty for what holds everywhere.
    public var places: [String]
    public var from: CalendarDate
    /// The last day, included.
    public var to: CalendarDate

    public init(
        _ kind: Kind, name: Trilingual, places: [String] = [], from: CalendarDate, to: CalendarDate
    ) {
        self.kind = kind
        self.name = name
        self.places = places
        self.from = from
        self.to = to
    }

    public func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }
}

extension DaySpan {
    /// Everything of a year, by the first day. School breaks are cut at New Year; what isn't known isn't there.
    static func all(
        in year: Int, breaks: SchoolBreaks, county: String, municipalities: [Organisation]
    ) -> [DaySpan] {
        guard let first = CalendarDate(year, 1, 1), let last = CalendarDate(year, 12, 31) else { return [] }
        let dates = (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:))
        var spans = holidays(dates)
        spans += runs(of: dates) { date in
            breaks.breaks(on: date, county: county, municipalities: municipalities).map { found in
                DaySpan(.schoolBreak, name: found.name, places: found.places, from: date, to: date)
            }
        }
        spans += runs(of: dates) { date in
            SummerBreak.contains(date) ? [DaySpan(.summerBreak, name: SummerBreak.name, from: date, to: date)] : []
        }
        return spans.sorted { ($0.from, $0.to, $0.name.nn) < ($1.from, $1.to, $1.name.nn) }
    }

    /// The feasts: days that are no more than one day apart are one, `påske` from Maundy Thursday to Easter Monday.
    private static func holidays(_ dates: [CalendarDate]) -> [DaySpan] {
        var groups: [[CalendarDate]] = []
        for date in dates where Holidays.isPublicHoliday(date) {
            if let last = groups.last?.last, last.days(until: date) <= 2 {
                groups[groups.count - 1].append(date)
            } else {
                groups.append([date])
            }
        }
        return groups.map { days in
            let names = days.flatMap(Holidays.names).map { feasts[$0.nn] ?? $0 }
            return DaySpan(.holiday, name: .list(names.uniqued()), from: days[0], to: days[days.count - 1])
        }
    }

    /// Days in a row with the same name in the same places.
    private static func runs(of dates: [CalendarDate], _ found: (CalendarDate) -> [DaySpan]) -> [DaySpan] {
        var spans: [DaySpan] = []
        for date in dates {
            for day in found(date) {
                let before = spans.lastIndex { $0.name == day.name && $0.places == day.places }
                if let before, spans[before].to.adding(days: 1) == date {
                    spans[before].to = date
                } else {
                    spans.append(day)
                }
            }
        }
        return spans
    }

    private static let feasts: [String: Trilingual] = {
        let easter = Trilingual("påske", "påske", "Easter")
        let whitsun = Trilingual("pinse", "pinse", "Whitsun")
        let christmas = Trilingual("jul", "jul", "Christmas")
        return [
            "skjærtorsdag": easter, "langfredag": easter, "1. påskedag": easter, "2. påskedag": easter,
            "1. pinsedag": whitsun, "2. pinsedag": whitsun, "1. juledag": christmas, "2. juledag": christmas,
        ]
    }()
}
