/// Drafts an agenda from what is open. Every line says why it is there.
struct AgendaDraft {
    private let facts: AgendaFacts
    private let language: Language
    private let words: DateWords
    /// What several municipalities have written about, unless it is on the agenda already.
    private let themes: [CommonTheme]

    init(_ facts: AgendaFacts) {
        self.facts = facts
        language = facts.language
        words = DateWords(facts.language)
        let titles = facts.cases.map(\.title) + CarryOver(facts).lines().map(\.item.text)
        let new = CommonTheme.all(in: facts.contributions).filter { theme in !titles.contains(where: theme.isNamed) }
        themes = Array(new.prefix(3))
    }

    /// The lines in order, with times that fill the meeting.
    func items() throws -> [AgendaItem] {
        var lines: [AgendaLine] = []
        var casesPlaced = false
        for standing in facts.forum.standing {
            if !casesPlaced, standing == .presentations || standing == .focus || standing == .anyOtherBusiness {
                lines += carriedOver() + cases() + jointCases()
                casesPlaced = true
            }
            lines += line(for: standing)
        }
        if !casesPlaced { lines += carriedOver() + cases() + jointCases() }
        return try AgendaTimes.place(lines, in: facts.meeting, language: language)
    }

    private func line(for standing: StandingItem) -> [AgendaLine] {
        switch standing {
        case .opening: [fixed("Opning", "Åpning", "Opening", kind: .opening, minutes: 5)]
        case .approval: approval()
        case .news: [news()]
        case .followUp: [followUp()]
        case .presentations: presentations()
        case .focus: [focus()]
        case .anyOtherBusiness: [fixed("Ymse", "Eventuelt", "Any other business", kind: .anyOtherBusiness, minutes: 10)]
        }
    }

    private func fixed(_ nn: String, _ nb: String, _ en: String, kind: CaseKind, minutes: Int) -> AgendaLine {
        AgendaLine(
            title: Trilingual(nn, nb, en)[language], kind: kind, minutes: minutes,
            reason: Trilingual("fast sak", "fast sak", "standing item")[language])
    }

    private func approval() -> [AgendaLine] {
        let agenda = fixed(
            "Godkjenning av innkalling og sakliste", "Godkjenning av innkalling og saksliste",
            "Approval of notice and agenda", kind: .approval, minutes: 5)
        return [agenda]
            + facts.unapproved.map { minutes in
                let date = words.long(minutes.date)
                return AgendaLine(
                    title: Trilingual(
                        "Godkjenning av referat frå \(date)", "Godkjenning av referat fra \(date)",
                        "Approval of the minutes of \(date)")[language],
                    kind: .approval, minutes: 5,
                    reason: Trilingual(
                        "referatet er ikkje godkjent", "referatet er ikke godkjent", "the minutes aren't approved")[
                            language])
            }
    }

    private func news() -> AgendaLine {
        var line = fixed(
            "Nytt sidan sist", "Nytt siden sist", "News since last time", kind: .news, minutes: 15)
        if let last = facts.lastMeeting {
            let date = words.long(last)
            line.reason =
                Trilingual(
                    "fast sak: vedteke, gjort og endra sidan \(date)",
                    "fast sak: vedtatt, gjort og endret siden \(date)",
                    "standing item: decided, done and changed since \(date)")[language]
        }
        line.text = AgendaNews(facts).bullets().joined(separator: "\n")
        return line
    }

    private func followUp() -> AgendaLine {
        var line = fixed(
            "Oppfølging frå sist", "Oppfølging fra sist", "Follow-up from last time", kind: .followUp, minutes: 10)
        let due = CarryOver(facts).due()
        line.text = due.map { item in
            let deadline = item.due.date.map { " – \(words.short($0))" } ?? ""
            return "- #\(item.number): \(item.text) – \(CarryOver.owners(of: item))\(deadline)"
        }.joined(separator: "\n")
        if !due.isEmpty {
            line.minutes += min(due.count * 5, 30)
            line.reason =
                Trilingual(
                    "fast sak: \(due.count) punkt med frist til no", "fast sak: \(due.count) punkter med frist til nå",
                    "standing item: \(due.count) items due by now")[language]
        }
        return line
    }

    private func carriedOver() -> [AgendaLine] {
        CarryOver(facts).lines().map { carried in
            AgendaLine(
                title: "\(carried.item.text) (#\(carried.item.number))", kind: .followUp, minutes: 15,
                presenter: CarryOver.owners(of: carried.item), reason: carried.reason[language])
        }
    }

