import Markdown
import Meetings

/// The agenda, as a draft for the leader and as it is sent.
extension LetterReader {
    func add(
        _ notice: AgendaNotice, withReasons: Bool, to draft: inout LetterDraft
    ) throws(LetterError) {
        var items: [LetterValues] = []
        for whole in notice.items {
            let item = whole.forStrangers(language)
            let files = whole.exempt == nil ? notice.attachments.filter { $0.belongs(to: whole) } : []
            items.append(
                LetterValues([
                    "time": .text("\(words.time(item.start))–\(words.time(item.end))"),
                    "title": .text(heading(item)), "about": .text(about(item)),
                    "why": .text(withReasons ? item.reason : ""), "files": .text(self.files(files)),
                    "text": draft.fragments.mark(for: blocks(of: item)),
                ]))
        }
        draft.values.add([
            "forum": .text(notice.forum.shortName), "date": .text(words.full(notice.meeting.date)),
            "time": .text(span(notice.meeting.slot)), "place": .text(place(notice.meeting.place)),
            "isCalled": .flag(notice.meeting.called != nil), "isChanged": .flag(notice.version > 1),
            "items": .list(items),
            "papersOnline": withReasons ? .text("") : link(.gathering(notice.meeting.id)),
            "clearOnline": link(.clearAgenda(notice.meeting.id)),
            "count": .text(notice.items.isEmpty ? "" : counted(notice.items.count, .agendaItem)),
        ])
    }

    /// `Vedlegg: saksframlegg.pdf (340 kB)`; nothing where there is none.
    private func files(_ files: [Attachment]) -> String {
        if files.isEmpty { return "" }
        let names = files.map { "\($0.name) (\(FileSize.words($0.size, language)))" }.joined(separator: ", ")
        return "\(Trilingual("Vedlegg", "Vedlegg", "Attached")[language]): \(names)"
    }

    /// The program's own words for a line are the reader's; what people have called theirs stays as it is.
    private func heading(_ item: AgendaItem) -> String {
        let own = Language.allCases.map { item.kind.words[$0] }
        guard item.number == nil, own.contains(item.title.lowercased()) else { return item.heading }
        let word = item.kind.words[language]
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// What kind of line it is, unless its title says it already, and who presents it.
    private func about(_ item: AgendaItem) -> String {
        let kind = item.kind.words[language]
        let title = item.title.lowercased()
        let isSaid = item.kind == .pause || Language.allCases.contains { title.hasPrefix(item.kind.words[$0]) }
        let presenter = item.presenter.map { "\(Trilingual("innleiar", "innleder", "presenter")[language]) \($0)" }
        return [isSaid ? nil : kind, presenter].compactMap { $0 }.joined(separator: " · ")
    }

    private func blocks(of item: AgendaItem) -> [Block] {
        if item.text.isEmpty { return [] }
        return MarkdownDocument(reading: LetterMark.removed(from: item.text)).blocks.map(\.asPartOfLetter)
    }
}

extension Block {
    /// A heading inside a line of the agenda is no heading of the letter.
    fileprivate var asPartOfLetter: Block {
        if case .heading(_, let inlines) = self { .paragraph([.strong(inlines)]) } else { self }
    }
}
