import FoundationEssentials
import Markdown
public import Meetings

/// Writes agendas and minutes as pages that stand alone: nothing in them is fetched from anywhere, and nothing in
/// them is run.
public struct DocumentWriter: DocumentPages {
    private let template: AtNeed<PaperTemplate>

    /// - Parameter folders: where `paper.html` and `paper.css` are; each is taken from the first folder that has it.
    public init(folders: [String]) {
        template = AtNeed { () throws(LetterError) in try PaperTemplate(folders: folders) }
    }

    /// Reads them now, not when the first page is written.
    /// - Throws: `LetterError` where one is missing or broken.
    public func readTemplate() throws(LetterError) { _ = try template.value() }

    /// The same paper gives the same text. A text beyond the limits of Markdown is shown as it was written.
    public func page(_ paper: MeetingPaper) throws -> String {
        var values = PaperFacts(paper).values
        switch paper.content {
        case .agenda(let items, _): values.merge(agenda(items, paper)) { _, new in new }
        case .minutes(let record): values["text"] = html(reading(record, paper))
        }
        return try template.value().rendered(values, paper.language)
    }

    public func body(_ paper: MeetingPaper) throws -> String {
        guard case .minutes(let record) = paper.content else { return "" }
        return html(reading(record, paper))
    }

    /// As Markdown: the agenda as it is edited, the minutes as they were taken in, both as the audience may have them.
    public func markdown(_ paper: MeetingPaper) throws -> String {
        switch paper.content {
        case .agenda(let items, _):
            return AgendaMarkdown(forum: paper.forum, meeting: paper.meeting, language: paper.language).text(items)
        case .minutes(let record):
            if paper.audience.seesExempt { return record.text }
            return MarkdownDocument(blocks: reading(record, paper)).plainText()
        }
    }

    private func agenda(_ items: [AgendaItem], _ paper: MeetingPaper) -> [String: Any] {
        let facts = PaperFacts(paper)
        let details: [[String: Any]] = items.compactMap { item in
            let files = paper.attachments.filter { $0.belongs(to: item) }
            if item.text.isEmpty, files.isEmpty { return nil }
            return [
                "heading": item.heading, "text": html(blocks(item.text).map(\.beneathHeading)),
                "hasFiles": !files.isEmpty, "files": files.map(facts.file),
            ]
        }
        let others = paper.attachments.filter { file in !items.contains { file.belongs(to: $0) } }
        return [
            "hasItems": true, "items": items.map(facts.line), "details": details,
            "hasFiles": !others.isEmpty, "files": others.map(facts.file),
        ]
    }

    private func reading(_ record: MinutesRecord, _ paper: MeetingPaper) -> [Block] {
        let isOpen = paper.audience.seesExempt
        let text = isOpen ? record.text : MinutesReading.withoutExempt(record.text, paper.language)
        return MinutesForReading(language: paper.language, place: isOpen ? .members : .page).blocks(blocks(text))
    }

    private func blocks(_ markdown: String) -> [Block] {
        markdown.isEmpty ? [] : MarkdownDocument(reading: markdown).blocks
    }

    private func html(_ blocks: [Block]) -> String { MarkdownDocument(blocks: blocks).html() }
}

/// The words of a paper's head and lines.
private struct PaperFacts {
    let paper: MeetingPaper
    private let words: DateWords

    init(_ paper: MeetingPaper) {
        self.paper = paper
        words = DateWords(paper.language)
    }

    private var language: Language { paper.language }

    var values: [String: Any] {
        let meeting = paper.meeting
        var values: [String: Any] = [
            "lang": language.tag, "title": paper.title, "kind": paper.kind.words[language],
            "class": paper.kind.rawValue, "network": paper.network.name, "forum": paper.forum.name,
            "day": words.full(meeting.date), "span": words.span(meeting.start, meeting.end),
            "created": created.formatted(.iso8601),
            "hasFiles": paper.kind == .minutes && !paper.attachments.isEmpty,
            "files": paper.attachments.map(file),
        ]
        values["subtitle"] = paper.forum.subtitle
        values["place"] = meeting.place.isEmpty || meeting.place == "?" ? nil : meeting.place
        values["status"] = status
        values["approved"] = approved
        return values
    }

    /// When its content came to be; never when the page was made.
    private var created: Date {
        switch paper.content {
        case .agenda: paper.meeting.agendaSent ?? paper.meeting.stamp
        case .minutes(let record): record.approval?.at ?? record.imported
        }
    }

    private var status: String? {
        switch paper.content {
        case .agenda(_, let version):
            if version == 0 { return Trilingual("utkast", "utkast", "draft")[language] }
            return version == 1 ? nil : Trilingual("versjon", "versjon", "version")[language] + " \(version)"
        case .minutes(let record):
            switch record.status {
            case .draft: return Trilingual("utkast", "utkast", "draft")[language]
            case .forApproval: return Trilingual("til godkjenning", "til godkjenning", "for approval")[language]
            case .approved: return Trilingual("godkjent", "godkjent", "approved")[language]
            }
        }
    }

    private var approved: String? {
        guard case .minutes(let record) = paper.content, let approval = record.approval else { return nil }
        let day = Zone(identifier: paper.network.timezone).map { words.long($0.date(approval.at)) } ?? ""
        return Trilingual(
            "godkjent \(day) av \(approval.by)", "godkjent \(day) av \(approval.by)",
            "approved \(day) by \(approval.by)")[language]
    }

    func line(_ item: AgendaItem) -> [String: Any] {
        let kind = item.kind.words[language]
        let isSaid = item.kind == .pause || item.title.lowercased().hasPrefix(kind)
        var about = isSaid ? [] : [kind]
        if let ground = item.exempt, !ground.isEmpty { about.append(ground) }
        var values: [String: Any] = [
            "time": "\(words.time(item.start))–\(words.time(item.end))", "heading": item.heading,
            "presenter": item.presenter ?? "",
        ]
        values["about"] = about.isEmpty ? nil : about.joined(separator: " · ")
        return values
    }

    func file(_ attachment: Attachment) -> [String: Any] {
        ["name": attachment.name, "size": FileSize.words(attachment.size, language)]
    }
}

extension Block {
    /// A heading inside a line of the agenda is none of the document's.
    fileprivate var beneathHeading: Block {
        if case .heading(let level, let inlines) = self { .heading(level: max(level, 3), inlines) } else { self }
    }
}