    private func cases() -> [AgendaLine] {
        facts.cases.map { matter in
            let added = Trilingual("meldt sak", "meldt sak", "case on the list")
            return AgendaLine(
                title: matter.title, kind: matter.kind, minutes: matter.minutes ?? matter.kind.usualMinutes,
                isFixed: matter.minutes != nil, presenter: matter.presenter, number: matter.number, caseID: matter.id,
                reason: added[language], exempt: matter.exempt)
        }
    }

    /// What several municipalities have written about and nobody has made a case of.
    private func jointCases() -> [AgendaLine] {
        themes.map { theme in
            let names = theme.from.map { facts.register.organisation($0)?.name ?? $0.rawValue }
                .joined(separator: ", ")
            let reason = Trilingual(
                "felles tema: \(names) skriv om dette", "felles tema: \(names) skriver om dette",
                "common theme: \(names) write about this")
            return AgendaLine(
                title: "\(Trilingual("Felles sak", "Felles sak", "Joint case")[language]): \(theme.word)",
                kind: .discussion, minutes: CaseKind.discussion.usualMinutes,
                text: theme.contributions.map { "* \(sender(of: $0)): \($0.words)" }.joined(separator: "\n"),
                reason: reason[language])
        }
    }

    private func sender(of contribution: Contribution) -> String {
        contribution.organisation.flatMap(facts.register.organisation)?.name ?? contribution.from
    }

    /// With what those have written whose turn it isn't: everyone was asked, and nothing is lost.
    private func focus() -> AgendaLine {
        let presenting = facts.forum.standing.contains(.presentations) ? turns.map(\.organisation.id) : []
        let joint = themes.flatMap(\.contributions)
        let others = facts.contributions.filter { contribution in
            guard contribution.heading != nil, let organisation = contribution.organisation else { return false }
            return !presenting.contains(organisation) && !joint.contains(contribution)
        }
        var line = fixed("Fokusområde", "Fokusområde", "Focus area", kind: .focus, minutes: 30)
        line.text = others.map { "* \(sender(of: $0)): \(headed($0))" }.joined(separator: "\n")
        return line
    }

    private func headed(_ contribution: Contribution) -> String {
        "\(contribution.heading.map { "**\($0)** " } ?? "")\(contribution.words)"
    }

    private var turns: [PresentationRound.Turn] {
        let municipalities = facts.register.municipalities(in: facts.forum.id, on: facts.meeting.date)
        return PresentationRound.next(among: municipalities, history: facts.presentations)
    }

    private func presentations() -> [AgendaLine] {
        turns.map { turn in
            let title = Trilingual("Kommunepresentasjon", "Kommunepresentasjon", "Municipality presentation")[language]
            let last = turn.last.map(words.short)
            let since = Trilingual(
                last.map { "står for tur: sist \($0)" } ?? "står for tur: har ikkje presentert før",
                last.map { "står for tur: sist \($0)" } ?? "står for tur: har ikke presentert før",
                last.map { "its turn: last \($0)" } ?? "its turn: hasn't presented before")
            let own = facts.contributions.filter { $0.organisation == turn.organisation.id }
            return AgendaLine(
                title: "\(title): \(turn.organisation.name)", kind: .presentation, minutes: 20,
                presenter: turn.organisation.name,
                text: own.map(headed).joined(separator: "\n\n"),
                reason: since[language])
        }
    }
}

/// A line before it has its time.
struct AgendaLine {
    var title: String
    var kind: CaseKind
    var minutes: Int
    /// Someone has said how long it takes.
    var isFixed = false
    var presenter: String?
    var number: CaseNumber?
    var caseID: CaseID?
    var text = ""
    var reason: String
    var exempt: String?
}

extension CaseKind {
    /// Minutes, where nobody has said.
    var usualMinutes: Int {
        switch self {
        case .opening, .approval: 5
        case .anyOtherBusiness, .report, .election: 10
        case .discussion, .focus, .pause: 30
        case .decision, .recommendation, .presentation, .challenges, .consultation: 20
        case .news, .information, .followUp, .review: 15
        }
    }

    /// Whether a line of this kind can be made longer or shorter without harm.
    var isFlexible: Bool { [.presentation, .focus, .discussion, .challenges].contains(self) }

    /// Whether it is a case, which may have a number; the others are parts of every meeting.
    public var isCase: Bool {
        switch self {
        case .opening, .approval, .news, .followUp, .presentation, .focus, .anyOtherBusiness, .pause: false
        default: true
        }
    }
}
