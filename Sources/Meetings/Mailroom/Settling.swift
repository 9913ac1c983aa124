/// What the coordinator says to a mail that waits.
extension Books {
    /// Yes: does what the mail asks for, as the person's own wish where one is named.
    func accept(_ mail: InboxMail, _ letter: IncomingLetter, as person: Person?, by: String) throws -> Filing {
        guard var filing = mail.filing else { throw Refusal.nothingToSettle(mail) }
        if let person, person.id != filing.person { return try assign(mail, letter, to: person, by: by) }
        if filing.proposal == nil, filing.isOnlyUnsure, let sender = filing.person.flatMap(register.person) {
            return try deal(with: letter, mail, as: sender)
        }
        for part in filing.waitingParts {
            if let proposal = part.proposal { try carryOut(proposal, part, mail, by: by) }
        }
        if let why = needsPerson(filing) { throw why }
        try tellVerdict(on: filing, letter, mail) { .extended($0) }
        filing.settle()
        return filing
    }

    /// No. Who proposed another time is told so; nothing else leaves the house.
    func reject(_ mail: InboxMail, _ letter: IncomingLetter, reason: String?, by: String) throws -> Filing {
        guard var filing = mail.filing else { throw Refusal.nothingToSettle(mail) }
        if case .move(let slot)? = filing.proposal { try declineProposal(slot, filing, letter, mail, reason: reason) }
        for part in filing.waitingParts { try rejectItems(of: part, reason: reason, by: by) }
        try tellVerdict(on: filing, letter, mail) { .extensionRefused($0) }
        filing.settle()
        return filing
    }

    /// Who asked for more time hears whether they got it, of all in one letter.
    private func tellVerdict(
        on filing: Filing, _ letter: IncomingLetter, _ mail: InboxMail, _ verdict: (ItemLine) -> ReceiptNotice.Line
    ) throws {
        let asked = filing.waitingParts.filter { if case .extend? = $0.proposal { true } else { false } }
        guard let person = filing.person.flatMap(register.person) else { return }
        let lines = try asked.flatMap(\.items).compactMap { try ledger.item($0.number, of: $0.forum) }
            .compactMap { try line(for: $0, in: person.language) }.map(verdict)
        guard !lines.isEmpty else { return }
        try answer(letter, mail, with: .receipt(ReceiptNotice(lines, to: letter)), to: person, isVerdict: true)
    }

    /// The mail is that person's, and so is its address from now on: it is dealt with anew. Where the mail asks for a
    /// deputy nobody could find, the person is the deputy.
    func assign(_ mail: InboxMail, _ letter: IncomingLetter, to person: Person, by: String) throws -> Filing {
        if var filing = mail.filing,
            ["unknown-deputy", "unknown-delegate", "deputy-declined", "deputy-taken"]
                .contains(filing.reason)
        {
            try carryOut(.deputy(person.id), filing, mail, by: by)
            filing.waits = false
            return filing
        }
        if let from = letter.from, try self.person(at: from) == nil {
            try ledger.save(AddressAlias(address: from, person: person.id, since: now))
        }
        let filing = try deal(with: letter, mail, as: person)
        // Who isn't called is, now that the coordinator says so.
        if filing.waits, filing.proposal != nil, case .answer? = filing.proposal {
            var asOwn = mail
            asOwn.filing = filing
            return try accept(asOwn, letter, as: nil, by: by)
        }
        return filing
    }

