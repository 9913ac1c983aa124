/// What a case comes to: decisions and the vote.
extension MinutesParser {
    /// All text to the next heading; numbered points are kept apart.
    mutating func decision(
        _ kind: CaseSection.Decision.Kind, heading: Heading, into section: inout CaseSection
    ) {
        var decision = CaseSection.Decision(kind: kind, text: "", points: [], line: heading.line)
        var previous = heading.line - 1
        while let index = nextTextLine() {
            let isApart = index - previous > 1
            previous = index
            if let point = point(index) {
                decision.points.append(source.text(point.text))
                continue
            }
            let text = source.text(of: source.lines[index])
            if decision.points.isEmpty {
                let gap = isApart ? "\n\n" : bulletText(index) == nil ? " " : "\n"
                decision.text += decision.text.isEmpty ? text : gap + text
            } else {
                decision.points[decision.points.count - 1] += (isApart ? "\n\n" : " ") + text
            }
        }
        if decision.text.isEmpty, decision.points.isEmpty {
            problems.warn(FormatProblem.emptyDecision(line: heading.line))
        } else {
            section.decisions.append(decision)
        }
    }

    /// The first line says how the vote went; what follows is prose.
    mutating func vote(_ heading: Heading, into section: inout CaseSection) {
        guard let index = nextTextLine() else {
            problems.error(FormatProblem.voteForm(line: heading.line, written: "", suggestion: nil))
            return
        }
        let text = source.text(bulletText(index) ?? source.lines[index].range)
        let line = index + 1
        if let earlier = section.vote {
            problems.error(FormatProblem.secondVote(line: heading.line, first: earlier.line))
        } else if let vote = VoteReader.read(text, line: line) {
            section.vote = vote
        } else {
            problems.error(VoteReader.problem(text, line: line))
        }
        while let more = nextTextLine() {
            let text = source.text(bulletText(more) ?? source.lines[more].range)
            guard VoteReader.read(text, line: more + 1) != nil else { continue }
            problems.error(FormatProblem.secondVote(line: more + 1, first: line))
        }
    }
}

/// `samrøystes`, `konsensus`, `for 6, mot 1, blankt 0`.
enum VoteReader {
    static func read(_ text: String, line: Int) -> CaseSection.Vote? {
        let text = text.last == "." ? String(text.dropLast()) : text
        if let form = MinutesKeywords.plainVotes.meaning(of: text) { return CaseSection.Vote(form: form, line: line) }
        let parts = text.lowercased().replacing(":", with: " ").replacing(" og ", with: ",")
            .split(separator: ",", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
        guard (2...3).contains(parts.count), let inFavour = number(parts[0], after: ["for"]),
            let against = number(parts[1], after: ["mot"])
        else { return nil }
        var vote = CaseSection.Vote(form: .count, inFavour: inFavour, against: against, line: line)
        if parts.count == 3 {
            guard let blank = number(parts[2], after: ["blankt", "blanke", "blank"]) else { return nil }
            vote.blank = blank
        }
        return vote
    }

    static func problem(_ text: String, line: Int) -> Problem {
        let written = text.lowercased()
        if let keyword = MinutesKeywords.plainVotes.slip(Fold.key(written)) {
            return FormatProblem.nearKeyword(line: line, written: text, keyword: keyword)
        }
        let words = written.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "." }
        let inFavour = number(beside: "for", in: words)
        let against = number(beside: "mot", in: words)
        let suggestion = inFavour.map { "for \($0), mot \(against ?? 0)" }
        return FormatProblem.voteForm(line: line, written: text, suggestion: suggestion)
    }

    private static func number(_ words: [Substring], after keywords: [String]) -> Int? {
        guard words.count == 2, keywords.contains(String(words[0])), (1...4).contains(words[1].utf8.count),
            words[1].utf8.allSatisfy(\.isDigit)
        else { return nil }
        return Int(words[1])
    }

    private static func number(beside word: Substring, in words: [Substring]) -> Int? {
        guard let index = words.firstIndex(of: word) else { return nil }
        let place = words.first == "for" ? index + 1 : index - 1
        return words.indices.contains(place) && words[place].utf8.allSatisfy(\.isDigit) ? Int(words[place]) : nil
    }
}
