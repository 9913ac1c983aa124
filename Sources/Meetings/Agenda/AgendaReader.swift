/// Reads an agenda that was edited by hand. Every fault is reported with its line; nothing is half read.
struct AgendaReader {
    static let caseMark = "sak-id "
    private static let longestBytes = 1_000_000
    private static let longestTitle = 300
    private static let mostItems = 200

    private let meeting: Meeting
    private let language: Language
    private var problems: [Problem] = []
    private var sections: [Section] = []

    /// A line of the agenda as written, before its time is known.
    private struct Section {
        var line: Int
        var number: CaseNumber?
        var title: String
        var caseID: CaseID?
        var kind: CaseKind?
        var time: WrittenTime?
        var timeLine = 0
        var presenter: String?
        var exempt: String?
        var text: [String] = []
        var reason: String?
        var hasText = false
        /// Type and time are given, and an empty line has followed: a bullet that looks like them is text.
        var isFilled = false
    }

    private enum WrittenTime {
        case span(TimeOfDay, TimeOfDay)
        case minutes(Int)
    }

    private enum Key: Sendable { case type, time, presenter, publicity }

    private static let keys = Keywords<Key>([
        ("Type", .type), ("Tid", .time), ("Time", .time), ("Innleiar", .presenter), ("Innleder", .presenter),
        ("Presenter", .presenter), ("Offentleg", .publicity), ("Offentlig", .publicity), ("Public", .publicity),
    ])

    private static let kinds = Keywords<CaseKind>(
        CaseKind.allCases.flatMap { kind in
            Set([kind.words.nn, kind.words.nb, kind.words.en]).map { ($0, kind) }
        } + [("eventuelt", .anyOtherBusiness), ("nytt siden sist", .news), ("oppfølging frå sist", .followUp)])

    /// What a type is called, in any of the three languages.
    static func kind(named name: String) -> CaseKind? { CaseKind(rawValue: name) ?? kinds.meaning(of: name) }

    static func suggestion(forKind name: String) -> String? { kinds.suggestion(for: name) }

    /// Throws a `Refusal` that holds every problem.
    static func items(in text: String, meeting: Meeting, language: Language) throws -> [AgendaItem] {
        guard text.utf8.count <= longestBytes else { throw Refusal.agendaTooLong }
        var reader = AgendaReader(meeting: meeting, language: language)
        // Some editors end lines with CRLF, which is one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() { reader.take(line, at: index + 1) }
        let items = reader.placed()
        if !reader.problems.isEmpty { throw Refusal.badAgenda(reader.problems) }
        return items
    }

    private init(meeting: Meeting, language: Language) {
        self.meeting = meeting
        self.language = language
    }

    private mutating func take(_ line: Substring, at number: Int) {
        if line.hasPrefix("## ") { return begin(String(line.dropFirst(3)), at: number) }
        guard var section = sections.popLast() else { return }
        defer { sections.append(section) }
        let trimmed = line.drop { $0 == " " }
        if trimmed.hasPrefix("<!-- \(AgendaReader.caseMark)"), let id = trimmed.split(separator: " ").dropFirst(2).first
        {
            section.caseID = CaseID(String(id))
        } else if let reason = AgendaReader.reason(trimmed) {
            section.reason = reason
        } else if !section.hasText, trimmed.hasPrefix("- "), field(trimmed.dropFirst(2), &section, at: number) {
            return
        } else if !trimmed.isEmpty || section.hasText {
            section.hasText = true
            section.text.append(String(line))
        } else {
            section.isFilled = section.kind != nil && section.time != nil
        }
    }

    private mutating func begin(_ heading: String, at line: Int) {
        var section = Section(line: line, title: heading)
        switch CaseHeading.read(heading) {
        case .numbered(let written, let title): (section.number, section.title) = (written.number, title)
        case .unnumbered(let title): section.title = title
        case .incomplete: break
        }
        section.title = section.title.split(separator: " ").joined(separator: " ")
        if section.title.isEmpty || section.title.count > AgendaReader.longestTitle
            || section.title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            problems.append(.badTitle(line))
        }
        if sections.count == AgendaReader.mostItems { problems.append(.tooManyItems(line)) }
        if sections.count <= AgendaReader.mostItems { sections.append(section) }
    }

    /// `> Kvifor: fast sak`.
    private static func reason(_ line: Substring) -> String? {
        for word in ["> Kvifor:", "> Hvorfor:", "> Why:"] where line.hasPrefix(word) {
            return String(line.dropFirst(word.count).drop { $0 == " " })
        }
        return nil
    }

    /// False for a bullet that is no field, with which the text begins.
    private mutating func field(_ bullet: Substring, _ section: inout Section, at line: Int) -> Bool {
        guard let colon = bullet.firstIndex(of: ":") else { return false }
        let name = String(bullet[..<colon])
        let value = bullet[bullet.index(after: colon)...].split(separator: " ").joined(separator: " ")
        guard let key = AgendaReader.keys.meaning(of: name) else {
            guard !section.isFilled, let near = AgendaReader.keys.slip(Fold.key(name)) else { return false }
            problems.append(.nearField(name, near, line))
            return true
        }
        if section.isFilled, key != .presenter, key != .publicity { return false }
        switch key {
        case .type:
            section.kind = AgendaReader.kind(named: value)
            if section.kind == nil {
                problems.append(.unknownKind(value, AgendaReader.suggestion(forKind: value), line))
            }
        case .time:
            section.time = AgendaReader.time(value)
            section.timeLine = line
            if section.time == nil { problems.append(.badTime(value, line)) }
        case .presenter: section.presenter = value.isEmpty ? nil : value
        case .publicity: section.exempt = Exemption.ground(of: value)
        }
        return true
    }

    private static func time(_ value: String) -> WrittenTime? {
        let words = value.split(separator: " ")
        if words.count == 2, words[1].lowercased().hasPrefix("min"), let minutes = Int(words[0]),
            (1...1440).contains(minutes)
        {
            return .minutes(minutes)
        }
        guard let span = ClockText.span(value), let end = span.end else { return nil }
        return .span(span.start, end)
    }

    /// A line with a length follows the one before. Where a line has been moved into the next, the rest moves along
    /// (`domain.md` F-47), and the last gives way at the meeting's end.
    private mutating func placed() -> [AgendaItem] {
        var clock = meeting.start
        var items: [AgendaItem] = []
        for section in sections {
            let kind = section.kind ?? .information
            var (start, end): (TimeOfDay, TimeOfDay) =
                switch section.time {
                case .span(let start, let end): (start, end)
                case .minutes(let minutes): (clock, clock.adding(minutes: minutes))
                case nil: (clock, clock.adding(minutes: kind.usualMinutes))
                }
            if start >= meeting.start, start < clock {
                (start, end) = (clock, min(clock.adding(minutes: end.minutes - start.minutes), meeting.end))
            }
            let line = section.time == nil ? section.line : section.timeLine
            if start < meeting.start || end > meeting.end || start >= end { problems.append(.outside(meeting, line)) }
            clock = max(clock, end)
            var text = section.text
            while text.last?.allSatisfy(\.isWhitespace) == true { text.removeLast() }
            items.append(
                AgendaItem(
                    number: section.number, caseID: section.caseID, title: section.title, kind: kind, start: start,
                    end: end, presenter: section.presenter, text: text.joined(separator: "\n"),
                    reason: section.reason
                        ?? Trilingual("lagt til for hand", "lagt til for hånd", "added by hand")[language],
                    exempt: section.exempt))
        }
        if items.isEmpty, problems.isEmpty { problems.append(.noItems) }
        return items
    }
}
