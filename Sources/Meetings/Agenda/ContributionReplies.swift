/// What a municipality sends to the next meeting: under two headings, or as news.
extension Books {
    /// Nil where the mail is no contribution.
    func contribute(_ answer: WrittenAnswer) throws -> Filing? {
        try contribute(answer, ContributionText(answer.letter.words), isAsked: false)
    }

    /// - Parameter isAsked: whether all of the text is meant for the meeting, also what stands under no heading.
    func contribute(_ answer: WrittenAnswer, _ text: ContributionText, isAsked: Bool) throws -> Filing? {
        let isAsked = isAsked || answer.about?.kind == "collect"
        guard isAsked || !text.sections.isEmpty, let meeting = try coming(for: answer),
            let forum = register.forum(meeting.forum)
        else { return nil }
        if meeting.isCancelled || meeting.date < today || (text.sections.isEmpty && text.isCommand) { return nil }
        let seats = register.appointments(in: forum.id, on: meeting.date).filter { $0.person == answer.person.id }
        let organisation = seats.lazy.compactMap(\.organisation).first
        guard !seats.isEmpty else { return nil }
        for section in text.sections where !section.text.isEmpty {
            try ledger.replace(
                Contribution(
                    forum: forum.id, date: today, from: answer.person.name, organisation: organisation,
                    heading: section.heading[language], text: section.text),
                since: try contributionsBegin(before: meeting))
        }
        if isAsked, !text.news.isEmpty {
            let news = Contribution(forum: forum.id, date: today, from: answer.person.name, text: text.news)
            // Sent in once more, it is the same news.
            let known = try ledger.contributions(to: forum.id, since: try contributionsBegin(before: meeting))
            if !known.contains(where: { $0.from == news.from && $0.text == news.text && $0.heading == nil }) {
                try ledger.save(news)
            }
        }
        let headings = text.sections.filter { !$0.text.isEmpty }.map(\.heading)
        guard !headings.isEmpty || !text.news.isEmpty else {
            return text.cases.isEmpty ? nil : proposed(answer, meeting, text)
        }
        let words = headings.map { $0[answer.person.language] }
        try send([.contributed(forum, meeting, headings: words)], answer)
        var filing = Filing(
            .command, "contribution",
            Trilingual(
                "\(answer.person.name) har sendt inn til saklista: \(headings.map(\.nn).joined(separator: ", "))",
                "\(answer.person.name) har sendt inn til saklista: \(headings.map(\.nb).joined(separator: ", "))",
                "\(answer.person.name) has contributed to the agenda: \(headings.map(\.en).joined(separator: ", "))"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id)
        if !text.cases.isEmpty {
            let own = proposed(answer, meeting, text)
            filing.waits = true
            filing.reason = own.reason
            filing.proposal = own.proposal
            filing.detail = Trilingual(
                "\(own.detail.nn); \(filing.detail.nn)", "\(own.detail.nb); \(filing.detail.nb)",
                "\(own.detail.en); \(filing.detail.en)")
        }
        return filing
    }

    private func proposed(_ answer: WrittenAnswer, _ meeting: Meeting, _ text: ContributionText) -> Filing {
        let line = String(text.cases.joined(separator: "; ").prefix(200))
        let titles = text.cases.compactMap(ContributionText.caseTitle)
        return .waiting(
            "case-proposed",
            Trilingual(
                "\(answer.person.name) melder ei sak: \(line)", "\(answer.person.name) melder en sak: \(line)",
                "\(answer.person.name) proposes a case: \(line)"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id,
            proposal: titles.isEmpty ? nil : .cases(titles))
    }

    /// What a member has proposed goes on the forum's list, for its proposer to present. What is on it already stands
    /// as it is.
    func addCases(_ titles: [String], of filing: Filing) throws {
        guard let meeting = try filing.meeting.flatMap(ledger.meeting), let forum = register.forum(meeting.forum) else {
            return
        }
        let presenter = filing.person.flatMap(register.person)?.name
        for title in titles {
            let known = try ledger.cases(of: forum.id)
            let isThere = known.contains { $0.state == .waiting && $0.title.nameKey == title.nameKey }
            if isThere { continue }
            try ledger.save(
                Case(
                    id: CaseID(environment.ids.uuid(now)), forum: forum.id, title: title, kind: .information,
                    presenter: presenter, minutes: nil, added: try addedLast(to: forum)))
        }
    }

    /// The meeting of the letter that is answered, or the next one of the only forum with presentations that the
    /// writer belongs to.
    private func coming(for answer: WrittenAnswer) throws -> Meeting? {
        if let meeting = answer.meeting { return meeting }
        let forums = register.forums.filter { forum in
            forum.standing.contains(.presentations)
                && register.appointments(in: forum.id, on: today).contains { $0.person == answer.person.id }
        }
        guard let forum = forums.first, forums.count == 1 else { return nil }
        return try ledger.meetings(of: forum.id).first { !$0.isCancelled && $0.date >= today && $0.agendaSent == nil }
    }

    /// The forum's last meeting before this one, whether it is in the books or only in the cadence.
    func lastMeetingDate(before meeting: Meeting) throws -> CalendarDate? {
        let held = try ledger.meetings(of: meeting.forum).filter { !$0.isCancelled }.map(\.date)
        return (held + [register.forum(meeting.forum)?.cadence?.last]).compactMap { $0 }
            .filter { $0 < meeting.date }.max()
    }

    /// What is sent in from this day on is for this meeting. Before a forum's first meeting nothing is too old.
    func contributionsBegin(before meeting: Meeting) throws -> CalendarDate {
        try lastMeetingDate(before: meeting) ?? CalendarDate(dayNumber: 0)
    }
}

extension Contribution {
    /// The text as it is put into an agenda: one line that begins nothing there, neither a list nor a fence.
    var words: String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let number = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(number.count)
        if !number.isEmpty, rest.first == "." || rest.first == ")" { return "\(number)\\\(rest)" }
        let isMark = line.prefix(2) == "* " || ["+", "-", "#", ">", "```", "~~~", "="].contains(where: line.hasPrefix)
        return isMark ? "\\\(line)" : line
    }
}

/// The lines of a contribution, under its headings.
struct ContributionText {
    struct Section: Hashable {
        var heading: Trilingual
        var text: String
    }

