import FoundationEssentials

/// The decisions about a meeting's calendar mails, inside one transaction.
extension Books {
    /// Calls those of the roster who aren't called, and takes off those who have left it.
    func invite(_ meeting: Meeting) throws -> Round {
        var meeting = meeting
        try meeting.refuseIfCancelled()
        let forum = try forum(meeting.forum.rawValue)
        var round = try callRound(meeting, forum: forum)
        guard !round.pending.isEmpty else { return round }
        if zone.instant(meeting.date, meeting.end) <= now { throw Refusal.hasBeen(meeting) }
        try meeting.call(now: now)
        try ledger.save(meeting)
        let later = try laterSlots(after: meeting)
        let earlier = Dictionary(
            try ledger.invitations(to: meeting.id).filter { $0.presents == nil }.map { ($0.person, $0) },
            uniquingKeysWith: { _, last in last })
        var effects: [Effect] = []
        for recipient in round.pending {
            effects += try callEffects(
                for: recipient, earlier: earlier[recipient.person.id], meeting: meeting, forum: forum, later: later)
        }
        round.meeting = meeting
        round.sent = try carryOut(effects)
        return round
    }

    /// Moves the meeting; everyone called gets one letter, and deadlines that follow it follow.
    func move(_ meeting: Meeting, to target: MoveTarget) throws -> Round {
        var round = try changeRound(meeting, .move)
        let earlier = meeting
        let before = earlier.slot
        let meeting = try moved(meeting, to: target)
        try ledger.save(meeting)
        let forum = try forum(meeting.forum.rawValue)
        let agenda = try ledger.agenda(of: meeting.id)?.sent ?? []
        try moveAgenda(from: earlier, to: meeting)
        var effects: [Effect] = []
        for invitation in try ledger.invitations(to: meeting.id) where invitation.withdrawn == nil {
            let title = caseTitle(for: invitation, of: earlier, in: agenda)
            effects += try resend(invitation, of: meeting, forum: forum, before: before, caseTitle: title)
        }
        if meeting.date != before.date { effects += moveQuestions(about: meeting, from: before.date) }
        for job in meeting.jobs(rules: environment.rules, zone: zone) { effects.append(.wake(job)) }
        round.meeting = meeting
        round.against = try against(meeting)
        round.sent = try carryOut(effects)
        try followDeadlines(of: forum)
        return round
    }

    /// What stands in the way of the date that a meeting is moved to: said, not forbidden.
    func against(_ meeting: Meeting) throws -> [Constraint] {
        guard let forum = register.forum(meeting.forum) else { return [] }
        let others = try ledger.meetings().filter { $0.id != meeting.id }
        let planner = Planner(
            for: forum, register: register, meetings: others, breaks: environment.breaks, from: meeting.date,
            until: meeting.date)
        return planner?.constraints(on: meeting.date) ?? Constraint.ofCalendar(on: meeting.date)
    }

    /// The meeting at its new time. A forum has one meeting a day: the date is the meeting's name.
    func moved(_ meeting: Meeting, to target: MoveTarget) throws -> Meeting {
        var moved = meeting
        try moved.move(to: try target.slot(for: meeting), now: now, zone: zone)
        let others = try ledger.meetings(of: meeting.forum).filter { $0.id != meeting.id && !$0.isCancelled }
        if others.contains(where: { $0.date == moved.date }) { throw Refusal.dateTaken(moved) }
        return moved
    }

    func cancel(_ meeting: Meeting, reason: String?) throws -> Round {
        try reason.map(refuseBadText)
        var round = try changeRound(meeting, .cancel)
        var meeting = meeting
        try meeting.cancel(reason: reason, now: now, zone: zone)
        try ledger.save(meeting)
        let forum = try forum(meeting.forum.rawValue)
        let agenda = try ledger.agenda(of: meeting.id)?.sent ?? []
        var effects = takeBackQuestions(about: meeting, on: meeting.date)
        for invitation in try ledger.invitations(to: meeting.id) where invitation.withdrawn == nil {
            effects.append(takeBackLetters(about: invitation))
            if try sequenceLastSent(of: invitation) == nil { continue }
            var invitation = invitation
            invitation.sequence = max(meeting.sequence, invitation.sequence + 1)
            invitation.stamp = meeting.stamp
            try ledger.save(invitation)
            let notice = InvitationNotice(
                forum: forum, meeting: meeting, invitation: invitation, change: .cancelled(reason: reason),
                caseTitle: caseTitle(for: invitation, of: meeting, in: agenda))
            effects.append(order(notice))
        }
        round.meeting = meeting
        round.sent = try carryOut(effects)
        try releaseCases(of: meeting)
        try followDeadlines(of: forum)
        return round
    }

