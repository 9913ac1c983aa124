import Markdown

/// What differs from one reader of a round to the next: the seat. The letter is made once, with a mark where each
/// reader's own belongs; it is put in where words stand, and whatever signs it is of, it is words and nothing else.
struct ReadersOwn {
    private var texts: [String] = []

    /// Takes the text in; the template's value is a mark for it.
    mutating func mark(for text: String) -> LetterValues.Value {
        // What stood around a sign that is taken out may be two spaces.
        let text = OneLine.text(LetterMark.removed(from: text))
        guard !text.isEmpty else { return .text("") }
        texts.append(text)
        return .mark(LetterMark.text(LetterMark.own, texts.count - 1))
    }

    subscript(number: Int) -> String { texts.indices.contains(number) ? texts[number] : "" }

    func putInto(_ blocks: [Block]) -> [Block] { blocks.map(putInto) }

    private func putInto(_ block: Block) -> Block {
        switch block {
        case .heading(let level, let inlines): return .heading(level: level, putInto(inlines))
        case .paragraph(let inlines): return .paragraph(putInto(inlines))
        case .quote(let blocks): return .quote(putInto(blocks))
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = putInto(list.items[index].blocks) }
            return .list(list)
        case .table(var table):
            table.head = table.head.map(putInto)
            table.rows = table.rows.map { $0.map(putInto) }
            return .table(table)
        case .code(let text): return .code(putInto(text))
        case .rule: return block
        }
    }

    private func putInto(_ inlines: [Inline]) -> [Inline] {
        inlines.map { inline in
            switch inline {
            case .text(let text): .text(putInto(text))
            case .code(let text): .code(putInto(text))
            case .emphasis(let inner): .emphasis(putInto(inner))
            case .strong(let inner): .strong(putInto(inner))
            case .link(let url, let words): .link(url: url, putInto(words))
            case .softBreak, .lineBreak: inline
            }
        }
    }

    func putInto(_ text: String) -> String {
        guard LetterMark.mayBeIn(text) else { return text }
        var filled = ""
        for (index, piece) in LetterMark.pieces(around: text).enumerated() {
            if index % 2 == 1, let number = Int(piece) {
                filled += self[number]
            } else {
                filled += piece
            }
        }
        return filled
    }
}

/// By how many marks there are: drafts that differ in what these stand for make the same letter.
extension ReadersOwn: Hashable {
    static func == (one: ReadersOwn, other: ReadersOwn) -> Bool { one.texts.count == other.texts.count }

    func hash(into hasher: inout Hasher) { hasher.combine(texts.count) }
}
