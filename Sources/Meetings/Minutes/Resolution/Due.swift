/// What one alternative of a deadline comes to.
struct Due {
    var form: Deadline.Form
    var date: CalendarDate
    var approximate: Bool
    var forum: ForumID?
    var provisional: Bool

    init(
        _ form: Deadline.Form, _ date: CalendarDate, approximate: Bool = false, forum: ForumID? = nil,
        provisional: Bool = false
    ) {
        self.form = form
        self.date = date
        self.approximate = approximate
        self.forum = forum
        self.provisional = provisional
    }
}

extension DeadlineReader {
    /// One alternative (`domain.md` §3.6.2 `alt`); nil where none stands.
    func due(_ tokens: inout CalendarTokens) throws(Misreading) -> Due? {
        guard let first = tokens.peek() else { return nil }
        switch first {
        case .word(.atOnce):
            tokens.advance()
            // Within the week.
            let date = Holidays.workingDay(onOrBefore: meetingDate.adding(days: 7))
            return Due(.relative, max(date, meetingDate), approximate: true)
        case .word(.inTime):
            tokens.advance()
            return timeSpan(&tokens)
        case .word(.next): return try nextMeeting(&tokens)
        case .word(.before), .word(.by), .word(.to), .word(.noLaterThan), .word(.after):
            tokens.advance()
            return try prefixed(first, &tokens)
        default:
            if let period = numbered(&tokens) { return try due(period, &tokens) }
            if let period = try named(&tokens) { return try due(period, &tokens) }
            guard let written = WrittenDate(&tokens) else { return nil }
            return Due(.date, try written.date(from: meetingDate))
        }
    }

    /// What may follow `før`, `innan`, `til`, `seinast` and `etter`.
    private func prefixed(
        _ preposition: CalendarTokens.Token, _ tokens: inout CalendarTokens
    ) throws(Misreading) -> Due? {
        let isAfter = preposition == .word(.after)
        if let period = holiday(isAfter: isAfter, &tokens) { return try due(period, &tokens) }
        guard !isAfter else { return nil }
        if tokens.peek() == .word(.next) { return try nextMeeting(&tokens) }
        if preposition == .word(.by), let due = timeSpan(&tokens) { return due }
        guard let written = WrittenDate(&tokens) else { return nil }
        guard preposition == .word(.before) else { return Due(.date, try written.date(from: meetingDate)) }
        // The day before the date; `før 1.1` is never the first of January that is today.
        return Due(.date, try written.date(from: meetingDate.adding(days: 1)).adding(days: -1))
    }

    /// `til påske`, `før sommaren`, `etter jul`. By Easter and before Easter is the same day's work.
    private func holiday(isAfter: Bool, _ tokens: inout CalendarTokens) -> DuePeriod? {
        let period: DuePeriod? =
            switch tokens.peek() {
            case .word(.easter): isAfter ? .afterEaster : .beforeEaster
            case .word(.season(.summer)): isAfter ? .afterSummer : .beforeSummer
            case .word(.christmas): isAfter ? .afterChristmas : .beforeChristmas
            default: nil
            }
        if period != nil { tokens.advance() }
        return period
    }

    /// `2 veker`, `ein månad`: counted from the meeting, to the day.
    private func timeSpan(_ tokens: inout CalendarTokens) -> Due? {
        let count: Int
        switch tokens.peek() {
        case .word(.count(let number)): count = number
        case .number(let number, digits: ...3): count = number
        default: return nil
        }
        let date: CalendarDate
        switch tokens.peek(1) {
        case .word(.unit(.days)): date = meetingDate.adding(days: count)
        case .word(.week), .word(.unit(.weeks)): date = meetingDate.adding(days: count * 7)
        case .word(.unit(.months)): date = meetingDate.adding(months: count)
        default: return nil
        }
        tokens.advance(2)
        return Due(.relative, date)
    }

    /// `neste samling`, `neste møte i SSU`.
    private func nextMeeting(_ tokens: inout CalendarTokens) throws(Misreading) -> Due? {
        guard tokens.take(.word(.next)), tokens.take(.word(.meeting)) else { return nil }
        guard tokens.take(.word(.of)) else { return meeting(of: nil) }
        guard !tokens.isAtEnd else { return nil }
        // A forum's name may hold a slash or «eller», so the longest name that is known counts.
        for end in tokens.possibleEnds {
            guard let due = meeting(of: tokens.text(to: end)) else { continue }
            tokens.back(to: end)
            return due
        }
        throw unknownForum(tokens.text(to: tokens.possibleEnds.last ?? tokens.position))
    }

    /// `1. kvartal`, `2. halvår`, `veke 36`.
    private func numbered(_ tokens: inout CalendarTokens) -> DuePeriod? {
        if tokens.peek() == .word(.week), case .number(let number, digits: ...2) = tokens.peek(1) {
            tokens.advance(2)
            // `veke 36/2024` is a year; `veke 36/37` isn't.
            if tokens.peek() == .slash, case .number(_, digits: 4) = tokens.peek(1) { tokens.advance() }
            return .week(number)
        }
        guard case .number(let number, digits: 1) = tokens.peek(), tokens.peek(1) == .dot else { return nil }
        switch tokens.peek(2) {
        case .word(.quarter):
            tokens.advance(3)
            return .quarter(number)
        case .word(.halfYear):
            tokens.advance(3)
            return .halfYear(number)
        default: return nil
        }
    }

    /// `januar`, `hausten`.
    private func named(_ tokens: inout CalendarTokens) throws(Misreading) -> DuePeriod? {
        switch tokens.peek() {
        case .word(.month(let month)):
            tokens.advance()
            return .month(month)
        case .word(.season(let season)):
            tokens.advance()
            return .season(season)
        case .word(.winter):
            guard case .number(let year, digits: 4) = tokens.peek(1) else { throw ambiguousWinter(year: nil) }
            throw ambiguousWinter(year: year)
        default: return nil
        }
    }

    /// The period in the year that follows, or the first one to come.
    private func due(_ period: DuePeriod, _ tokens: inout CalendarTokens) throws(Misreading) -> Due {
        let year = try year(after: period, &tokens)
        guard let date = year.map({ period.due(in: $0) }) ?? period.due(from: meetingDate) else {
            throw noSuchPeriod(period, year: year)
        }
        return Due(period.form, date, approximate: true)
    }

    /// Four digits, or after a season two (`vår 25`).
    private func year(after period: DuePeriod, _ tokens: inout CalendarTokens) throws(Misreading) -> Int? {
        guard case .number(let number, let digits) = tokens.peek() else { return nil }
        switch (period, digits) {
        case (.season, 2):
            tokens.advance()
            return 2000 + number
        case (_, 4):
            tokens.advance()
            guard WrittenDate.years.contains(number) else { throw Misreading.unlikelyYear(number) }
            return number
        default: return nil
        }
    }
}
