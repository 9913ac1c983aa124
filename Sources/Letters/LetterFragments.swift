import Markdown

/// Texts that are Markdown themselves: the minutes, what stands beneath a line of the agenda. Each is read by itself,
/// so that nothing it leaves open can swallow what comes after it in the letter.
struct LetterFragments: Hashable {
    private var texts: [[Block]] = []

    /// Takes the text in; the template's value is a mark for it.
    mutating func mark(for blocks: [Block]) -> LetterValues.Value {
        guard !blocks.isEmpty else { return .text("") }
        texts.append(blocks)
        return .mark(LetterMark.text(LetterMark.fragment, texts.count - 1))
    }

    private static let sign = Character(LetterMark.fragment)

    func putInto(_ blocks: some Sequence<Block>) -> [Block] {
        guard !texts.isEmpty else { return Array(blocks) }
        return blocks.flatMap { block -> [Block] in
            switch block {
            case .paragraph(let inlines): return text(inlines) ?? [block]
            case .list(var list):
                for index in list.items.indices {
                    list.items[index].blocks = putInto(list.items[index].blocks)
                }
                return [.list(list)]
            default: return [block]
            }
        }
    }

    private func text(_ inlines: [Inline]) -> [Block]? {
        guard inlines.count == 1, case .text(let mark) = inlines[0], mark.first == Self.sign,
            mark.last == Self.sign, let number = Int(mark.dropFirst().dropLast()), texts.indices.contains(number)
        else { return nil }
        return texts[number]
    }
}
