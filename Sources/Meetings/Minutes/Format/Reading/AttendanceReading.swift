/// Who was there and who wasn't.
extension MinutesResolver {
    mutating func attendance() -> [(group: AttendanceLine.Group, attendee: Attendee)] {
        let order = CaseOrder(document)
        var attendees: [(group: AttendanceLine.Group, attendee: Attendee)] = []
        var seen: [Party: (group: AttendanceLine.Group, line: Int)] = [:]
        for line in document.attendance where !problems.isFull {
            guard let party = party(Written(line.party, line: line.line)) else { continue }
            var attendee = Attendee(party: party, notes: line.notes, isGuest: line.group == .other, line: line.line)
            for note in line.notes {
                switch note.meaning {
                case .substituteFor(let name): attendee.substituteFor = self.party(Written(name, line: line.line))
                case .replacedBy(let name): attendee.replacedBy = self.party(Written(name, line: line.line))
                default: break
                }
            }
            checkCases(of: line, in: order)
            check(party, in: line, seen: &seen)
            attendees.append((line.group, attendee))
        }
        return attendees
    }

    /// The same one on two lines: both there and not there can't be, twice there is worth a look.
    private mutating func check(
        _ party: Party, in line: AttendanceLine, seen: inout [Party: (group: AttendanceLine.Group, line: Int)]
    ) {
        guard party.kind != .unresolved, party.kind != .everyone else { return }
        var same = party
        same.text = ""
        guard let earlier = seen[same] else {
            seen[same] = (line.group, line.line)
            return
        }
        if (earlier.group == .absent) != (line.group == .absent) {
            problems.error(FormatProblem.presentAndAbsent(line: line.line, written: line.party, first: earlier.line))
        } else {
            problems.warn(FormatProblem.attendsTwice(line: line.line, written: line.party, first: earlier.line))
        }
    }

    private mutating func checkCases(of line: AttendanceLine, in order: CaseOrder) {
        for note in line.notes {
            let references: [CaseReference] =
                switch note.meaning {
                case .fromCase(let one), .throughCase(let one): [one]
                case .cases(let ranges): ranges.flatMap { [$0.lowerBound, $0.upperBound] }
                default: []
                }
            for reference in references where order.index(of: reference) == nil {
                problems.warn(FormatProblem.unknownCase(line: line.line, written: note.text))
                break
            }
        }
    }
}
