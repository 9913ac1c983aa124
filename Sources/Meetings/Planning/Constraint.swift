/// One reason why a date doesn't do for a meeting.
public struct Constraint: Hashable, Sendable {
    public enum Code: String, Codable, Sendable, CaseIterable {
        case weekend
        case publicHoliday = "public-holiday"
        case christmasEve = "christmas-eve"
        case summerBreak = "summer-break"
        case bridgeDay = "bridge-day"
        case easterWeek = "easter-week"
        case schoolBreak = "school-break"
        case christmas
        case newYear = "new-year"
        case tooClose = "too-close"
        case conflict
    }

    public var code: Code
    /// Names the thing: `langfredag`, `haustferie i Ørsta og Volda`.
    public var text: Trilingual

    public init(_ code: Code, _ text: Trilingual) {
        self.code = code
        self.text = text
    }
}

extension Constraint {
    /// What the calendar alone has against the date (`domain.md` §1.3.1): every reason, not just the first.
    public static func ofCalendar(on date: CalendarDate) -> [Constraint] {
        let (year, month, day) = date.parts
        var found: [Constraint] = []
        if date.weekday.isWeekend {
            found.append(Constraint(.weekend, DateWords.weekdays[date.weekday.isoNumber - 1]))
        }
        let holidays = Holidays.names(on: date)
        if !holidays.isEmpty { found.append(Constraint(.publicHoliday, .list(holidays))) }
        if let eve = eve(month: month, day: day) { found.append(Constraint(.christmasEve, eve)) }
        if SummerBreak.contains(date) { found.append(Constraint(.summerBreak, SummerBreak.text(of: date))) }
        if let bridge = bridgeDay(date) { found.append(Constraint(.bridgeDay, bridge)) }
        // Monday to Easter Sunday; Easter Monday is a holiday of its own.
        if (3...4).contains(month), (-6...0).contains(Holidays.easterSunday(of: year).days(until: date)) {
            found.append(Constraint(.easterWeek, Trilingual("påskeveka", "påskeuka", "Easter week")))
        }
        if month == 12, day >= 20 { found.append(Constraint(.christmas, christmas(day: day))) }
        if month == 1, day <= 5 {
            found.append(Constraint(.newYear, Trilingual("nyttårsveka", "nyttårsuka", "the week of New Year")))
        }
        return found
    }

    /// 24 and 31 December are half days that nobody calls a meeting on.
    private static func eve(month: Int, day: Int) -> Trilingual? {
        switch (month, day) {
        case (12, 24): Trilingual("julaftan", "julaften", "Christmas Eve")
        case (12, 31): Trilingual("nyttårsaftan", "nyttårsaften", "New Year's Eve")
        default: nil
        }
    }

    /// A single working day with a day off on either side. Both can't be of a weekend, so one of them is a holiday
    /// and gives the day its name.
    private static func bridgeDay(_ date: CalendarDate) -> Trilingual? {
        let (before, after) = (date.adding(days: -1), date.adding(days: 1))
        guard Holidays.isWorkingDay(date), !Holidays.isWorkingDay(before), !Holidays.isWorkingDay(after)
        else { return nil }
        let earlier = Trilingual.list(Holidays.names(on: before))
        let later = Trilingual.list(Holidays.names(on: after))
        return switch (earlier.nn.isEmpty, later.nn.isEmpty) {
        case (false, true):
            Trilingual(
                "inneklemt dag etter \(earlier.nn)", "inneklemt dag etter \(earlier.nb)",
                "bridge day after \(earlier.en)")
        case (true, _):
            Trilingual(
                "inneklemt dag før \(later.nn)", "inneklemt dag før \(later.nb)", "bridge day before \(later.en)")
        case (false, false):
            Trilingual(
                "inneklemt dag mellom \(earlier.nn) og \(later.nn)",
                "inneklemt dag mellom \(earlier.nb) og \(later.nb)",
                "bridge day between \(earlier.en) and \(later.en)")
        }
    }

    private static func christmas(day: Int) -> Trilingual {
        (27...30).contains(day)
            ? Trilingual("romjul", "romjul", "the days between Christmas and New Year")
            : Trilingual("jul", "jul", "Christmas")
    }
}

extension Constraint {
    static func schoolBreak(_ found: SchoolBreaks.Found) -> Constraint {
        let places = Trilingual.list(found.places.map { Trilingual($0, $0, $0) })
        return Constraint(
            .schoolBreak,
            Trilingual(
                "\(found.name.nn) i \(places.nn)", "\(found.name.nb) i \(places.nb)",
                "\(found.name.en) in \(places.en)"))
    }

    static func conflict(with forum: String) -> Constraint {
        Constraint(
            .conflict,
            Trilingual("\(forum) møter same dag", "\(forum) møter samme dag", "\(forum) meets the same day"))
    }

    static func tooClose(_ date: CalendarDate, to meeting: CalendarDate, minimumDays: Int) -> Constraint {
        let days = meeting.days(until: date)
        func text(_ language: Language, before: Trilingual, after: Trilingual) -> String {
            let day = DateWords(language).long(meeting)
            return "\(abs(days))\((days < 0 ? before : after)[language]) \(day)"
        }
        let before = Trilingual(" dagar før møtet", " dager før møtet", " days before the meeting on")
        let after = Trilingual(" dagar etter møtet", " dager etter møtet", " days after the meeting on")
        return Constraint(
            .tooClose,
            Trilingual(
                "berre \(text(.nn, before: before, after: after)), minst \(minimumDays)",
                "bare \(text(.nb, before: before, after: after)), minst \(minimumDays)",
                "only \(text(.en, before: before, after: after)), at least \(minimumDays)"))
    }
}

extension Trilingual {
    /// `Hareid`, `Ørsta og Volda`, `Sande, Ørsta og Volda`.
    static func list(_ parts: [Trilingual]) -> Trilingual {
        guard parts.count > 1, let last = parts.last else { return parts.first ?? Trilingual("", "", "") }
        func joined(_ language: Language, _ word: String) -> String {
            "\(parts.dropLast().map { $0[language] }.joined(separator: ", ")) \(word) \(last[language])"
        }
        return Trilingual(joined(.nn, "og"), joined(.nb, "og"), joined(.en, "and"))
    }
}
