/// A case: its heading, its fields, and its blocks.
extension MinutesParser {
    mutating func caseSection(_ heading: Heading) {
        var section = caseHeading(heading)
        caseFields(of: &section)
        var stray = StrayItems(caseKey: Fold.key(source.bytes[heading.text]))
        prose(&stray)
        while at < source.lines.count, !problems.isFull, let heading = self.heading(at), heading.level > 2 {
            at += 1
            tellMissingSpace(heading)
            block(heading, of: &section, stray: &stray)
        }
        document.cases.append(section)
    }

    private mutating func caseHeading(_ heading: Heading) -> CaseSection {
        let text = source.text(heading.text).replacing("**", with: "")
        var title = text
        var number: WrittenCaseNumber?
        switch CaseHeading.read(text) {
        case .numbered(let found, let rest): (number, title) = (found, rest)
        case .unnumbered(let rest): title = rest
        case .incomplete(let rest):
            title = rest
            problems.warn(FormatProblem.caseNumber(line: heading.line, written: text))
        }
        if title.isEmpty { problems.error(FormatProblem.emptyCaseTitle(line: heading.line)) }
        if number == nil, let block = MinutesKeywords.blocks.meaning(of: Fold.key(text)), block.isOutcome {
            problems.warn(FormatProblem.headingLevel(line: heading.line, written: text))
        }
        return CaseSection(number: number, title: title, line: heading.line)
    }

    /// The fields end at the first line that is none. A slip of a keyword there would hide a field, so it is told;
    /// after an empty line it may as well be the first point of a list in the prose.
    private mutating func caseFields(of section: inout CaseSection) {
        var previous: Int?
        while let index = nextTextLine() {
            let follows = previous == nil || previous == index - 1
            guard let text = bulletText(index), source.lines[index].indentColumns < 2, let field = field(in: text)
            else {
                at = index
                return
            }
            guard let key = MinutesKeywords.caseKeys.meaning(of: field.key) else {
                if follows, let slip = MinutesKeywords.caseKeys.slip(field.key) {
                    tellUnknownKey(field, line: index + 1, suggestion: slip)
                    previous = index
                    continue
                }
                at = index
                return
            }
            if let earlier = section.fields[key] {
                guard follows else {
                    at = index
                    return
                }
                tellRepeated(field, line: index + 1, first: earlier.line)
            } else if field.value.isEmpty {
                problems.error(FormatProblem.emptyValue(line: index + 1, key: source.text(field.written)))
            } else {
                section.fields[key] = Written(source.text(field.value), line: index + 1)
            }
            previous = index
        }
    }

    private mutating func block(_ heading: Heading, of section: inout CaseSection, stray: inout StrayItems) {
        let key = Fold.key(source.bytes[heading.text])
        if let subproject = subproject(heading) {
            deliverables(of: subproject, into: &section)
            return
        }
        var kind = MinutesKeywords.blocks.meaning(of: key)
        if kind == nil, !names.contains(key), let slip = MinutesKeywords.blocks.slip(key) {
            problems.error(
                FormatProblem.nearKeyword(line: heading.line, written: source.text(heading.text), keyword: slip))
            kind = MinutesKeywords.blocks.meaning(of: slip)
        }
        switch kind {
        case .decision(let kind): decision(kind, heading: heading, into: &section)
        case .vote: vote(heading, into: &section)
        case .impartiality: section.impartiality += remainingLines()
        case .followUp: followUp(into: &section)
        case .anchoring: anchoring(into: &section)
        case .costs: costs(heading, into: &section)
        case .deliverables: deliverables(of: "", into: &section)
        case nil: prose(&stray)
        }
    }

    /// Passes the lines to the next heading without reading anything from them; what looks like an item that was
    /// meant to be read is pointed out.
    private mutating func prose(_ stray: inout StrayItems) {
        while let index = nextTextLine() {
            let line = index + 1
            guard let text = bulletText(index) else {
                tellKeyword(source.lines[index].range, line: line)
                continue
            }
            let isBoxed = source.bytes[text].first == UInt8(ascii: "[") && ItemMark.read(source.bytes[text]) != nil
            if isBoxed || (source.lines[index].indentColumns >= 2 && isItemField(text)) {
                stray.tell(line: line, problems: &problems)
            }
        }
    }

    private mutating func tellKeyword(_ range: Range<Int>, line: Int) {
        guard range.count <= 24, MinutesKeywords.blocks.meaning(of: Fold.key(source.bytes[range])) != nil else {
            return
        }
        let word = source.text(unstarred(range)).prefix { $0 != ":" && $0 != "*" }
        problems.warn(FormatProblem.keywordInProse(line: line, written: String(word)))
    }

    private func isItemField(_ text: Range<Int>) -> Bool {
        guard let field = field(in: text), field.key.count <= 12 else { return false }
        return MinutesKeywords.itemKeys.meaning(of: field.key) != nil
    }

    private mutating func remainingLines() -> [Written] {
        var lines: [Written] = []
        while let index = nextTextLine() {
            lines.append(Written(source.text(bulletText(index) ?? source.lines[index].range), line: index + 1))
        }
        return lines
    }
}

extension MinutesKeywords.Block {
    /// What a case comes to; as a case's own heading it stands a level too high.
    fileprivate var isOutcome: Bool {
        switch self {
        case .decision, .vote: true
        default: false
        }
    }
}

/// Items that stand where none are read. Under a case that is called *Oppfølging* they were surely meant as items.
struct StrayItems {
    let isUnderFollowUp: Bool
    private var hasTold = false

    init(caseKey: [UInt8]) { isUnderFollowUp = MinutesKeywords.blocks.meaning(of: caseKey) == .followUp }

    mutating func tell(line: Int, problems: inout ProblemList) {
        guard !hasTold else { return }
        hasTold = true
        if isUnderFollowUp {
            problems.error(FormatProblem.followUpLevel(line: line))
        } else {
            problems.warn(FormatProblem.itemInProse(line: line))
        }
    }
}
