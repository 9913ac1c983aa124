import Markdown
import Meetings

/// The minutes as a person reads them. The file's fields (`- Ansvar: …`) become lines of text, what is for
/// the program alone goes, and a case that is exempt from disclosure shows its number and nothing else.
struct MinutesForReading {
    enum Place {
        case mail
        /// A page that anyone may read.
        case page
        /// A page of the members', on which nothing is withheld.
        case members
    }

    let language: Language
    var place = Place.mail

    func blocks(_ source: [Block]) -> [Block] {
        let headEnd = source.firstIndex(where: \.isCaseHeading) ?? source.endIndex
        let head = source[..<headEnd]
        var ground = exemption(in: head)
        if let ground { return [withheld(ground)] }
        // The letter's own heading takes the place of the file's.
        var blocks = head.filter { !$0.isTitle }.flatMap { forReading($0, separator: .lineBreak) }
        for index in source.indices[headEnd...] {
            if source[index].isCaseHeading {
                ground = exemption(in: caseBlocks(source, at: index))
                if let ground { blocks += [numberAlone(of: source[index]), withheld(ground)] }
            }
            if ground == nil { blocks += forReading(source[index], separator: .text(" · ")) }
        }
        return withoutEmptyHeadings(blocks)
    }

    /// The form has headings in every case, whether anything stands beneath them or not. The case's own stays.
    private func withoutEmptyHeadings(_ blocks: [Block]) -> [Block] {
        var kept: [Block] = []
        for block in blocks.reversed() {
            if let level = block.headingLevel, level > 2, kept.last.map({ $0.begins(atLevel: level) }) ?? true {
                continue
            }
            kept.append(block)
        }
        return kept.reversed()
    }

    /// Everything up to the next case.
    private func caseBlocks(_ source: [Block], at index: Int) -> ArraySlice<Block> {
        let rest = source[(index + 1)...]
        return rest[..<(rest.firstIndex(where: \.isCaseHeading) ?? rest.endIndex)]
    }

    /// What `Offentleg:` says where it doesn't say yes.
    private func exemption(in blocks: ArraySlice<Block>) -> String? {
        if place == .members { return nil }
        for case .list(let list) in blocks {
            for item in list.items {
                guard let (key, value) = item.field, Self.publicity.contains(key) else { continue }
                if !value.lowercased().hasPrefix("ja") { return value }
            }
        }
        return nil
    }

    /// `Sak 21/23`, and that the rest is exempt.
    private func numberAlone(of heading: Block) -> Block {
        let exempt = Self.exempt[language]
        guard case .heading(_, let inlines) = heading, !inlines.plainText.hasSuffix(exempt) else { return heading }
        let number = inlines.plainText.split(separator: " ").prefix { $0 == "Sak" || $0.contains("/") }
        let hasNumber = number.contains { $0.contains("/") }
        let title = hasNumber ? "\(number.joined(separator: " ")): \(exempt)" : exempt
        return .heading(level: 2, [.text(title)])
    }

    private func withheld(_ ground: String) -> Block {
        let words = place == .mail ? "\(Self.withheld[language]) \(Self.notMailed[language])" : Self.withheld[language]
        return .paragraph([.text("\(words) (\(ground)).")])
    }

    /// The fields that a list begins with as a line, and what is left of the list: prose after the fields is the same
    /// list to Markdown, even after a blank line.
    private func forReading(_ block: Block, separator: Inline) -> [Block] {
        guard case .list(var list) = block else { return [block] }
        let fields = list.takeFields()
        for index in list.items.indices {
            list.items[index].blocks = withFields(list.items[index].blocks)
        }
        var blocks: [Block] = []
        if !fields.isEmpty { blocks.append(.paragraph(Array(fields.joined(separator: [separator])))) }
        if !list.items.isEmpty { blocks.append(.list(list)) }
        return blocks
    }

    /// An item's fields as the second line of its text.
    private func withFields(_ blocks: [Block]) -> [Block] {
        guard blocks.count == 2, case .paragraph(let text) = blocks[0], case .list(var list) = blocks[1] else {
            return blocks
        }
        let fields = list.takeFields()
        guard list.items.isEmpty, !fields.isEmpty else { return blocks }
        return [.paragraph(text + [.lineBreak] + fields.joined(separator: [.text(" · ")]))]
    }

    private static let exempt = Exemption.title
    private static let withheld = Trilingual(
        "Teksten er unntatt offentlegheit", "Teksten er unntatt offentlighet",
        "The text is exempt from public disclosure")
    private static let notMailed = Trilingual(
        "og blir ikkje send på e-post", "og blir ikke sendt på e-post", "and is not sent by e-mail")

    private static let publicity: Set<String> = ["offentleg", "offentlig"]
    fileprivate static let machineKeys = publicity.union(["forum", "møte", "dato", "status", "språk", "merknadsfrist"])
    fileprivate static let readersKeys: Set<String> = [
        "tid", "stad", "sted", "møteleiar", "møteleder", "referent", "neste samling", "neste møte", "type", "innleiar",
        "innleder", "saksdokument", "arkivsak", "ansvar", "ansvarleg", "ansvarlig", "frist", "gjeld", "gjelder",
        "sakskart", "forankring", "avheng av", "avhenger av", "gjentak", "merknad",
    ]
}

extension Block {
    fileprivate var headingLevel: Int? {
        if case .heading(let level, _) = self { level } else { nil }
    }

    fileprivate var isCaseHeading: Bool { headingLevel == 2 }

    fileprivate var isTitle: Bool { headingLevel == 1 }

    /// Whether it is a heading that ends what stands beneath one of this level.
    fileprivate func begins(atLevel level: Int) -> Bool { headingLevel.map { $0 <= level } ?? false }
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
    /// Takes the fields that it begins with off it, and gives back those of them that are for reading.
    fileprivate mutating func takeFields() -> [[Inline]] {
        guard start == nil else { return [] }
        var fields: [[Inline]] = []
        while let first = items.first, let key = first.field?.key, case .paragraph(let inlines) = first.blocks[0] {
            let isForReading = MinutesForReading.readersKeys.contains(key)
            guard isForReading || MinutesForReading.machineKeys.contains(key) else { break }
            if isForReading { fields.append(inlines) }
            items.removeFirst()
            // The blank line that made it a loose list stood between the fields and the rest.
            isTight = isTight || items.allSatisfy { $0.blocks.count == 1 }
        }
        return fields
    }
}
