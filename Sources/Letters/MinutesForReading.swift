import Markdown
import Meetings

/// The minutes as a person reads them in a letter. The file's fields (`- Ansvar: …`) become lines of text, what is for
/// the program alone goes, and a case that is exempt from disclosure shows its number and nothing else.
struct MinutesForReading {
    let language: Language

    func blocks(_ source: [Block]) -> [Block] {
        let headEnd = source.firstIndex(where: \.isCaseHeading) ?? source.endIndex
        var isExempt = exemption(in: source[..<headEnd]) != nil
        var blocks = head(source[..<headEnd])
        if isExempt { return blocks + [.paragraph([.text(Self.withheld[language])])] }
        for index in source.indices[headEnd...] {
            if source[index].isCaseHeading {
                let ground = exemption(in: caseBlocks(source, at: index))
                isExempt = ground != nil
                if let ground { blocks += withheldCase(source[index], ground) }
            }
            if !isExempt { blocks.append(forReading(source[index], separator: [.text(" · ")])) }
        }
        return blocks
    }

    /// The letter's own heading takes the place of the file's.
    private func head(_ source: ArraySlice<Block>) -> [Block] {
        source.compactMap { block in
            switch block {
            case .heading(1, _): nil
            case .list(let list): forReading(.list(list.without(Self.machineKeys)), separator: [.lineBreak])
            default: block
            }
        }
    }

    /// Everything up to the next case.
    private func caseBlocks(_ source: [Block], at index: Int) -> ArraySlice<Block> {
        let rest = source[(index + 1)...]
        return rest[..<(rest.firstIndex(where: \.isCaseHeading) ?? rest.endIndex)]
    }

    /// What `Offentleg:` says where it doesn't say yes.
    private func exemption(in blocks: ArraySlice<Block>) -> String? {
        for case .list(let list) in blocks {
            for item in list.items {
                guard let (key, value) = item.field, Self.publicity.contains(key) else { continue }
                let isPublic = value.lowercased().hasPrefix("ja") || value.isEmpty
                if !isPublic { return value }
            }
        }
        return nil
    }

    /// `Sak 21/23`, and that the rest is exempt.
    private func withheldCase(_ heading: Block, _ ground: String) -> [Block] {
        var title = Self.exempt[language]
        if case .heading(_, let inlines) = heading {
            let number = inlines.plainText.split(separator: " ").prefix { $0 == "Sak" || $0.contains("/") }
            if number.contains(where: { $0.contains("/") }) { title = "\(number.joined(separator: " ")): \(title)" }
        }
        return [
            .heading(level: 2, [.text(title)]), .paragraph([.text("\(Self.withheld[language]) (\(ground))")]),
        ]
    }

    private func forReading(_ block: Block, separator: [Inline]) -> Block {
        guard case .list(var list) = block else { return block }
        if let line = list.fieldLine(Self.allKeys, separator: separator) { return .paragraph(line) }
        for index in list.items.indices {
            list.items[index].blocks = withFields(list.items[index].blocks)
        }
        return .list(list)
    }

    /// An item's fields as the second line of its text.
    private func withFields(_ blocks: [Block]) -> [Block] {
        guard blocks.count == 2, case .paragraph(let text) = blocks[0], case .list(let fields) = blocks[1],
            let line = fields.fieldLine(Self.allKeys, separator: [.text(" · ")])
        else { return blocks }
        return [.paragraph(text + [.lineBreak] + line)]
    }

    private static let exempt = Trilingual(
        "Unntatt offentlegheit", "Unntatt offentlighet", "Exempt from public disclosure")
    private static let withheld = Trilingual(
        "Teksten er unntatt offentlegheit og blir ikkje send på e-post",
        "Teksten er unntatt offentlighet og blir ikke sendt på e-post",
        "The text is exempt from public disclosure and is not sent by e-mail")

    private static let publicity: Set<String> = ["offentleg", "offentlig"]
    private static let machineKeys: Set<String> = ["forum", "møte", "dato", "status", "språk", "merknadsfrist"]
    private static let allKeys: Set<String> = publicity.union(machineKeys).union([
        "tid", "stad", "sted", "møteleiar", "møteleder", "referent", "neste samling", "neste møte", "type", "innleiar",
        "innleder", "saksdokument", "arkivsak", "ansvar", "ansvarleg", "ansvarlig", "frist", "gjeld", "gjelder",
        "sakskart", "forankring", "avheng av", "avhenger av", "gjentak", "merknad",
    ])
}

extension Block {
    fileprivate var isCaseHeading: Bool {
        if case .heading(2, _) = self { true } else { false }
    }
}

extension ListItem {
    /// `Frist: til neste samling` as key and value; nil for anything else.
    fileprivate var field: (key: String, value: String)? {
        guard isChecked == nil, blocks.count == 1, case .paragraph(let inlines) = blocks[0] else { return nil }
        let text = inlines.plainText
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = text[text.index(after: colon)...].drop(while: \.isWhitespace)
        return (text[..<colon].lowercased().filter { $0 != "*" }, String(value))
    }
}

extension List {
    fileprivate func without(_ keys: Set<String>) -> List {
        var list = self
        list.items.removeAll { $0.field.map { keys.contains($0.key) } ?? false }
        return list
    }

    /// All the fields in one run of words; nil where anything in the list isn't a field.
    fileprivate func fieldLine(_ keys: Set<String>, separator: [Inline]) -> [Inline]? {
        var lines: [[Inline]] = []
        for item in items {
            guard let field = item.field, keys.contains(field.key), case .paragraph(let inlines) = item.blocks[0] else {
                return nil
            }
            lines.append(inlines)
        }
        return start == nil && !lines.isEmpty ? Array(lines.joined(separator: separator)) : nil
    }
}
