import FoundationEssentials

/// Who comes instead (*vara*): asked for when somebody says no, named in words or by the calendar program.
extension Books {
    /// The one who is called in the person's place now.
    func deputy(for invitation: Invitation) throws -> Invitation? {
        try ledger.deputies(for: invitation.person, in: invitation.meeting).last { $0.withdrawn == nil }
    }

    /// Calls the delegate that the calendar program names, where that is a person of the register, or else asks the
    /// person who comes. A delegate nobody knows is the coordinator's to call: no letter goes to a stranger.
    func seekDeputy(
        for invitation: Invitation, _ matched: MatchedReply, _ letter: IncomingLetter, _ mail: InboxMail,
        into filing: inout Filing
    ) throws {
        let meeting = matched.meeting
        guard !invitation.isBesideRoster, zone.instant(meeting.date, meeting.start) > now,
            try deputy(for: invitation) == nil, let forum = register.forum(meeting.forum)
        else { return }
        if let delegate = matched.delegates.first {
            guard let person = try person(at: delegate), person.id != matched.person.id else {
                filing.delegateUnknown(delegate)
                return
            }
            let deputyCall = try call(person, inPlaceOf: invitation, meeting: meeting, forum: forum)
            if case .standsFor(let other) = deputyCall {
                filing.deputyTaken(person, other)
                return
            }
            if deputyCall != .hasDeclined {
                let line = ReceiptNotice.Line.deputyCalled(name: person.name, forum, meeting)
                try answer(letter, mail, with: .receipt(ReceiptNotice([line], to: letter)), to: matched.person)
            }
            return
        }
        let answered = AnsweredMail(subject: letter.subject, messageID: letter.messageID)
        let notice = DeputyNotice(forum: forum, meeting: meeting, invitation: invitation, answered: answered)
        try answer(letter, mail, with: .deputy(notice), to: matched.person, about: meeting.id)
    }

    enum DeputyCall: Equatable {
        case called
        /// A member, who is called already, and now is told to come for the other too.
        case isMember
        /// Called already, and can't come.
        case hasDeclined
        /// Comes for somebody else, and can't sit in two seats.
        case standsFor(Person)
    }

    /// Calls the person as deputy.
    func call(
        _ person: Person, inPlaceOf absent: Invitation, meeting: Meeting, forum: Forum
    ) throws -> DeputyCall {
        let earlier = try ledger.invitations(to: meeting.id, person: person.id).last { $0.presents == nil }
        guard var member = earlier, member.withdrawn == nil else {
            try call(person, seat: absent.seat, earlier: earlier, meeting: meeting, forum: forum) {
                $0.deputyFor = absent.person
            }
            return .called
        }
        if member.answer.state == .declined { return .hasDeclined }
        guard member.deputyFor != absent.person else { return .isMember }
        if let other = member.deputyFor.flatMap(register.person) { return .standsFor(other) }
        let deputy = Trilingual("vara for", "vara for", "deputy for")[person.language]
        member.seat = "\(member.seat); \(deputy) \(absent.seat)"
        member.deputyFor = absent.person
        let whole = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        member.stamp = max(whole, member.stamp.addingTimeInterval(1))
        try ledger.save(member)
        let notice = InvitationNotice(forum: forum, meeting: meeting, invitation: member, change: .updated)
        try carryOut([
            .letter(
                LetterOrder(
                    .invitation(notice), to: person.id, key: "\(member.letterKey)deputy:\(absent.person)",
                    meeting: meeting.id, expires: zone.instant(meeting.date, meeting.end)))
        ])
        return .isMember
    }

