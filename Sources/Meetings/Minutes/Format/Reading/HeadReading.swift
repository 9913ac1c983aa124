/// The fields beneath the title.
extension MinutesResolver {
    static func date(of document: MinutesDocument, problems: inout ProblemList) -> CalendarDate? {
        guard let written = document.head[.date], !written.text.isEmpty else { return nil }
        let reading = DateReader.read(written.text, line: written.line, from: nil)
        problems.add(errors: reading.problems, warnings: reading.warnings)
        return reading.value
    }

    /// By name, alias or id.
    static func forum(
        of document: MinutesDocument, on date: CalendarDate?, among forums: NameIndex, in register: Register,
        problems: inout ProblemList
    ) -> Forum? {
        guard let written = document.head[.forum], !written.text.isEmpty else { return nil }
        let found = forums.find(written.text, on: date ?? CalendarDate(dayNumber: 0))
        if found.count == 1, case .forum(let id) = found[0].named { return register.forum(id) }
        if found.isEmpty, let forum = register.forum(ForumID(written.text)) { return forum }
        let nearest = Suggestions.nearest(to: written.text, among: forums.written)
        problems.error(FormatProblem.unknownForum(line: written.line, written: written.text, nearest: nearest))
        return nil
    }

    /// The date after `Neste samling:`, its time of day left out; nil for `?` and where the field isn't there.
    static func nextDate(_ document: MinutesDocument, after date: CalendarDate) -> Reading<CalendarDate>? {
        guard let written = document.head[.next], !["?", "ingen", ""].contains(written.text.lowercased()) else {
            return nil
        }
        let day = written.text.lowercased().split(separator: " kl").first.map { written.text.prefix($0.count) }
        return DateReader.read(String(day ?? ""), line: written.line, from: date)
    }

    static func announcedNext(
        _ document: MinutesDocument, after date: CalendarDate, problems: inout ProblemList
    ) -> CalendarDate? {
        guard let written = document.head[.next], let reading = nextDate(document, after: date) else { return nil }
        problems.add(errors: reading.problems, warnings: reading.warnings)
        guard let next = reading.value, next <= date else { return reading.value }
        problems.error(FormatProblem.nextBeforeMeeting(line: written.line, next: next))
        return nil
    }

    mutating func language() -> Language {
        let usual = surroundings.register.network.language
        guard let written = document.head[.language], !written.text.isEmpty else { return usual == .nb ? .nb : .nn }
        return value(of: written, in: MinutesKeywords.languages, allowed: "nynorsk, bokmål") ?? .nn
    }

    mutating func status() -> MinutesRecord.Status {
        guard let written = document.head[.status], !written.text.isEmpty else { return .draft }
        // `godkjent 21.03.2025 av leiaren`
        let word = written.text.prefix { $0 != " " && $0 != "," }
        if MinutesKeywords.statuses.meaning(of: String(word)) == .approved { return .approved }
        return value(of: written, in: MinutesKeywords.statuses, allowed: "utkast, til godkjenning, godkjent") ?? .draft
    }

    /// One of a closed set of values; nil, and told, where it is none of them.
    mutating func value<Meaning>(
        of written: Written, in keywords: Keywords<Meaning>, allowed: String
    ) -> Meaning? {
        if let meaning = keywords.meaning(of: written.text) { return meaning }
        if let suggestion = keywords.suggestion(for: written.text) {
            problems.error(
                FormatProblem.nearKeyword(line: written.line, written: written.text, keyword: suggestion))
        } else {
            problems.error(
                FormatProblem.unknownValue(line: written.line, written: written.text, allowed: allowed))
        }
        return nil
    }
}
