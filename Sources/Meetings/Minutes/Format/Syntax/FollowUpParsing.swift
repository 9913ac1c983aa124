/// The items under *Oppfølging*: every dash is one.
extension MinutesParser {
    mutating func followUp(into section: inout CaseSection) {
        var item: ItemSection?
        var lastKey: ItemKey?
        while !problems.isFull, let index = nextTextLine() {
            let indent = source.lines[index].indentColumns
            let text = bulletText(index)
            if indent < 2, let text {
                if let finished = item { section.items.append(finished) }
                item = self.item(text, line: index + 1)
                lastKey = nil
            } else if indent >= 2, item != nil {
                if let text {
                    detail(text, line: index + 1, of: &item, lastKey: &lastKey)
                } else {
                    continuation(index, of: &item, lastKey: lastKey)
                }
            } else if item != nil || section.items.count > 0 || !saysNone(source.lines[index].range) {
                problems.error(FormatProblem.notAnItem(line: index + 1, written: source.text(of: source.lines[index])))
            }
        }
        if let finished = item { section.items.append(finished) }
    }

    /// `Ingen.`, where there is nothing to follow up.
    private func saysNone(_ text: Range<Int>) -> Bool {
        FollowUpWords.none.meaning(of: source.text(text).filter { $0 != "." }) != nil
    }

    private mutating func item(_ text: Range<Int>, line: Int) -> ItemSection {
        var rest = text
        var mark = ItemSection.Mark.none
        if let found = ItemMark.read(source.bytes[text]) {
            mark = found
            rest = source.trimmed(text.lowerBound + 3..<text.upperBound)
        } else if ItemMark.isMalformed(source.bytes[text]) {
            problems.error(FormatProblem.itemBox(line: line, written: source.text(text)))
        } else if let field = field(in: text), MinutesKeywords.itemKeys.meaning(of: field.key) != nil {
            problems.error(FormatProblem.keyNotIndented(line: line, written: source.text(text)))
        } else if let field = field(in: text), let slip = MinutesKeywords.itemKeys.slip(field.key) {
            tellUnknownKey(field, line: line, suggestion: slip)
        }
        let number = itemNumber(&rest, line: line)
        if rest.isEmpty { problems.error(FormatProblem.emptyItem(line: line)) }
        return ItemSection(mark: mark, number: number, text: source.text(rest), line: line)
    }

    /// Takes `#41:` from the start of the text. `# 41:` and `**#41:**` would be lost as text.
    private mutating func itemNumber(_ text: inout Range<Int>, line: Int) -> Int? {
        let marked = source.bytes[text].drop { $0 == .star }
        guard marked.first == .hash else { return nil }
        let digits = marked.dropFirst().drop { $0 == .space }.prefix { $0.isDigit }
        guard !digits.isEmpty else { return nil }
        let written = String(decoding: digits, as: UTF8.self)
        guard digits.startIndex == text.lowerBound + 1, digits.endIndex < text.upperBound,
            source.bytes[digits.endIndex] == .colon, digits.count <= 9,
            let number = Int(written), number > 0
        else {
            problems.error(FormatProblem.itemNumber(line: line, written: String(written.prefix(12))))
            return nil
        }
        text = source.trimmed(digits.endIndex + 1..<text.upperBound)
        return number
    }

    private mutating func detail(
        _ text: Range<Int>, line: Int, of item: inout ItemSection?, lastKey: inout ItemKey?
    ) {
        guard let field = field(in: text) else {
            problems.error(FormatProblem.itemDetail(line: line, written: source.text(text)))
            return
        }
        guard let key = MinutesKeywords.itemKeys.meaning(of: field.key) else {
            tellUnknownKey(field, line: line, suggestion: MinutesKeywords.itemKeys.suggestion(for: field.key))
            return
        }
        if let earlier = item?.fields[key] {
            tellRepeated(field, line: line, first: earlier.line)
            return
        }
        if field.value.isEmpty {
            problems.error(FormatProblem.emptyValue(line: line, key: source.text(field.written)))
        }
        item?.fields[key] = Written(source.text(field.value), line: line)
        lastKey = key
    }

    /// A wrapped line goes on with the item's text, or with the value of the last key.
    private mutating func continuation(_ index: Int, of item: inout ItemSection?, lastKey: ItemKey?) {
        let range = source.lines[index].range
        let text = source.text(range)
        if let field = field(in: range), field.key.count <= 14,
            MinutesKeywords.itemKeys.meaning(of: field.key) != nil || MinutesKeywords.itemKeys.slip(field.key) != nil
        {
            problems.error(FormatProblem.missingDash(line: index + 1, written: text))
        } else if let lastKey {
            item?.fields[lastKey]?.text += " \(text)"
        } else {
            item?.text += " \(text)"
        }
    }
}

private enum FollowUpWords {
    static let none = Keywords<Void>([
        ("ingen", ()), ("ingen oppfølging", ()), ("ingen punkt", ()), ("ingen oppfølgingspunkt", ()),
        ("ingen oppfølgingspunkter", ()), ("ingenting", ()),
    ])
}

/// The box before an item's text: `[ ]` open, `[x]` done, `[-]` dropped.
enum ItemMark {
    static func read(_ text: ArraySlice<UInt8>) -> ItemSection.Mark? {
        let box = Array(text.prefix(4))
        guard box.count >= 3, box[0] == UInt8(ascii: "["), box[2] == UInt8(ascii: "]"),
            box.count == 3 || box[3] == .space
        else { return nil }
        return switch box[1] {
        case .space: .open
        case UInt8(ascii: "x"), UInt8(ascii: "X"): .done
        case .dash: .dropped
        default: nil
        }
    }

    /// Something like a box that is none: `[]`, `[v]`, `[x]text`.
    static func isMalformed(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "["), let end = text.prefix(6).firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return end - text.startIndex <= 4
    }
}