    /// Calls someone beside the roster.
    private func call(
        _ person: Person, seat: String, earlier: Invitation?, meeting: Meeting, forum: Forum,
        as mark: (inout Invitation) -> Void
    ) throws {
        var meeting = meeting
        try meeting.call(now: now)
        try ledger.save(meeting)
        var invitation = Invitation(
            meeting: meeting.id, person: person.id, seat: seat, token: earlier?.token ?? environment.ids.token(),
            uid: meeting.uid, sequence: max(meeting.sequence, earlier.map { $0.sequence + 1 } ?? 0),
            stamp: meeting.stamp, sent: now)
        mark(&invitation)
        try ledger.save(invitation)
        let notice = InvitationNotice(
            forum: forum, meeting: meeting, invitation: invitation, change: .new, replyBy: replyBy(meeting))
        try carryOut([order(notice)])
    }

    /// Calls a person of the register who isn't a member, because the coordinator said so.
    func callGuest(_ person: Person, to meeting: Meeting, forum: Forum) throws {
        let earlier = try ledger.invitations(to: meeting.id, person: person.id).last { $0.presents == nil }
        try call(person, seat: "", earlier: earlier, meeting: meeting, forum: forum) { $0.isGuest = true }
    }

    /// Takes a deputy off again.
    func withdrawDeputy(_ person: PersonID, from meeting: Meeting) throws {
        let isMember = register.members(of: meeting.forum, on: meeting.date).contains { $0.person.id == person }
        if isMember { return try endDeputy(person, of: meeting) }
        guard let forum = register.forum(meeting.forum),
            var invitation = try ledger.invitations(to: meeting.id, person: person).last(where: {
                $0.deputyFor != nil && $0.withdrawn == nil
            })
        else { return }
        let hasLeft = try sequenceLastSent(of: invitation) != nil
        let takenBack = takeBackLetters(about: invitation)
        let whole = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        invitation.sequence += 1
        invitation.stamp = max(whole, invitation.stamp.addingTimeInterval(1))
        invitation.withdrawn = now
        try ledger.save(invitation)
        let notice = InvitationNotice(forum: forum, meeting: meeting, invitation: invitation, change: .withdrawn)
        try carryOut(hasLeft ? [takenBack, order(notice)] : [takenBack])
    }
}

extension Books {
    /// A member who was to come for another comes as a member only.
    private func endDeputy(_ person: PersonID, of meeting: Meeting) throws {
        for var invitation in try ledger.invitations(to: meeting.id, person: person)
        where invitation.deputyFor != nil {
            invitation.deputyFor = nil
            let seats = invitation.seat.split(separator: "; ", omittingEmptySubsequences: false)
            invitation.seat = seats.dropLast(seats.count > 1 ? 1 : 0).joined(separator: "; ")
            try ledger.save(invitation)
        }
    }
}

extension ReceiptNotice {
    init(_ lines: [Line], to letter: IncomingLetter) {
        self.init(lines: lines, answered: AnsweredMail(subject: letter.subject, messageID: letter.messageID))
    }
}

extension Filing {
    fileprivate mutating func delegateUnknown(_ address: String) {
        waits = true
        reason = "unknown-delegate"
        detail = Trilingual(
            "\(detail.nn); sende innkallinga vidare til \(address), som ikkje står i registeret",
            "\(detail.nb); sendte innkallingen videre til \(address), som ikke står i registeret",
            "\(detail.en); passed the call on to \(address), who is not in the register")
    }

    fileprivate mutating func deputyTaken(_ deputy: Person, _ other: Person) {
        waits = true
        reason = "deputy-taken"
        detail = Trilingual(
            "\(detail.nn); vil ha \(deputy.name) som vara, som alt møter for \(other.name)",
            "\(detail.nb); vil ha \(deputy.name) som vara, som allerede møter for \(other.name)",
            "\(detail.en); wants \(deputy.name) as deputy, who comes for \(other.name) already")
    }

    mutating func noLongerNeeds(_ deputy: Invitation, _ name: String, person: Person) {
        waits = true
        reason = "deputy-stands"
        proposal = .withdraw(deputy.person)
        detail = Trilingual(
            "\(detail.nn); \(name) er kalla inn som vara", "\(detail.nb); \(name) er kalt inn som vara",
            "\(detail.en); \(name) is called as deputy")
    }
}
