/// What goes out ahead of a meeting by itself: the call for cases, and the draft for the leader.
extension Books {
    /// *Meld saker*: asks every member for cases and news, and those whose turn it is for their presentation.
    /// False when the time for that has passed.
    func collect(_ meeting: Meeting) throws -> Bool {
        let forum = try forum(meeting.forum.rawValue)
        let answerBy = meeting.collectAnswerBy(environment.rules)
        guard answerBy >= today, meeting.agendaSent == nil else { return false }
        let turns = forum.standing.contains(.presentations) ? try whoseTurn(meeting, forum) : []
        let letters = register.members(of: forum.id, on: meeting.date).map { member in
            let presents = turns.first { turn in
                register.contact(of: turn.id, in: forum.id, on: meeting.date)?.person == member.person.id
            }
            return Effect.letter(
                LetterOrder(
                    .collect(CollectNotice(forum: forum, meeting: meeting, answerBy: answerBy, presents: presents)),
                    to: member.person.id, key: "collect:\(meeting.id):\(meeting.date):\(member.person.id)",
                    meeting: meeting.id, expires: zone.instant(answerBy.adding(days: 1), .midnight)))
        }
        return try carryOut(letters) > 0
    }

    /// Asks once more those whose turn it is and who have sent nothing; they have two working days. False when nobody
    /// is missing, or the agenda is sent.
    func remindPresenters(of meeting: Meeting) throws -> Bool {
        let forum = try forum(meeting.forum.rawValue)
        guard meeting.agendaSent == nil, forum.standing.contains(.presentations) else { return false }
        let asked = meeting.date.adding(days: -environment.rules.collectDays - 14)
        let given = Set(try ledger.contributions(to: forum.id, since: asked).compactMap(\.organisation))
        let answerBy = min(QuietDays.adding(workingDays: 2, to: today), meeting.date.adding(days: -1))
        let letters = try whoseTurn(meeting, forum).filter { !given.contains($0.id) }.compactMap { turn -> Effect? in
            guard let person = register.contact(of: turn.id, in: forum.id, on: meeting.date)?.person,
                try ledger.letter(dedupeKey: "collect:\(meeting.id):\(meeting.date):\(person)") != nil
            else { return nil }
            let notice = CollectNotice(
                forum: forum, meeting: meeting, answerBy: answerBy, presents: turn, isReminder: true)
            return .letter(
                LetterOrder(
                    .collect(notice), to: person, key: "collect-reminder:\(meeting.id):\(meeting.date):\(person)",
                    meeting: meeting.id, expires: zone.instant(meeting.date, meeting.start)))
        }
        return try carryOut(letters) > 0
    }

    /// The draft goes to the leader, or the deputy, or the coordinator, to be cleared. False when the agenda is
    /// sent already.
    func askForClearing(_ meeting: Meeting) throws -> Bool {
        guard meeting.agendaSent == nil else { return false }
        let forum = try forum(meeting.forum.rawValue)
        let draft = try draftAgenda(meeting)
        let notice = AgendaNotice(forum: forum, meeting: meeting, items: draft.items)
        let letters = clearers(of: forum, meeting).map { person in
            Effect.letter(
                LetterOrder(
                    .clearing(notice), to: person.id, key: "clearing:\(meeting.id):\(meeting.date):\(person.id)",
                    meeting: meeting.id, expires: zone.instant(meeting.date, meeting.start)))
        }
        return try carryOut(letters) > 0
    }

    func whoseTurn(_ meeting: Meeting, _ forum: Forum) throws -> [Organisation] {
        let history = try ledger.presentations(in: forum.id).filter { $0.date < meeting.date }
        let municipalities = register.municipalities(in: forum.id, on: meeting.date)
        return PresentationRound.next(among: municipalities, history: history).map(\.organisation)
    }

    private func clearers(of forum: Forum, _ meeting: Meeting) -> [Person] {
        for role in [Role.chair, Role.viceChair] {
            let holders = register.holders(of: role, in: forum.id, on: today)
            if !holders.isEmpty { return holders }
        }
        return register.coordinators(of: forum.id, on: today)
    }
}
