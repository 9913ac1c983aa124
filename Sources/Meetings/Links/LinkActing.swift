import FoundationEssentials

/// What is done with links, in the name of those they were made for. The same wish again ends in the same state: a
/// button is pressed twice, and a form is sent anew.
extension Books {
    /// - Parameter part: what of the link's purpose is meant, where that is wider.
    func act(_ action: LinkAction, with token: LinkToken, on part: LinkPurpose? = nil) throws -> LinkOutcome {
        var check = try check(token)
        guard var link = check.link, let person = register.person(link.person) else {
            throw Refusal.badLink(check.fault ?? .unknown)
        }
        if let part, part != link.purpose {
            guard link.purpose.covers(part) else { throw Refusal.otherPurpose }
            if let fault = check.fault, fault != .settled { throw Refusal.badLink(fault) }
            link.purpose = part
            check.fault = try standing(ofListed: link)
        }
        let outcome = try act(action, with: link, person, fault: check.fault)
        if outcome == .already { return outcome }
        link.uses += 1
        link.lastUsed = now
        try ledger.save(link)
        return outcome
    }

    /// - Parameter fault: how the link stands, which has been looked into.
    func act(
        _ action: LinkAction, with link: SignedLink, _ person: Person, fault: LinkCheck.Fault?
    ) throws -> LinkOutcome {
        guard action.isMeant(by: link.purpose.kind) else { throw Refusal.otherPurpose }
        if fault == .settled, !action.isRemark { return .already }
        if let fault, fault != .settled { throw Refusal.badLink(fault) }
        return try carryOut(action, link, person)
    }

    private func carryOut(_ action: LinkAction, _ link: SignedLink, _ person: Person) throws -> LinkOutcome {
        switch (action, link.purpose) {
        case (.answer(let state, let comment, let asked), .answerInvitation(let meeting, let uid)):
            guard let meeting = try ledger.meeting(meeting),
                let call = try ledger.invitations(to: meeting.id).last(where: {
                    $0.person == person.id && $0.uid == uid
                })
            else { throw Refusal.badLink(.missing) }
            if let asked, asked != call.asked { throw Refusal.askedAnew(meeting) }
            return try answer(state, comment, call, meeting, link)
        case (.nameDeputy(let name), .nameDeputy(let meeting)): return try nameDeputy(name, at: meeting, for: person)
        case (.comesWithoutDeputy, .nameDeputy(let meeting)): return try comeWithoutDeputy(at: meeting, person)
        default: return .done(try reply(action, link, person))
        }
    }

    private func answer(
        _ state: Answer.State, _ comment: String?, _ call: Invitation, _ meeting: Meeting, _ link: SignedLink
    ) throws -> LinkOutcome {
        guard state != .none else { throw Refusal.noAnswer }
        var call = call
        let before = call.answer
        // Given anew without a comment, an answer keeps the one it had.
        let kept = before.state == state ? before.comment : nil
        call.answer = Answer(
            state, at: now, way: .link, comment: try comment.flatMap(oneLine) ?? kept, sequence: call.sequence,
            stamp: now)
        try ledger.save(call)
        if state == .accepted, let deputy = try deputy(for: call) {
            try tellThatDeputyStands(deputy, for: call, meeting, link)
        }
        let isNew = state == .declined && before.state != .declined
        return .answered(state, isAskedForDeputy: try isNew && askForDeputy(for: call, meeting))
    }

    /// Once for each time that is asked about, however often somebody changes their mind. False where nobody can come
    /// instead, or somebody does.
    private func askForDeputy(for call: Invitation, _ meeting: Meeting) throws -> Bool {
        guard !call.isBesideRoster, meeting.begins(in: zone) > now, try deputy(for: call) == nil,
            let forum = register.forum(meeting.forum)
        else { return false }
        let notice = DeputyNotice(forum: forum, meeting: meeting, invitation: call)
        let order = LetterOrder(
            .deputy(notice), to: call.person, key: "deputy:\(call.uid):\(call.person):\(call.asked)",
            meeting: meeting.id, expires: meeting.begins(in: zone))
        try carryOut([.letter(order)])
        return true
    }

    private func nameDeputy(_ written: String, at id: MeetingID, for person: Person) throws -> LinkOutcome {
        guard let meeting = try ledger.meeting(id), let forum = register.forum(meeting.forum),
            let absent = try memberCall(to: meeting, person)
        else { throw Refusal.badLink(.missing) }
        let named = DeputyLine(try oneLine(written) ?? "")
        if named.isNobody { return try comeWithoutDeputy(at: id, person) }
        guard let deputy = try deputy(named: named.text, for: absent, meeting: meeting, forum: forum) else {
            throw Refusal.unknownDeputy(named.text)
        }
        if let earlier = try self.deputy(for: absent) {
            if earlier.person == deputy.id { return .already }
            try withdrawDeputy(earlier.person, from: meeting)
        }
        // Thrown, it undoes what was done to the earlier one.
        switch try call(deputy, inPlaceOf: absent, meeting: meeting, forum: forum) {
        case .hasDeclined: throw Refusal.deputyDeclined(deputy)
        case .standsFor(let other): throw Refusal.deputyTaken(deputy, other)
        case .called, .isMember: break
        }
        return .done(.deputyCalled(name: deputy.name, forum, meeting))
    }

    private func comeWithoutDeputy(at id: MeetingID, _ person: Person) throws -> LinkOutcome {
        guard let meeting = try ledger.meeting(id), let absent = try memberCall(to: meeting, person) else {
            throw Refusal.badLink(.missing)
        }
        if let earlier = try deputy(for: absent) { try withdrawDeputy(earlier.person, from: meeting) }
        return .comesWithoutDeputy
    }

    /// What was written in a field, on one line; nil where nothing was.
    func oneLine(_ text: String) throws -> String? {
        guard text.utf8.count <= 4_000 else { throw Refusal.tooMuchText }
        return text.plainLine
    }
}

extension String {
    /// Without control characters, and with one space between words; nil where nothing is left.
    var plainLine: String? {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let scalars = line.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return scalars.isEmpty ? nil : String(String.UnicodeScalarView(scalars))
    }
}