    private func carryOut(_ proposal: Filing.Proposal, _ filing: Filing, _ mail: InboxMail, by: String) throws {
        switch proposal {
        case .answer(let state, let comment): try recordAnswer(state, comment, filing, mail)
        case .move(let slot):
            guard let meeting = try filing.meeting.flatMap(ledger.meeting) else { return }
            _ = try move(meeting, to: MoveTarget(date: slot.date, start: slot.start, end: slot.end))
        case .deputy(let person):
            guard let meeting = try filing.meeting.flatMap(ledger.meeting), let forum = register.forum(meeting.forum),
                let absent = try filing.person.flatMap({ try ledger.invitations(to: meeting.id, person: $0).last }),
                let deputy = register.person(person)
            else { return }
            if case .standsFor(let other) = try call(deputy, inPlaceOf: absent, meeting: meeting, forum: forum) {
                throw Refusal.deputyTaken(deputy, other)
            }
        case .withdraw(let person):
            guard let meeting = try filing.meeting.flatMap(ledger.meeting) else { return }
            try withdrawDeputy(person, from: meeting)
        case .done, .extend: try accept(proposal, of: filing, by: by)
        case .cases(let titles): try addCases(titles, of: filing)
        }
    }

    /// Records the answer as the person's own; who wasn't called is called.
    private func recordAnswer(
        _ state: Answer.State, _ comment: String?, _ filing: Filing, _ mail: InboxMail
    ) throws {
        guard let meeting = try filing.meeting.flatMap(ledger.meeting), let forum = register.forum(meeting.forum),
            let person = filing.person.flatMap(register.person)
        else { return }
        func call() throws -> Invitation? {
            try ledger.invitations(to: meeting.id, person: person.id).last { $0.withdrawn == nil }
        }
        if try call() == nil, !meeting.isCancelled { try callGuest(person, to: meeting, forum: forum) }
        guard var invitation = try call() ?? ledger.invitations(to: meeting.id, person: person.id).last
        else { return }
        invitation.answer = Answer(
            state, at: mail.arrived, way: .mail, comment: comment, sequence: invitation.sequence, stamp: now)
        try ledger.save(invitation)
    }

    private func declineProposal(
        _ slot: Slot, _ filing: Filing, _ letter: IncomingLetter, _ mail: InboxMail, reason: String?
    ) throws {
        guard let meeting = try filing.meeting.flatMap(ledger.meeting), let forum = register.forum(meeting.forum),
            let person = filing.person.flatMap(register.person),
            let invitation = try ledger.invitations(to: meeting.id, person: person.id).last
        else { return }
        let notice = CounterDeclinedNotice(
            forum: forum, meeting: meeting, invitation: invitation, proposed: slot, reason: reason)
        try answer(letter, mail, with: .counterDeclined(notice), to: person)
    }

    /// A mail nobody could be found for can't be said yes to before it is somebody's.
    private func needsPerson(_ filing: Filing) -> Refusal? {
        guard filing.person == nil, ["stranger", "unknown-meeting"].contains(filing.reason) else { return nil }
        return Refusal(
            .notNow, code: "whose-mail",
            Trilingual(
                "Kven er e-posten frå? Bruk --as PERSON, eller legg avsendaren inn i registeret først",
                "Hvem er e-posten fra? Bruk --as PERSON, eller legg avsenderen inn i registeret først",
                "Whose mail is it? Use --as PERSON, or put the sender into the register first"))
    }
}

extension Filing {
    /// What the coordinator has to look at: of several things those that wait, or the whole.
    var waitingParts: [Filing] { parts?.filter(\.waits) ?? [self] }

    fileprivate mutating func settle() {
        waits = false
        for index in (parts ?? []).indices { parts?[index].waits = false }
    }

    /// It waits for nothing but somebody to say that it is that person's.
    var isOnlyUnsure: Bool {
        let doubts = ["forged", "other-sender", "forged-sender", "other-name", "several-attendees"]
        return person != nil && doubts.contains(reason)
    }
}

extension Refusal {
    fileprivate static func nothingToSettle(_ mail: InboxMail) -> Refusal {
        Refusal(
            .notNow, code: "not-waiting",
            Trilingual(
                "E-post \(mail.number) ventar ikkje på noko", "E-post \(mail.number) venter ikke på noe",
                "Mail \(mail.number) does not wait for anything"))
    }
}
