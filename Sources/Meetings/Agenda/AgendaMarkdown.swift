/// An agenda as Markdown: what a coordinator edits in any editor, and what `AgendaReader` reads back.
public struct AgendaMarkdown {
    let forum: Forum
    let meeting: Meeting
    let language: Language

    public init(forum: Forum, meeting: Meeting, language: Language) {
        self.forum = forum
        self.meeting = meeting
        self.language = language
    }

    public func text(_ items: [AgendaItem]) -> String {
        let words = DateWords(language)
        let title = Trilingual("Sakliste", "Saksliste", "Agenda")[language]
        let head = "# \(title): \(forum.name) \(words.full(meeting.date)) \(words.span(meeting.start, meeting.end))\n"
        return head + items.map(section).joined()
    }

    private func section(_ item: AgendaItem) -> String {
        var lines = ["", "## \(item.number.map { "\($0) " } ?? "")\(item.title)"]
        if let caseID = item.caseID { lines.append("<!-- \(AgendaReader.caseMark)\(caseID) -->") }
        lines += ["", "- Type: \(item.kind.words[language])"]
        lines.append(
            "- \(Trilingual("Tid", "Tid", "Time")[language]): \(DateWords(language).span(item.start, item.end))")
        if let presenter = item.presenter {
            lines.append("- \(Trilingual("Innleiar", "Innleder", "Presenter")[language]): \(presenter)")
        }
        if let ground = item.exempt {
            let key = Trilingual("Offentleg", "Offentlig", "Public")[language]
            lines.append("- \(key): \(Exemption.written(ground))")
        }
        if !item.text.isEmpty { lines += ["", item.text] }
        lines += ["", "> \(Trilingual("Kvifor", "Hvorfor", "Why")[language]): \(item.reason)"]
        return lines.joined(separator: "\n") + "\n"
    }
}
