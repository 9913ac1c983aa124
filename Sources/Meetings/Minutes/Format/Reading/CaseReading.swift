/// The cases, one by one.
extension MinutesResolver {
    mutating func cases(of minutes: Minutes) -> [MinutesCase] {
        checkNumbers()
        checkDeliverables()
        let votes = VoteCheck(context, attendees: minutes.present + minutes.absent, order: CaseOrder(document))
        var cases: [MinutesCase] = []
        cases.reserveCapacity(document.cases.count)
        for (index, section) in document.cases.enumerated() where !problems.isFull {
            let read = read(section, of: minutes)
            check(section.vote, of: read, at: index, by: votes)
            cases.append(read)
        }
        checkDependencies(of: cases.flatMap(\.items))
        return cases
    }

    private mutating func read(_ section: CaseSection, of minutes: Minutes) -> MinutesCase {
        let fields = section.fields
        let span = fields[.time].flatMap { self.span($0) }
        if let span, let written = fields[.time], isOutside(span, of: minutes) {
            problems.warn(FormatProblem.timeOutsideMeeting(line: written.line, written: written.text))
        }
        return MinutesCase(
            number: section.number, title: section.title, kind: fields[.kind].flatMap { kind($0) },
            start: span?.start, end: span?.end, presenters: fields[.presenter].map { parties($0) } ?? [],
            papers: fields[.papers]?.text, publicity: fields[.publicity]?.text, archive: fields[.archive]?.text,
            decisions: section.decisions, vote: section.vote, impartiality: section.impartiality.map(\.text),
            items: items(section.items), anchoring: section.anchoring.map { anchoring($0) },
            costs: CostShare.shares(of: section.costs?.rows ?? []), deliverables: section.deliverables,
            line: section.line)
    }

    private func isOutside(_ span: (start: TimeOfDay, end: TimeOfDay?), of minutes: Minutes) -> Bool {
        if let start = minutes.start, span.start < start { return true }
        guard let end = minutes.end else { return false }
        return (span.end ?? span.start) > end
    }

    /// A type that isn't known is the forum's own affair; a slip of one that is known isn't.
    private mutating func kind(_ written: Written) -> CaseKind? {
        guard written.text != "?" else { return nil }
        if let kind = MinutesKeywords.kinds.meaning(of: written.text) { return kind }
        if let slip = MinutesKeywords.kinds.slip(Fold.key(written.text)) {
            problems.error(FormatProblem.nearKeyword(line: written.line, written: written.text, keyword: slip))
        } else {
            problems.warn(FormatProblem.unknownKind(line: written.line, written: written.text))
        }
        return nil
    }

    private mutating func checkNumbers() {
        var cases: [WrittenCaseNumber: Int] = [:]
        var items: [Int: Int] = [:]
        for section in document.cases {
            if let number = section.number {
                if let first = cases.updateValue(section.line, forKey: number) {
                    problems.error(
                        FormatProblem.repeatedCase(line: section.line, number: number.description, first: first))
                } else if abs(number.number.year - context.date.year) > 1 {
                    problems.warn(FormatProblem.caseYear(line: section.line, number: number.description))
                }
            }
            for item in section.items {
                guard let number = item.number, let first = items.updateValue(item.line, forKey: number) else {
                    continue
                }
                problems.error(FormatProblem.repeatedNumber(line: item.line, number: number, first: first))
            }
        }
    }

    private mutating func check(
        _ vote: CaseSection.Vote?, of read: MinutesCase, at index: Int, by votes: VoteCheck
    ) {
        guard let vote, vote.form == .count else { return }
        guard let voters = votes.voters(in: index, start: read.start, end: read.end) else {
            problems.warn(FormatProblem.votersUnknown(line: vote.line))
            return
        }
        if vote.total > voters {
            problems.error(FormatProblem.tooManyVotes(line: vote.line, votes: vote.total, voters: voters))
        }
    }

    /// `forum [, what] [[,] date] [?]`. The forum may be one the register doesn't know.
    private mutating func anchoring(_ written: Written) -> Anchoring {
        var text = written.text[...].bare
        let confirmed = text.utf8.last != UInt8(ascii: "?")
        while text.utf8.last == UInt8(ascii: "?") { text = text.dropLast().bare }
        let (body, dateText) = AnchoringDate.split(text)
        let (name, purpose) = body.atComma
        let found = forums.find(name, on: context.date)
        var forum: ForumID?
        if found.count == 1, case .forum(let id) = found[0].named { forum = id }
        let date = dateText.flatMap { self.date(Written(String($0), line: written.line)) }
        return Anchoring(
            body: String(name), forum: forum, purpose: purpose.map(String.init), date: date, confirmed: confirmed,
            line: written.line)
    }
}
