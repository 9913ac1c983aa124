public import FoundationEssentials

/// A meeting in progress, as the one who leads it sees it.
public struct ChairView: Sendable {
    public struct Line: Sendable, Identifiable {
        public enum State: String, Sendable { case waiting, present, done, postponed }

        public var id: LineID
        public var item: AgendaItem
        public var state: State
        public var spentSeconds: Int
        /// When it was first taken up.
        public var from: Date?
        /// Whose answers are missing before it can be decided.
        public var missing: Trilingual?
        /// For one that is put off: to which meeting, where one is planned.
        public var postponedTo: CalendarDate?

        /// Negative once the time is up.
        public var leftSeconds: Int { item.minutes * 60 - spentSeconds }
    }

    public var forum: Forum
    public var meeting: Meeting
    public var sitting: Sitting
    public var zone: Zone
    public var now: Date
    public var lines: [Line]
    public var expected: [Expected]

    public var present: Line? { lines.first { $0.state == .present } }

    /// What comes after the line that is up.
    public var next: Line? {
        guard let index = lines.firstIndex(where: { $0.state == .present }) else { return nil }
        return lines.dropFirst(index + 1).first { $0.state != .postponed }
    }

    /// Minutes that the meeting lies behind its agenda: negative where it is ahead, nil where nothing is up.
    public var behindMinutes: Int? {
        guard let present else { return nil }
        let planned = zone.instant(meeting.date, present.item.start)
        let actual = now.timeIntervalSince(planned) - Double(min(present.spentSeconds, present.item.minutes * 60))
        return Int((actual / 60).rounded())
    }

    /// Someone who is called, or belongs to the forum.
    public struct Expected: Sendable, Identifiable {
        public var person: Person
        public var seat: String
        public var answer: Answer.State
        /// What the chair has seen; nil where nobody has said.
        public var isPresent: Bool?
        /// Comes in the place of.
        public var deputyFor: Person?
        public var id: PersonID { person.id }
    }
}

extension Books {
    func chairView(_ meeting: Meeting) throws -> ChairView {
        let sitting = try sitting(of: meeting)
        let sheet = try openAgenda(meeting).sheet
        let missing = try missingAnswers(to: sheet)
        let lines = sheet.lines.map { line in
            let postponed = sitting.postponed.last { $0.line == line.id }
            let turns = sitting.turns.filter { $0.line == line.id }
            let state: ChairView.Line.State =
                if sitting.present == line.id { .present } else if postponed != nil { .postponed } else if turns.isEmpty
                {
                    .waiting
                } else { .done }
            return ChairView.Line(
                id: line.id, item: line.item, state: state, spentSeconds: sitting.spentSeconds(on: line.id, now: now),
                from: turns.first?.from, missing: missing[line.id], postponedTo: postponed?.to)
        }
        return ChairView(
            forum: try forum(meeting.forum.rawValue), meeting: meeting, sitting: sitting, zone: zone, now: now,
            lines: lines, expected: try expected(at: meeting))
    }

    /// The members and those called beside them, in the roster's order.
    func expected(at meeting: Meeting) throws -> [ChairView.Expected] {
        let calls = try ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil }
        let sitting = try sitting(of: meeting)
        let members = register.members(of: meeting.forum, on: meeting.date).map { member in
            let call = calls.last { $0.person == member.person.id && $0.presents == nil }
            return ChairView.Expected(
                person: member.person, seat: member.seat(in: language), answer: call?.answer.state ?? .none,
                isPresent: sitting.isPresent(member.person.id), deputyFor: call?.deputyFor.flatMap(register.person))
        }
        let known = Set(members.map(\.person.id))
        let others = calls.filter { $0.isBesideRoster && !known.contains($0.person) }.compactMap { call in
            register.person(call.person).map { person in
                ChairView.Expected(
                    person: person, seat: call.seat, answer: call.answer.state,
                    isPresent: sitting.isPresent(person.id), deputyFor: call.deputyFor.flatMap(register.person))
            }
        }
        return members + others
    }
}