    /// The forum's later meetings that are planned and not called, for the letter's text.
    private func laterSlots(after meeting: Meeting) throws -> [Slot] {
        let later = try ledger.meetings(of: meeting.forum).filter { $0.date > meeting.date && $0.stage == .planned }
        return later.prefix(6).map(\.slot)
    }

    private func callEffects(
        for recipient: Round.Recipient, earlier: Invitation?, meeting: Meeting, forum: Forum, later: [Slot]
    ) throws -> [Effect] {
        if recipient.action == .withdraw, var invitation = earlier {
            let hasLeft = try sequenceLastSent(of: invitation) != nil
            let takenBack = takeBackLetters(about: invitation)
            invitation.sequence += 1
            invitation.stamp = meeting.stamp
            invitation.withdrawn = now
            try ledger.save(invitation)
            // Who has not got the call yet needs no cancellation.
            guard hasLeft else { return [takenBack] }
            let notice = InvitationNotice(forum: forum, meeting: meeting, invitation: invitation, change: .withdrawn)
            return [takenBack, order(notice)]
        }
        // Someone called again after having been taken off must get a higher sequence than the cancellation had.
        let invitation = Invitation(
            meeting: meeting.id, person: recipient.person.id, seat: recipient.seat,
            token: earlier?.token ?? environment.ids.token(), uid: meeting.uid,
            sequence: max(meeting.sequence, earlier.map { $0.sequence + 1 } ?? 0), stamp: meeting.stamp, sent: now)
        try ledger.save(invitation)
        let notice = InvitationNotice(
            forum: forum, meeting: meeting, invitation: invitation, change: .new, later: later,
            replyBy: replyBy(meeting))
        return [order(notice)]
    }

    private func resend(
        _ invitation: Invitation, of meeting: Meeting, forum: Forum, before: Slot, caseTitle: String?
    ) throws -> [Effect] {
        // Counted from what the person has: a time that was changed before its letter left is news to nobody.
        let known = try sequenceLastSent(of: invitation)
            .map { invitation.presents == nil ? meeting.slot(at: $0) ?? before : before }
        let change = known.flatMap { $0 == meeting.slot ? nil : InvitationNotice.Change.moved(from: $0) }
        let takenBack = takeBackLetters(about: invitation)
        var invitation = invitation
        let shift = meeting.start.minutes - before.start.minutes
        invitation.presents = invitation.presents.flatMap {
            TimeSpan($0.start.adding(minutes: shift), $0.end.adding(minutes: shift))
        }
        invitation.sequence = max(meeting.sequence, invitation.sequence + 1)
        invitation.stamp = meeting.stamp
        invitation.sent = now
        // Another time is another question: what was answered to the old one no longer holds.
        invitation.answer = Answer()
        invitation.asked = invitation.sequence
        try ledger.save(invitation)
        let notice = InvitationNotice(
            forum: forum, meeting: meeting, invitation: invitation, change: change ?? .new, caseTitle: caseTitle,
            replyBy: replyBy(meeting))
        return [takenBack, order(notice)]
    }

    func order(_ notice: InvitationNotice) -> Effect {
        let invitation = notice.invitation
        return .letter(
            LetterOrder(
                .invitation(notice), to: invitation.person,
                key: "\(invitation.letterKey)\(invitation.sequence)",
                meeting: notice.meeting.id, expires: zone.instant(notice.slot.date, notice.slot.end)))
    }

    func replyBy(_ meeting: Meeting) -> CalendarDate? {
        let date = Holidays.workingDay(onOrBefore: meeting.date.adding(days: -environment.rules.replyDays))
        return date > today ? date : nil
    }
}

extension Refusal {
    fileprivate static func hasBeen(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "has-been",
            Trilingual(
                "Møtet \(meeting.forum)/\(meeting.date) har vore: ingen kan kallast inn til det no",
                "Møtet \(meeting.forum)/\(meeting.date) har vært: ingen kan kalles inn til det nå",
                "The meeting \(meeting.forum)/\(meeting.date) has been: nobody can be called to it now"))
    }
}
