import Markdown
import Meetings

/// A letter's body as one tree, from which both its parts are made: what stands in one stands in the other.
struct LetterPage {
    private let body: [Block]
    private let footer: [Block]
    private let own: Set<String>

    /// - Parameters:
    ///   - markdown: a rendered template; what stands beneath its last rule is the footer.
    ///   - fragments: texts of their own, put in where their marks stand alone in a paragraph.
    ///   - own: addresses that only the reader may know.
    init(_ markdown: String, fragments: LetterFragments, own: Set<String> = []) throws(LetterError) {
        self.own = own
        let blocks: [Block]
        do {
            blocks = try MarkdownDocument(parsing: markdown).blocks
        } catch {
            throw LetterError(.writeLetter, .badValue, "the letter's body", cause: error)
        }
        let rule = blocks.lastIndex(of: .rule) ?? blocks.endIndex
        body = fragments.putInto(blocks[..<rule])
        footer = Array(blocks[rule...].dropFirst())
    }

    func html(title: String, language: Language, templates: LetterTemplates) -> String {
        templates.page(
            title: title, language: language, body: MarkdownDocument(blocks: body).html(style: LetterLook.body),
            footer: MarkdownDocument(blocks: footer).html(style: LetterLook.footer))
    }

    /// A link that writes a mail is of no use on paper: its words stay. Those of the reader's own stand on a line each.
    var text: [Block] {
        let whole = footer.isEmpty ? body : body + [.rule] + footer
        return whole.map { $0.mapInlines { withOwnLinksOnLines(withoutMailLinks($0)) } }
    }

    /// For a calendar's description: without the heading that the calendar has as its title, without lines drawn of
    /// signs, and with lines of words that the calendar breaks itself. A calendar is shown to colleagues: nothing in it
    /// is the reader's own.
    var calendarText: [Block] {
        body.compactMap { block -> Block? in
            switch block.mapInlines({ withoutOwnLinks(withoutMailLinks($0)) }) {
            case .heading(1, _), .rule, .paragraph([]): nil
            case .heading(_, let inlines): .paragraph(inlines)
            case let other: other
            }
        }
    }

    private func withOwnLinksOnLines(_ inlines: [Inline]) -> [Inline] {
        inlines.reduce(into: []) { line, inline in
            if isOwn(inline), case .text(let before)? = line.last {
                line[line.count - 1] = .text(String(before.reversed().drop { " ·".contains($0) }.reversed()))
                line.append(.lineBreak)
            }
            line.append(inline)
        }
    }

    private func withoutOwnLinks(_ inlines: [Inline]) -> [Inline] {
        inlines.compactMap { inline in
            switch inline {
            case .strong(let inner), .emphasis(let inner): inner.allSatisfy(isOwn) ? nil : inline
            default: isOwn(inline) ? nil : inline
            }
        }
    }

    private func isOwn(_ inline: Inline) -> Bool {
        if case .link(let url, _) = inline { own.contains(url) } else { false }
    }

    private func withoutMailLinks(_ inlines: [Inline]) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .link(let url, let words) where url.hasPrefix("mailto:"): words
            case .strong(let inner): [.strong(withoutMailLinks(inner))]
            case .emphasis(let inner): [.emphasis(withoutMailLinks(inner))]
            default: [inline]
            }
        }
    }
}

extension Block {
    /// The same block with every run of words changed.
    func mapInlines(_ change: ([Inline]) -> [Inline]) -> Block {
        switch self {
        case .heading(let level, let inlines): return .heading(level: level, change(inlines))
        case .paragraph(let inlines): return .paragraph(change(inlines))
        case .quote(let blocks): return .quote(blocks.map { $0.mapInlines(change) })
        case .list(var list):
            for index in list.items.indices {
                list.items[index].blocks = list.items[index].blocks.map { $0.mapInlines(change) }
            }
            return .list(list)
        case .table(var table):
            table.head = table.head.map(change)
            table.rows = table.rows.map { $0.map(change) }
            return .table(table)
        case .code, .rule: return self
        }
    }
}