    var sections: [Section] = []
    /// What stands under no heading.
    var news = ""
    /// Lines that propose a case.
    var cases: [String] = []
    /// The first line asks for something else.
    var isCommand = false

    static let focus = Trilingual("Fokusområde", "Fokusområde", "Focus area")
    static let challenges = Trilingual("Utfordringar", "Utfordringer", "Challenges")
    private static let headings: [(Trilingual, [String])] = [
        (focus, ["fokusområde", "fokusområder", "fokusomrade", "focus area", "focus areas"]),
        (challenges, ["utfordringar", "utfordringer", "utfordring", "challenges"]),
    ]
    private static let mostCharacters = 2_000

    init(_ form: ContributionForm) {
        let texts = [(ContributionText.focus, form.focus), (ContributionText.challenges, form.challenges)]
        sections = texts.map { heading, text in
            Section(heading: heading, text: ContributionText.joined(ContributionForm.plainLines(text)))
        }.filter { !$0.text.isEmpty }
        news = ContributionText.joined(ContributionForm.plainLines(form.news))
        let proposed = ContributionForm.plainLines(form.proposedCase).joined(separator: " ")
        cases = proposed.isEmpty ? [] : [proposed]
    }

    init(_ words: [String]) {
        var lines: [[String]] = [[]]
        isCommand = AnswerLines(words).flatMap { ReplyCommand($0.first) } != nil
        for word in words {
            let line = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let (heading, rest) = ContributionText.heading(line) {
                sections.append(Section(heading: heading, text: ""))
                lines.append(rest.isEmpty ? [] : [rest])
            } else if sections.isEmpty, line.lowercased().hasPrefix("sak:") || line.lowercased().hasPrefix("saker:") {
                cases.append(line)
            } else if AnswerLines.isClosing(line) {
                break
            } else {
                lines[lines.count - 1].append(line)
            }
        }
        for index in sections.indices { sections[index].text = ContributionText.joined(lines[index + 1]) }
        var before = lines[0]
        if let first = before.first(where: { !$0.isEmpty }), AnswerLines([first, "x"])?.first == "x" {
            before.removeAll { $0 == first }
        }
        news = ContributionText.joined(before)
    }

    /// `Fokusområde:`, `**Fokusområde**`, `# Fokusområde`, with or without text on the same line.
    private static func heading(_ line: String) -> (Trilingual, String)? {
        let plain = line.filter { !"*_#".contains($0) }.drop { $0 == " " || $0 == "-" }
        for (heading, names) in headings {
            for name in names.sorted(by: { $0.count > $1.count }) where plain.lowercased().hasPrefix(name) {
                let rest = plain.dropFirst(name.count)
                if rest.allSatisfy({ " :".contains($0) }) { return (heading, "") }
                if rest.drop(while: { $0 == " " }).first == ":" {
                    return (heading, String(rest.drop { " :".contains($0) }))
                }
            }
        }
        return nil
    }

    /// What a proposed case is called on the list: without `Sak:` before it and without a number, which Samling gives.
    static func caseTitle(_ line: String) -> String? {
        var title = line[...]
        for mark in ["saker:", "sak:", "case:"] where line.lowercased().hasPrefix(mark) {
            title = title.dropFirst(mark.count)
            break
        }
        title = title.drop(while: \.isWhitespace)
        var text = title.count > longestTitle ? "\(title.prefix(longestTitle - 1))…" : String(title)
        if case .numbered(_, let bare) = CaseHeading.read(text) { text = bare }
        return (try? refuseBadText(text)) == nil ? nil : text
    }

    private static let longestTitle = 150

    /// One paragraph: what is put into an agenda must not be able to begin a line of its own there.
    private static func joined(_ lines: [String]) -> String {
        var parts: [String] = []
        for line in lines {
            let isBullet = line.first.map { "-*•".contains($0) } ?? false
            let text = isBullet ? String(line.drop { "-*• ".contains($0) }) : line
            guard !text.isEmpty else { continue }
            if isBullet, let last = parts.popLast() {
                parts.append("\(last)\(last.last.map { ".:;?!".contains($0) } ?? false ? "" : ";")")
            }
            parts.append(text)
        }
        return String(parts.joined(separator: " ").drop { "#>-".contains($0) || $0 == " " }.prefix(mostCharacters))
    }
}
