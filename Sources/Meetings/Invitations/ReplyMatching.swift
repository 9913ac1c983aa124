/// Whose answer a calendar reply is: the call it answers and the line of it that speaks.
struct MatchedReply {
    var person: Person
    var meeting: Meeting
    /// The person's call, also one that was withdrawn; nil for a person who was never called.
    var invitation: Invitation?
    var status: CalendarReply.Status
    var delegates: [String]
}

/// Or why that can't be told.
enum ReplyMatch {
    case matched(MatchedReply)
    case waiting(Filing)
}

extension Books {
    /// Matches by the reply address, then by the attendee that the reply names, then by the addresses learnt, then by
    /// the sender (`interop.md` §0 no. 7). ORGANIZER isn't looked at: Exchange leaves it out.
    func match(_ reply: CalendarReply, _ letter: IncomingLetter, as assigned: Person?) throws -> ReplyMatch {
        guard let meeting = try ledger.meeting(uid: reply.uid).flatMap(ledger.meeting) else {
            return .waiting(try answerToOther(reply, letter) ?? .unknownMeeting(letter))
        }
        if try !isAbout(reply, meeting) { return .waiting(.unknownInstance(meeting)) }
        return try ReplyMatching(books: self, reply: reply, letter: letter, meeting: meeting).result(as: assigned)
    }

    /// Some calendars answer with an identifier of their own. The reply address tells whose answer it is all the same,
    /// and to which meeting; whether it counts is the coordinator's to say.
    private func answerToOther(_ reply: CalendarReply, _ letter: IncomingLetter) throws -> Filing? {
        guard let call = try letter.token.flatMap(ledger.invitation(token:)), call.withdrawn == nil,
            let person = register.person(call.person), let meeting = try ledger.meeting(call.meeting)
        else { return nil }
        let addresses = try addresses(of: person)
        let line = reply.attendees.first { addresses.contains($0.address) }
        let state = Answer.State(line?.status ?? letter.statusInSubject)
        let proposal = reply.method == .reply ? state.map { Filing.Proposal.answer($0, comment: reply.comment) } : nil
        return .otherIdentifier(person, meeting, proposal)
    }

    /// Our meetings are no series: a reply to one time of a series can only mean the meeting's own.
    private func isAbout(_ reply: CalendarReply, _ meeting: Meeting) throws -> Bool {
        guard let recurrence = reply.recurrence else { return true }
        let slots = [meeting.slot] + meeting.moves.map(\.from)
        if slots.contains(where: { zone.instant($0.date, $0.start) == recurrence }) { return true }
        let presented = try ledger.invitations(uid: reply.uid).compactMap(\.presents)
        return slots.contains { slot in presented.contains { zone.instant(slot.date, $0.start) == recurrence } }
    }
}

private struct ReplyMatching {
    let books: Books
    let reply: CalendarReply
    let letter: IncomingLetter
    let meeting: Meeting

    func result(as assigned: Person?) throws -> ReplyMatch {
        if let assigned {
            let line = try line(of: assigned) ?? (reply.attendees.count == 1 ? reply.attendees.first : nil)
            return try matched(assigned, line)
        }
        if let owner = try owner() { return try result(ownedBy: owner) }
        return try resultByAddress()
    }

    /// Who alone got the call that is answered.
    private func owner() throws -> Person? {
        let token = try letter.token.flatMap(books.ledger.invitation(token:))
        if let token, token.meeting == meeting.id { return books.register.person(token.person) }
        guard let about = try books.letterAnswered(by: letter), about.meeting == meeting.id else { return nil }
        return about.person.flatMap(books.register.person)
    }

    private func result(ownedBy owner: Person) throws -> ReplyMatch {
        let writer = try letter.from.flatMap(books.person(at:))
        if let line = try line(of: owner) {
            let isOwn =
                try writer.map { try $0.id == owner.id || isCalled($0) }
                ?? owner.goes(by: letter.fromName, at: letter.from)
            return try isOwn || letter.from == nil ? matched(owner, line) : unsure(owner, "other-sender", line)
        }
        // Somebody the call was passed on to answers for themselves.
        if let writer, writer.id != owner.id { return try answer(of: writer) }
        guard let line = reply.attendees.first else { return try matched(owner, nil) }
        guard reply.attendees.count == 1 else { return .waiting(.severalAttendees(owner, meeting)) }
        let isOwn = owner.goes(by: line.name, at: line.address) && (writer?.id == owner.id || goesAlong(owner))
        return try isOwn ? matched(owner, line) : unsure(owner, "other-name", line)
    }

    private func goesAlong(_ owner: Person) -> Bool {
        letter.from == nil || owner.goes(by: letter.fromName, at: letter.from)
    }

    private func resultByAddress() throws -> ReplyMatch {
        let writer = try letter.from.flatMap(books.person(at:))
        let named = try reply.attendees.compactMap { try books.person(at: $0.address) }.filter(isCalled)
        if let only = named.first, named.count == 1 {
            guard writer?.id == only.id else { return unsure(only, "forged-sender", try line(of: only)) }
            return try answer(of: only)
        }
        if let writer { return try answer(of: writer) }
        let line = reply.attendees.count == 1 ? reply.attendees.first : nil
        return .waiting(.stranger(letter, meeting: meeting.id, proposal: proposal(line)))
    }

