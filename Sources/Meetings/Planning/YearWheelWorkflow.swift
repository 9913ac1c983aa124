extension PlanningWorkflow {
    /// A forum's year, or with no forum the network's. Without a year it is the present one.
    public func wheel(
        of forum: String?, year: Int? = nil, in network: NetworkID
    ) async throws -> YearWheel {
        try await environment.reading(network) { books in
            let year = year ?? books.today.year
            guard YearWheel.years.contains(year) else { throw Refusal.noSuchYear(year) }
            if let forum { return try books.wheel(of: [books.forum(forum)], year: year, isWhole: true) }
            return try books.wheel(of: books.register.forums, year: year, isWhole: false)
        }
    }
}

extension Books {
    /// - Parameter isWhole: whether the deadlines of the meetings themselves are on it, beside those of the items.
    fileprivate func wheel(of forums: [Forum], year: Int, isWhole: Bool) throws -> YearWheel {
        let everyone = try ledger.meetings()
        let meetings = Dictionary(grouping: everyone, by: \.forum)
        let days = Dictionary(grouping: everyone, by: \.date)
        let items = Dictionary(grouping: try ledger.openItems(), by: \.forum)
        let last = CalendarDate(year, 12, 31) ?? today
        let first = CalendarDate(year, 1, 1) ?? today
        var (rings, empty): ([YearWheel.Ring], [Forum]) = ([], [])
        for forum in forums {
            let all = meetings[forum.id] ?? []
            let marks = all.filter { $0.date.year == year }.map { meeting in
                var mark = YearWheel.Mark(of: meeting, isOver: zone.instant(meeting.date, meeting.end) <= now)
                if mark.state != .cancelled {
                    mark.clashes = register.clashes(of: forum.id, on: meeting.slot, with: days[meeting.date] ?? [])
                }
                return mark
            }
            var deadlines = YearWheel.Tick.items(items[forum.id] ?? [])
            if isWhole { deadlines += all.flatMap { $0.ownDeadlines(environment.rules, on: today) } }
            deadlines = deadlines.filter { $0.date.year == year }.sorted { $0.date < $1.date }
            if !marks.isEmpty || !deadlines.isEmpty {
                rings.append(YearWheel.Ring(forum: forum, marks: marks, deadlines: deadlines))
            } else if forum.stands(on: first) {
                empty.append(forum)
            }
        }
        let municipalities = forums.flatMap { register.municipalities(in: $0.id, from: first, until: last) }
        let concerned = register.organisations.filter(Set(municipalities).contains)
        let spans = DaySpan.all(
            in: year, breaks: environment.breaks, county: register.network.county, municipalities: concerned
        ).map { span in
            var named = span
            // What all of them have needs no list of them.
            if span.places.count == concerned.count { named.places = [] }
            return named
        }
        return YearWheel(
            year: year, rings: rings, empty: empty, spans: spans, today: today.year == year ? today : nil)
    }
}

extension YearWheel.Tick {
    /// One for each day on which items are due.
    fileprivate static func items(_ items: [ActionItem]) -> [YearWheel.Tick] {
        let dated = items.compactMap { item in item.due.date.map { (date: $0, number: item.number) } }
        return Dictionary(grouping: dated, by: \.date).map { date, items in
            YearWheel.Tick(date: date, kind: .items(items.map(\.number).sorted()))
        }
    }
}

extension Meeting {
    /// What has to be done before the meeting, as long as it lies ahead.
    fileprivate func ownDeadlines(_ rules: RuleBook, on today: CalendarDate) -> [YearWheel.Tick] {
        guard !isCancelled, date >= today, agendaSent == nil else { return [] }
        let out = Holidays.workingDay(onOrBefore: date.adding(days: -rules.agendaDays))
        return [
            YearWheel.Tick(date: collectAnswerBy(rules), kind: .casesIn(for: date)),
            YearWheel.Tick(date: out, kind: .agendaOut(for: date)),
        ]
    }
}

extension Refusal {
    fileprivate static func noSuchYear(_ year: Int) -> Refusal {
        let (first, last) = (YearWheel.years.lowerBound, YearWheel.years.upperBound)
        return Refusal(
            .notFound, code: "unknown-year",
            Trilingual(
                "Årshjulet finst for åra \(first) til \(last), ikkje for \(year)",
                "Årshjulet finnes for årene \(first) til \(last), ikke for \(year)",
                "There are year wheels for \(first) to \(last), not for \(year)"))
    }
}
