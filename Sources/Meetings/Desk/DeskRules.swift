/// What waits for the coordinator, the most urgent first. It follows from the facts alone.
struct DeskRules {
    let facts: DeskFacts

    func lines() -> [DeskLine] {
        let all = mailLines() + facts.meetings.flatMap(lines) + itemLines() + seatLines() + planLines()
        let places = Dictionary(
            facts.register.forums.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
        func order(_ line: DeskLine) -> (Int, Int, Int, Int) {
            (
                DeskLine.Group.allCases.firstIndex(of: line.group) ?? 0,
                DeskLine.Kind.allCases.firstIndex(of: line.kind) ?? 0,
                line.when?.date.dayNumber ?? .max, line.forum.flatMap { places[$0] } ?? -1
            )
        }
        return all.enumerated().sorted { one, other in
            let (first, second) = (order(one.element), order(other.element))
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }

    /// More of a kind than this, in one forum, are one line.
    static let mostOfAKind = 3

    /// The lines of one kind and forum as they are, or, where there are many, one that stands for all.
    func gathered<Thing>(
        _ things: [Thing], each: (Thing) -> DeskLine, all: ([DeskLine]) -> DeskLine?
    ) -> [DeskLine] {
        let lines = things.map(each)
        guard lines.count > DeskRules.mostOfAKind, var line = all(lines) else { return lines }
        line.count = lines.count
        return [line]
    }

    // MARK: Meetings

    private func lines(_ facts: DeskFacts.MeetingFacts) -> [DeskLine] {
        facts.meeting.date > self.facts.today ? linesAhead(facts) : linesAfter(facts)
    }

    private func linesAhead(_ facts: DeskFacts.MeetingFacts) -> [DeskLine] {
        let (meeting, days, today) = (facts.meeting, MeetingDays(facts.meeting, self.facts.rules), self.facts.today)
        let words = DeskWords(meeting)
        var lines: [DeskLine] = []
        if facts.callsPending > 0 {
            let what = meeting.called == nil ? words.call : words.callRest(facts.callsPending)
            lines.append(line(.call, what, meeting, due: days.collect, .invitations, count: facts.callsPending))
        }
        if meeting.agendaSent == nil, days.collect <= today {
            if facts.agenda?.cleared != nil || days.agenda <= today {
                lines.append(line(.agendaToSend, words.sendAgenda, meeting, due: days.agenda, .agenda))
            } else {
                lines.append(line(.agendaToClear, words.clearAgenda, meeting, due: days.clearing, .agenda))
            }
        }
        let silent = facts.invitations.filter { $0.answer.state == .none }
        if meeting.called != nil, days.afterReply <= today, !silent.isEmpty {
            let names = silent.compactMap { self.facts.register.person($0.person)?.name }
            let isNear = today.days(until: meeting.date) <= 3
            lines.append(
                DeskLine(
                    .answers, words.answers(names), forum: meeting.forum,
                    when: .since(days.afterReply), group: isNear ? .today : .thisWeek,
                    place: .meeting(meeting.forum, meeting.date, .invitations), count: names.count))
        }
        return lines
    }

    private func linesAfter(_ facts: DeskFacts.MeetingFacts) -> [DeskLine] {
        let (meeting, days, today) = (facts.meeting, MeetingDays(facts.meeting, self.facts.rules), self.facts.today)
        let words = DeskWords(meeting)
        guard let minutes = facts.minutes else {
            guard meeting.date < today || meeting.stage == .held, days.isToHaveMinutes(on: today) else { return [] }
            return [line(.minutesToWrite, words.writeMinutes, meeting, due: days.minutes, .minutes)]
        }
        if minutes.status == .approved { return [] }
        if minutes.version == 0 {
            return [line(.minutesToSend, words.sendMinutes, meeting, due: days.minutes, .minutes)]
        }
        let remarks = Holidays.workingDay(
            onOrAfter: self.facts.zone.date(minutes.imported).adding(days: self.facts.rules.remarksDays))
        return [line(.minutesToApprove, words.approveMinutes, meeting, due: remarks, .minutes)]
    }

    private func line(
        _ kind: DeskLine.Kind, _ what: Trilingual, _ meeting: Meeting, due: CalendarDate, _ part: Place.MeetingPart,
        count: Int = 1
    ) -> DeskLine {
        DeskLine(
            kind, what, forum: meeting.forum, when: .until(due), group: DeskLine.Group(due: due, on: facts.today),
            place: .meeting(meeting.forum, meeting.date, part), count: count)
    }
}
