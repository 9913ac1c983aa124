/// Reads the lines of a file into a tree (`domain.md` §3.6.2). Structure comes only from heading levels, closed sets
/// of keywords, and position; everything else is prose, and no date, person or amount is read from prose.
struct MinutesParser {
    let source: MinutesSource
    /// Folded names of organisations, forums and people: as headings they are no slips of keywords.
    let names: Set<[UInt8]>
    var problems: ProblemList
    var document = MinutesDocument()
    /// The index of the line that is read next.
    var at = 0

    init(source: MinutesSource, names: Set<[UInt8]>, problems: ProblemList) {
        self.source = source
        self.names = names
        self.problems = problems
    }

    mutating func parse() {
        title()
        head()
        while at < source.lines.count, !problems.isFull { section() }
    }

    private mutating func title() {
        guard let first = nextTextLine(orHeading: true) else {
            problems.error(FormatProblem.missingTitle(line: 1))
            return
        }
        guard let found = source.lines.indices[first...].first(where: { heading($0)?.level == 1 }),
            let heading = heading(found)
        else {
            problems.error(FormatProblem.missingTitle(line: first + 1))
            at =
                source.lines.indices[first...].first { heading($0) != nil || bulletText($0) != nil }
                ?? source.lines.count
            return
        }
        if found != first { problems.error(FormatProblem.textBeforeTitle(line: first + 1)) }
        at = found + 1
        readTitle(heading)
    }

    private mutating func readTitle(_ heading: Heading) {
        let line = heading.line
        tellMissingSpace(heading)
        guard let colon = source.bytes[heading.text].firstIndex(of: .colon) else {
            let word = source.bytes[heading.text].split(separator: .space).first ?? []
            problems.error(
                FormatProblem.titleShape(line: line, keyword: MinutesKeywords.titles.meaning(of: Fold.key(word))))
            return
        }
        let key = Fold.key(source.bytes[heading.text.lowerBound..<colon])
        if let kind = MinutesKeywords.titles.meaning(of: key) {
            document.kind = kind
        } else if let suggestion = MinutesKeywords.titles.suggestion(for: key) {
            let written = source.text(heading.text.lowerBound..<colon)
            problems.error(FormatProblem.nearKeyword(line: line, written: written, keyword: suggestion))
        } else {
            problems.error(FormatProblem.titleShape(line: line, keyword: nil))
        }
        document.title = Written(source.text(unstarred(colon + 1..<heading.text.upperBound)), line: line)
        if document.title.text.isEmpty { problems.error(FormatProblem.titleShape(line: line, keyword: nil)) }
    }

    private mutating func section() {
        guard let heading = heading(at) else {
            at += 1
            return
        }
        at += 1
        tellMissingSpace(heading)
        switch heading.level {
        case 1:
            problems.error(FormatProblem.secondTitle(line: heading.line, first: document.title.line))
            skipToSection()
        case 2:
            readSection(heading)
        default:
            problems.error(FormatProblem.headingOutsideCase(line: heading.line, written: source.text(heading.text)))
            skipToSection()
        }
    }

    private mutating func readSection(_ heading: Heading) {
        document.sectionLines.append(heading.line)
        let key = Fold.key(source.bytes[heading.text])
        var kind = MinutesKeywords.sections.meaning(of: key)
        if kind == nil, !names.contains(key), let slip = MinutesKeywords.sections.slip(key) {
            problems.error(
                FormatProblem.nearKeyword(line: heading.line, written: source.text(heading.text), keyword: slip))
            kind = MinutesKeywords.sections.meaning(of: slip)
        }
        switch kind {
        case .attendance: attendance()
        case .attachments: attachments()
        case nil: caseSection(heading)
        }
    }

    private mutating func attachments() {
        while at < source.lines.count {
            if let heading = heading(at), heading.level <= 2 { return }
            if let text = bulletText(at), !text.isEmpty {
                document.attachments.append(Written(source.text(text), line: at + 1))
            }
            at += 1
        }
    }

    private mutating func skipToSection() {
        while at < source.lines.count, (heading(at)?.level ?? 7) > 2 { at += 1 }
    }

    mutating func tellMissingSpace(_ heading: Heading) {
        guard heading.lacksSpace else { return }
        let marks = String(repeating: "#", count: heading.level)
        problems.error(
            FormatProblem.headingSpace(line: heading.line, suggestion: "\(marks) \(source.text(heading.text))"))
    }
}
