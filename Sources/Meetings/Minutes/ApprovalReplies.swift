/// *Godkjent*, in answer to the minutes or to the draft agenda.
extension Books {
    /// Nil where the one who writes has no say in it, or the letter is about something else.
    func approve(_ answer: WrittenAnswer) throws -> Filing? {
        guard let meeting = answer.meeting, let forum = register.forum(meeting.forum), mayApprove(answer.person, forum)
        else { return nil }
        switch answer.about?.kind {
        case "minutes": return try approveMinutes(answer, meeting, forum)
        case "clearing": return try clearAgenda(answer, meeting, forum)
        default: return nil
        }
    }

    /// The leader, the deputy leader, and who looks after the forum.
    func mayApprove(_ person: Person, _ forum: Forum) -> Bool {
        let leading = [Role.chair, Role.viceChair].flatMap { register.holders(of: $0, in: forum.id, on: today) }
        return (leading + keepers(of: forum.id)).contains { $0.id == person.id }
    }

    private func approveMinutes(_ answer: WrittenAnswer, _ meeting: Meeting, _ forum: Forum) throws -> Filing? {
        guard let record = try ledger.minutes(of: meeting.id) else { return nil }
        if record.status != .approved {
            _ = try approveMinutes(of: meeting, by: answer.person.name)
            try send([.minutesApproved(forum, meeting)], answer)
        }
        return Filing(
            .command, "approved",
            Trilingual(
                "referatet er godkjent av \(record.approval?.by ?? answer.person.name)",
                "referatet er godkjent av \(record.approval?.by ?? answer.person.name)",
                "the minutes are approved by \(record.approval?.by ?? answer.person.name)"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id)
    }

    /// The coordinator sends it, and is told that it is cleared.
    private func clearAgenda(_ answer: WrittenAnswer, _ meeting: Meeting, _ forum: Forum) throws -> Filing? {
        guard var record = try ledger.agenda(of: meeting.id) else { return nil }
        if record.cleared == nil {
            record.cleared = Approval(by: answer.person.name, at: now)
            try ledger.save(record)
            try send([.agendaCleared(forum, meeting)], answer)
        }
        return Filing(
            .command, "cleared",
            Trilingual(
                "\(answer.person.name) har klarert saklista til \(meeting.forum)/\(meeting.date)",
                "\(answer.person.name) har klarert saklista til \(meeting.forum)/\(meeting.date)",
                "\(answer.person.name) has cleared the agenda of \(meeting.forum)/\(meeting.date)"),
            meeting: meeting.id, person: answer.person.id, letter: answer.about?.id, waits: meeting.agendaSent == nil)
    }
}
