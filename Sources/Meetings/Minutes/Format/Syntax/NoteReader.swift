/// The notes in brackets in the attendance list: `[vara for helseleiar, Ørsta]`, `[frå kl. 10.15]`, `[sak 1-3]`.
enum NoteReader {
    static func read(_ text: String, line: Int, problems: inout ProblemList) -> AttendanceNote? {
        if let meaning = plain.meaning(of: text) ?? leading(text) {
            return AttendanceNote(text: text, meaning: meaning)
        }
        if let suggestion = plain.suggestion(for: text) ?? slipOfOpening(text) {
            problems.error(FormatProblem.nearKeyword(line: line, written: text, keyword: suggestion))
        } else {
            problems.error(FormatProblem.unknownNote(line: line, written: text))
        }
        return nil
    }

    private static func leading(_ text: String) -> AttendanceNote.Meaning? {
        if let party = rest(of: text, after: "vara for ") { return .substituteFor(party) }
        if let party = rest(of: text, after: "vara:") { return .replacedBy(party) }
        for word in ["frå", "fra"] {
            if let time = rest(of: text, after: "\(word) kl") { return ClockText.time("kl\(time)").map { .from($0) } }
            if let number = rest(of: text, after: "\(word) sak ") { return reference(number).map { .fromCase($0) } }
        }
        if let time = rest(of: text, after: "til kl") { return ClockText.time("kl\(time)").map { .until($0) } }
        if let number = rest(of: text, after: "til og med sak ") { return reference(number).map { .throughCase($0) } }
        if let list = rest(of: text, after: "sak ") { return references(list).map { .cases($0) } }
        return nil
    }

    private static func rest(of text: String, after opening: String) -> String? {
        guard text.lowercased().hasPrefix(opening) else { return nil }
        let rest = text.dropFirst(opening.count).drop { $0 == " " }
        return rest.isEmpty ? nil : String(rest)
    }

    /// `51/14`, `3`.
    private static func reference(_ text: String) -> CaseReference? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...4).contains($0.utf8.count) }),
            parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }), let number = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else { return CaseReference(number: number, year: nil) }
        guard parts[1].utf8.count != 1, parts[1].utf8.count != 3, let year = Int(parts[1]) else { return nil }
        return CaseReference(number: number, year: year < 100 ? 2000 + year : year)
    }

    /// `47-55/14`, `1, 3 og 5`.
    private static func references(_ text: String) -> [ClosedRange<CaseReference>]? {
        var ranges: [ClosedRange<CaseReference>] = []
        let parts = text.split(separator: ",").flatMap { $0.split(separator: " og ") }
        guard parts.count <= MinutesLimits.casesInNote else { return nil }
        for part in parts {
            let ends = part.split { $0 == "-" || $0 == "–" }.map { $0.split(separator: " ").joined() }
            guard (1...2).contains(ends.count), let last = reference(ends[ends.count - 1]),
                var first = reference(ends[0])
            else { return nil }
            if first.year == nil { first.year = last.year }
            guard first <= last, first.year == last.year else { return nil }
            ranges.append(first...last)
        }
        return ranges.isEmpty ? nil : ranges
    }

    /// What `vare for …` and the like should have begun with.
    private static func slipOfOpening(_ text: String) -> String? {
        let words = text.split(separator: " ")
        for count in 1...4 {
            let opening = words.prefix(count).joined(separator: " ")
            if openings.meaning(of: opening) != nil { return nil }
            if let slip = openings.slip(Fold.key(opening)) { return slip }
        }
        return nil
    }

    /// Whether the notes can hold together; one that is odd in this group is only pointed out.
    static func check(
        _ notes: [AttendanceNote], group: AttendanceLine.Group, line: Int, problems: inout ProblemList
    ) {
        var seen: [AttendanceNote.Meaning] = []
        for note in notes {
            let problem = FormatProblem.noteConflict(line: line, written: note.text)
            if seen.contains(where: { conflict($0, note.meaning) }) {
                problems.error(problem)
            } else if !fits(note.meaning, in: group) {
                problems.warn(problem)
            }
            seen.append(note.meaning)
        }
    }

    private static func fits(_ note: AttendanceNote.Meaning, in group: AttendanceLine.Group) -> Bool {
        switch note {
        case .reported, .notReported, .replacedBy: group == .absent
        default: group != .absent
        }
    }

    private static func conflict(_ one: AttendanceNote.Meaning, _ other: AttendanceNote.Meaning) -> Bool {
        if one == other { return true }
        return switch (one, other) {
        case (.reported, .notReported), (.notReported, .reported): true
        case (.observer, .vote), (.vote, .observer): true
        case (.substitute, .substituteFor), (.substituteFor, .substitute): true
        case (.substituteFor, .substituteFor), (.replacedBy, .replacedBy): true
        case (.from(let start), .until(let end)), (.until(let end), .from(let start)): start >= end
        case (.from, .from), (.until, .until), (.fromCase, .fromCase), (.throughCase, .throughCase): true
        case (.fromCase(let first), .throughCase(let last)), (.throughCase(let last), .fromCase(let first)):
            first.year == last.year && first > last
        default: false
        }
    }

    private static let plain = Keywords<AttendanceNote.Meaning>([
        ("vara", .substitute), ("digitalt", .digital), ("digital", .digital), ("observatør", .observer),
        ("sekretariat", .secretariat), ("stemmerett", .vote), ("røysterett", .vote), ("meldt", .reported),
        ("ikkje meldt", .notReported), ("ikke meldt", .notReported),
    ])

    private static let openings = Keywords<Void>([
        ("vara for", ()), ("frå kl.", ()), ("til kl.", ()), ("frå sak", ()), ("til og med sak", ()),
    ])
}