    /// The answer of one who can only be told by the address the mail says it is from.
    private func answer(of writer: Person) throws -> ReplyMatch {
        let own = try line(of: writer)
        let line = own ?? (reply.attendees.count == 1 ? reply.attendees.first : nil)
        if own == nil, reply.attendees.count > 1 { return .waiting(.severalAttendees(writer, meeting)) }
        if letter.authentication == .failed { return unsure(writer, "forged", line) }
        if own == nil, let line, try books.person(at: line.address) != nil {
            return unsure(writer, "other-name", line)
        }
        guard try isCalled(writer) else {
            return .waiting(.notCalled(writer, meeting, proposal(line)))
        }
        return try matched(writer, line)
    }

    private func isCalled(_ person: Person) throws -> Bool { try call(to: person) != nil }

    private func call(to person: Person) throws -> Invitation? {
        // By the meeting too: that is what they are filed by, and a meeting may have a thousand.
        try books.ledger.invitations(to: meeting.id, person: person.id).last { $0.uid == reply.uid }
    }

    private func line(of person: Person) throws -> CalendarReply.Attendee? {
        let addresses = try books.addresses(of: person)
        return reply.attendees.first { addresses.contains($0.address) }
    }

    private func matched(_ person: Person, _ line: CalendarReply.Attendee?) throws -> ReplyMatch {
        .matched(
            MatchedReply(
                person: person, meeting: meeting, invitation: try call(to: person),
                status: line?.status ?? letter.statusInSubject, delegates: line?.delegatedTo ?? []))
    }

    private func unsure(_ person: Person, _ why: String, _ line: CalendarReply.Attendee?) -> ReplyMatch {
        .waiting(.unsure(person, why, letter, meeting: meeting.id, proposal: proposal(line)))
    }

    private func proposal(_ line: CalendarReply.Attendee?) -> Filing.Proposal? {
        guard reply.method == .reply, let state = Answer.State(line?.status ?? letter.statusInSubject) else {
            return nil
        }
        return .answer(state, comment: reply.comment)
    }
}

extension Answer.State {
    /// Nil where nothing is answered.
    init?(_ status: CalendarReply.Status) {
        switch status {
        case .accepted: self = .accepted
        case .declined, .delegated: self = .declined
        case .tentative: self = .tentative
        case .none: return nil
        }
    }
}

extension IncomingLetter {
    /// Rooms and some servers answer without saying for whom or what, but in the subject.
    var statusInSubject: CalendarReply.Status {
        let words: [(CalendarReply.Status, [String])] = [
            (
                .accepted,
                [
                    "godteke:", "godteken:", "godtatt:", "godkjent:", "akseptert:", "accepted:", "accepterat:",
                    "accepteret:", "zugesagt:",
                ]
            ),
            (
                .declined,
                ["avslått:", "avslege:", "avvist:", "declined:", "avböjt:", "avvisat:", "afvist:", "abgelehnt:"]
            ),
            (
                .tentative,
                [
                    "foreløpig:", "foreløpig godtatt:", "førebels:", "førebels godteke:", "kanskje:", "tentative:",
                    "tentatively accepted:", "preliminärt:", "mit vorbehalt:", "vorläufig zugesagt:",
                ]
            ),
        ]
        let subject = subject.lowercased()
        return words.first { $0.1.contains { subject.hasPrefix($0) } }?.0 ?? .none
    }
}

extension Filing {
    fileprivate static func unknownMeeting(_ letter: IncomingLetter) -> Filing {
        .waiting(
            "unknown-meeting",
            Trilingual(
                "svar på eit møte som ikkje er vårt", "svar på et møte som ikke er vårt",
                "an answer to a meeting that isn’t ours"))
    }

    fileprivate static func otherIdentifier(_ person: Person, _ meeting: Meeting, _ proposal: Proposal?) -> Filing {
        let name = "\(meeting.forum)/\(meeting.date)"
        return .waiting(
            "other-identifier",
            Trilingual(
                "svaret kom til svaradressa som \(person.name) fekk til \(name), men gjeld eit anna kalenderpunkt",
                "svaret kom til svaradressen som \(person.name) fikk til \(name), men gjelder et annet kalenderpunkt",
                "the answer came to the reply address that \(person.name) got for \(name), but is about another event"),
            meeting: meeting.id, person: person.id, proposal: proposal)
    }

    fileprivate static func unknownInstance(_ meeting: Meeting) -> Filing {
        .waiting(
            "unknown-instance",
            Trilingual(
                "svar på ei tid som møtet ikkje har", "svar på et tidspunkt som møtet ikke har",
                "an answer to a time that the meeting doesn’t have"), meeting: meeting.id)
    }

    fileprivate static func severalAttendees(_ person: Person, _ meeting: Meeting) -> Filing {
        .waiting(
            "several-attendees",
            Trilingual(
                "svaret frå \(person.name) nemner fleire, og ingen av dei er avsendaren",
                "svaret fra \(person.name) nevner flere, og ingen av dem er avsenderen",
                "the answer from \(person.name) names several, and none of them is the sender"),
            meeting: meeting.id, person: person.id)
    }

    fileprivate static func notCalled(_ person: Person, _ meeting: Meeting, _ proposal: Proposal?) -> Filing {
        .waiting(
            "not-called",
            Trilingual(
                "\(person.name) er ikkje kalla inn til \(meeting.forum)/\(meeting.date)",
                "\(person.name) er ikke kalt inn til \(meeting.forum)/\(meeting.date)",
                "\(person.name) is not called to \(meeting.forum)/\(meeting.date)"),
            meeting: meeting.id, person: person.id, proposal: proposal)
    }
}
