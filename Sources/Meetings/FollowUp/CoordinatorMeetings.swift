/// The meetings that wait for something of the coordinator's.
extension CoordinatorDigest {
    func addMeetings(to notice: inout CoordinatorNotice) throws {
        let (rules, today) = (day.books.environment.rules, day.today)
        let awaited = try day.books.ledger.meetings(from: MeetingDays.firstWaitedFor(on: today))
        for meeting in awaited where forums.contains(meeting.forum) && !meeting.isCancelled {
            let days = MeetingDays(meeting, rules)
            if meeting.date > today {
                if meeting.agendaSent == nil, has(come: days.agenda), let line = try line(for: meeting) {
                    notice.agendaDue.append(line)
                }
                if meeting.called != nil, has(come: days.afterReply), let line = try line(for: meeting),
                    !line.unanswered.isEmpty
                {
                    notice.answersMissing.append(line)
                }
            } else if try lacksMinutes(meeting), let line = try line(for: meeting) {
                notice.minutesDue.append(line)
            }
        }
    }

    private func lacksMinutes(_ meeting: Meeting) throws -> Bool {
        let days = MeetingDays(meeting, day.books.environment.rules)
        guard days.isToHaveMinutes(on: day.today), has(come: days.minutes) else { return false }
        return try day.books.ledger.minutes(of: meeting.id) == nil
    }

    /// The date has come, and, where only news is told, since the last digest.
    private func has(come date: CalendarDate) -> Bool { date <= day.today && (since.map { date > $0 } ?? true) }

    private func line(for meeting: Meeting) throws -> CoordinatorNotice.MeetingLine? {
        guard let forum = day.books.register.forum(meeting.forum) else { return nil }
        let invitations = try day.books.ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil }
        let unanswered = invitations.filter { $0.answer.state == .none }
        return CoordinatorNotice.MeetingLine(
            forum: forum, meeting: meeting, answers: AnswerCount(invitations),
            unanswered: unanswered.compactMap { day.books.register.person($0.person)?.name })
    }
}
