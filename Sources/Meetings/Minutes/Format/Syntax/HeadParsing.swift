/// The fields beneath the title, and the attendance list.
extension MinutesParser {
    mutating func head() {
        var toldOfText = false
        while let index = nextTextLine() {
            guard let text = bulletText(index) else {
                if !toldOfText { problems.error(FormatProblem.textInHead(line: index + 1)) }
                toldOfText = true
                continue
            }
            guard !text.isEmpty else { continue }
            guard let field = field(in: text) else {
                problems.error(FormatProblem.missingColon(line: index + 1, written: source.text(text)))
                continue
            }
            headField(field, line: index + 1)
        }
        for (key, name) in [(HeadKey.forum, "Forum"), (.date, "Dato")] where document.head[key] == nil {
            problems.error(FormatProblem.missingKey(name, line: max(document.title.line, 1)))
        }
    }

    private mutating func headField(_ field: Field, line: Int) {
        guard let key = MinutesKeywords.head.meaning(of: field.key) else {
            tellUnknownKey(field, line: line, suggestion: MinutesKeywords.head.suggestion(for: field.key))
            return
        }
        if let earlier = document.head[key] {
            tellRepeated(field, line: line, first: earlier.line)
        } else if field.value.isEmpty {
            problems.error(FormatProblem.emptyValue(line: line, key: source.text(field.written)))
            document.head[key] = Written("", line: line)
        } else {
            document.head[key] = Written(source.text(field.value), line: line)
        }
    }

    mutating func tellUnknownKey(_ field: Field, line: Int, suggestion: String?) {
        let written = source.text(field.written)
        if let suggestion {
            problems.error(FormatProblem.nearKeyword(line: line, written: written, keyword: suggestion))
        } else {
            problems.error(FormatProblem.unknownKey(line: line, written: written))
        }
    }

    mutating func tellRepeated(_ field: Field, line: Int, first: Int) {
        problems.error(FormatProblem.repeatedKey(line: line, key: source.text(field.written), first: first))
    }

    /// Everything to the next heading of level 1 or 2.
    mutating func attendance() {
        var group: AttendanceLine.Group?
        while at < source.lines.count, !problems.isFull {
            if let heading = heading(at) {
                if heading.level <= 2 { return }
                at += 1
                tellMissingSpace(heading)
                group = attendanceGroup(heading)
                continue
            }
            guard let index = nextTextLine() else { continue }
            guard let group, let text = bulletText(index) else {
                problems.error(FormatProblem.textInAttendance(line: index + 1))
                continue
            }
            guard document.attendance.count < MinutesLimits.attendees else {
                problems.error(FormatProblem.tooManyAttendees(line: index + 1))
                while at < source.lines.count, (heading(at)?.level ?? 7) > 2 { at += 1 }
                return
            }
            if !text.isEmpty { attendanceLine(text, group: group, line: index + 1) }
        }
    }

    private mutating func attendanceGroup(_ heading: Heading) -> AttendanceLine.Group {
        let key = Fold.key(source.bytes[heading.text])
        if let group = MinutesKeywords.groups.meaning(of: key) { return group }
        let written = source.text(heading.text)
        if let suggestion = MinutesKeywords.groups.suggestion(for: key) {
            problems.error(FormatProblem.nearKeyword(line: heading.line, written: written, keyword: suggestion))
            return MinutesKeywords.groups.meaning(of: suggestion) ?? .other
        }
        problems.error(FormatProblem.unknownGroup(line: heading.line, written: written))
        return .other
    }

    private mutating func attendanceLine(_ text: Range<Int>, group: AttendanceLine.Group, line: Int) {
        let bracket = source.bytes[text].firstIndex(of: UInt8(ascii: "[")) ?? text.upperBound
        let party = source.text(source.trimmed(text.lowerBound..<bracket))
        if party.isEmpty { problems.error(FormatProblem.noteWithoutParty(line: line)) }
        var notes: [AttendanceNote] = []
        var rest = bracket..<text.upperBound
        while !rest.isEmpty {
            guard source.bytes[rest.lowerBound] == UInt8(ascii: "["),
                let end = source.bytes[rest].firstIndex(of: UInt8(ascii: "]"))
            else {
                problems.error(FormatProblem.bracket(line: line, written: source.text(rest)))
                return
            }
            let note = source.text(source.trimmed(rest.lowerBound + 1..<end))
            if let read = NoteReader.read(note, line: line, problems: &problems) { notes.append(read) }
            rest = source.trimmed(end + 1..<rest.upperBound)
        }
        NoteReader.check(notes, group: group, line: line, problems: &problems)
        document.attendance.append(AttendanceLine(group: group, party: party, notes: notes, line: line))
    }
}
