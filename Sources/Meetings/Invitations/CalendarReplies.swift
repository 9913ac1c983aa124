import FoundationEssentials

/// What calendar programs answer (RFC 5546 §3.2.3, §3.2.6, §3.2.7).
extension Books {
    func take(
        _ reply: CalendarReply, _ letter: IncomingLetter, _ mail: InboxMail, as assigned: Person?
    ) throws -> Filing {
        switch reply.method {
        case .reply, .counter, .refresh: break
        case .request, .cancel, .publish, .add, .declineCounter: return .unexpected(reply, letter)
        }
        switch try match(reply, letter, as: assigned) {
        case .waiting(let filing): return filing
        case .matched(let matched):
            guard let invitation = matched.invitation, invitation.withdrawn == nil else {
                return .goneCall(matched, reply)
            }
            if assigned == nil { try letter.from.map(ledger.clearUndeliverable) }
            if reply.method == .refresh { return try refresh(matched, invitation, letter, mail) }
            if matched.meeting.isCancelled { return .cancelledMeeting(matched, reply) }
            if invitation.isStale(reply) { return .stale(matched) }
            if reply.method == .counter { return try propose(reply, matched, invitation) }
            return try record(reply, of: matched, invitation, letter, mail)
        }
    }

    /// The newest answer holds, in whatever order they come (RFC 5546 §2.1.5); of two given at the same time, the one
    /// that came last.
    private func record(
        _ reply: CalendarReply, of matched: MatchedReply, _ call: Invitation, _ letter: IncomingLetter,
        _ mail: InboxMail
    ) throws -> Filing {
        guard let state = Answer.State(matched.status) else { return .noStatus(matched) }
        var invitation = call
        let before = call.answer
        let answer = Answer(
            state, at: mail.arrived, way: .mail, comment: reply.comment,
            sequence: min(reply.sequence ?? call.sequence, call.sequence),
            stamp: reply.stamp.map { min($0, mail.arrived.addingTimeInterval(366 * 86_400)) } ?? mail.arrived,
            delegate: matched.delegates.first)
        if answer.isOlder(than: before) { return .older(matched) }
        invitation.answer = answer
        try ledger.save(invitation)
        var filing = Filing.answered(matched, answer)
        if state == .declined, before.state != .declined || matched.delegates.first != before.delegate {
            try seekDeputy(for: invitation, matched, letter, mail, into: &filing)
        } else if state == .accepted, before.state != .none || call.asked > 0, let deputy = try deputy(for: invitation)
        {
            filing.noLongerNeeds(deputy, register.person(deputy.person)?.name ?? "", person: matched.person)
        }
        return filing
    }

    /// Sends the call as it now is to one who asks for it (RFC 5546 §3.2.6).
    private func refresh(
        _ matched: MatchedReply, _ invitation: Invitation, _ letter: IncomingLetter, _ mail: InboxMail
    ) throws -> Filing {
        guard let forum = register.forum(matched.meeting.forum) else { return .goneCall(matched, nil) }
        let meeting = matched.meeting
        let items = try ledger.agenda(of: meeting.id)?.sent ?? []
        var again = invitation
        let whole = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        again.stamp = max(whole, invitation.stamp.addingTimeInterval(1))
        try ledger.save(again)
        let change: InvitationNotice.Change =
            meeting.cancellation.map { .cancelled(reason: $0.reason) } ?? .updated
        let notice = InvitationNotice(
            forum: forum, meeting: meeting, invitation: again, change: change,
            caseTitle: caseTitle(for: invitation, of: meeting, in: items), replyBy: replyBy(meeting))
        // Of this meeting, so that it stays behind what has been sent about it, and before what comes.
        try answer(letter, mail, with: .invitation(notice), to: matched.person, about: meeting.id)
        return Filing(
            .command, "refresh",
            Trilingual(
                "\(matched.person.name) bad om innkallinga på nytt",
                "\(matched.person.name) ba om innkallingen på nytt",
                "\(matched.person.name) asked for the call again"),
            meeting: meeting.id, person: matched.person.id)
    }

    /// Another time is the coordinator's to say yes or no to (RFC 5546 §3.2.7).
    private func propose(
        _ reply: CalendarReply, _ matched: MatchedReply, _ invitation: Invitation
    ) throws -> Filing {
        guard invitation.presents == nil, let start = reply.start else { return .unclearProposal(matched) }
        let (date, time) = zone.local(start)
        let length = matched.meeting.end.minutes - matched.meeting.start.minutes
        let end = reply.end.map(zone.local).flatMap { $0.date == date ? $0.time : nil } ?? time.adding(minutes: length)
        guard time < end else { return .unclearProposal(matched) }
        let slot = Slot(date: date, start: time, end: end)
        if slot == matched.meeting.slot { return .otherProposal(matched, comment: reply.comment) }
        return .proposal(matched, slot, comment: reply.comment, isOver: start < now)
    }
}

extension Invitation {
    /// It answers a time that is no longer the meeting's. Where no sequence is given, the time it was given at tells.
    fileprivate func isStale(_ reply: CalendarReply) -> Bool {
        if let answered = reply.sequence { return answered < asked }
        return asked > 0 && (reply.stamp.map { $0 < stamp } ?? false)
    }
}

extension Answer {
    fileprivate func isOlder(than other: Answer) -> Bool {
        guard let sequence, let stamp, let otherSequence = other.sequence, let otherStamp = other.stamp else {
            return false
        }
        return (sequence, stamp) < (otherSequence, otherStamp)
    }
}
