/// A date as people write it, with or without weekday and year.
struct WrittenDate {
    var weekday: Weekday?
    var day: Int
    var month: Int
    var year: Int?

    /// Years that a meeting or a deadline can be in; another four digits are a slip of the pen.
    static let years = 1900...2199

    /// Reads `fredag 09.06.2023`, `27.5.21`, `23.01`, `9. juni 2023`, `1.desember`, `2023-06-09`. Nil, with
    /// nothing read, where no date stands.
    init?(_ tokens: inout CalendarTokens) {
        let start = tokens.position
        if case .word(.weekday(let written)) = tokens.peek() {
            weekday = written
            tokens.advance()
            _ = tokens.take(.dot)  // `fre. 09.06.2023`
        }
        guard let parts = WrittenDate.iso(&tokens) ?? WrittenDate.norwegian(&tokens) else {
            tokens.back(to: start)
            return nil
        }
        (day, month, year) = parts
    }

    private typealias Parts = (day: Int, month: Int, year: Int?)

    private static func iso(_ tokens: inout CalendarTokens) -> Parts? {
        guard case .number(let year, digits: 4) = tokens.peek(), tokens.peek(1) == .dash,
            case .number(let month, digits: 2) = tokens.peek(2), tokens.peek(3) == .dash,
            case .number(let day, digits: 2) = tokens.peek(4)
        else { return nil }
        tokens.advance(5)
        return (day, month, year)
    }

    private static func norwegian(_ tokens: inout CalendarTokens) -> Parts? {
        guard case .number(let day, let digits) = tokens.peek(), digits <= 2 else { return nil }
        let dotted = tokens.peek(1) == .dot
        switch tokens.peek(dotted ? 2 : 1) {
        case .word(.month(let month)):
            tokens.advance(dotted ? 3 : 2)
            _ = tokens.take(.dot)  // `9. des. 2023`
            guard case .number(let year, digits: 4) = tokens.peek() else { return (day, month, nil) }
            tokens.advance()
            return (day, month, year)
        case .number(let month, let digits) where dotted && digits <= 2:
            tokens.advance(3)
            guard tokens.take(.dot), case .number(let year, let digits) = tokens.peek() else {
                return (day, month, nil)  // `23.01`, `23.01.`
            }
            guard digits == 2 || digits == 4 else { return nil }
            tokens.advance()
            return (day, month, digits == 2 ? 2000 + year : year)
        default: return nil
        }
    }

    /// The day meant. Without a year it is the first such day from the anchor on, within twelve months.
    func date(from anchor: CalendarDate?) throws(Misreading) -> CalendarDate {
        let date = if let year { try self.date(in: year) } else { try coming(from: anchor) }
        guard let weekday, weekday != date.weekday else { return date }
        throw Misreading.otherWeekday(date, written: weekday)
    }

    private func date(in year: Int) throws(Misreading) -> CalendarDate {
        guard WrittenDate.years.contains(year) else { throw Misreading.unlikelyYear(year) }
        if let date = CalendarDate(year, month, day) { return date }
        guard (1...12).contains(month), day > 0 else { throw Misreading.noSuchDate(dotted(year)) }
        let last = CalendarDate(year, month, CalendarDate.daysInMonth(month, of: year))
        throw Misreading.noSuchDate(dotted(year), suggestion: last.map(DateWords(.nn).short))
    }

    private func coming(from anchor: CalendarDate?) throws(Misreading) -> CalendarDate {
        // 2000 had a 29 February, so what it lacks no year has.
        guard CalendarDate(2000, month, day) != nil else { throw Misreading.noSuchDate(dotted(nil)) }
        guard let anchor else { throw Misreading.yearMissing(dotted(nil)) }
        let last = anchor.adding(months: 12)
        for year in anchor.year...anchor.year + 1 {
            if let date = CalendarDate(year, month, day), date >= anchor, date <= last { return date }
        }
        throw Misreading.notWithinAYear(dotted(nil))
    }

    /// `29.02`, `31.02.2024`.
    private func dotted(_ year: Int?) -> String {
        let dayAndMonth = "\(zeroPadded(day, width: 2)).\(zeroPadded(month, width: 2))"
        return year.map { "\(dayAndMonth).\(zeroPadded($0, width: 4))" } ?? dayAndMonth
    }
}

extension Misreading {
    fileprivate static func otherWeekday(_ date: CalendarDate, written: Weekday) -> Misreading {
        let short = DateWords(.nn).short(date)
        let name = DateWords.weekdays[date.weekday.isoNumber - 1]
        return Misreading(
            "weekday-mismatch",
            Trilingual("\(short) er ein \(name.nn)", "\(short) er en \(name.nb)", "\(short) is a \(name.en)"),
            suggestion: name.nn == name.nb ? "\(name.nn) \(short)" : short)
    }

    static func unlikelyYear(_ year: Int) -> Misreading {
        let year = zeroPadded(year, width: 4)
        return Misreading(
            "unlikely-year",
            Trilingual(
                "\(year) kan ikkje vere rett årstal", "\(year) kan ikke være riktig årstall",
                "\(year) can't be the right year"))
    }

    fileprivate static func noSuchDate(_ text: String, suggestion: String? = nil) -> Misreading {
        Misreading(
            "no-such-date",
            Trilingual("\(text) finst ikkje", "\(text) finnes ikke", "\(text) does not exist"),
            suggestion: suggestion)
    }

    fileprivate static func yearMissing(_ text: String) -> Misreading {
        Misreading(
            "year-missing",
            Trilingual("\(text) manglar årstal", "\(text) mangler årstall", "\(text) has no year"))
    }

    fileprivate static func notWithinAYear(_ text: String) -> Misreading {
        Misreading(
            "not-within-12-months",
            Trilingual(
                "\(text) finst ikkje innan 12 månader", "\(text) finnes ikke innen 12 måneder",
                "\(text) does not come within 12 months"))
    }
}
