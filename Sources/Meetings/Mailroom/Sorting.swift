/// What a mail is, and what is done about it: inside the transaction that files it.
extension Books {
    /// Does what the mail asks for, or leaves it to the coordinator. Throws where what it asks for is refused; nothing
    /// is changed then.
    func deal(with letter: IncomingLetter, _ mail: InboxMail) throws -> Filing {
        let filing = try deal(with: letter, mail, as: nil)
        try noteArrivals(shownBy: letter, filing)
        return filing
    }

    /// - Parameter person: whose mail it is, where the coordinator has said so.
    func deal(with letter: IncomingLetter, _ mail: InboxMail, as person: Person?) throws -> Filing {
        if try isOurOwn(letter) {
            return Filing(.ignored, "our-own", Trilingual("vårt eige brev", "vårt eget brev", "our own letter"))
        }
        switch letter.content {
        case .unreadable(let why): return .unreadable(why)
        case .bounce(let bounce): return try take(bounce, letter, mail)
        case .calendar(let reply): return try take(reply, letter, mail, as: person)
        case .unreadableCalendar(let why): return .unreadableCalendar(why, person: try person ?? writer(of: letter))
        case .outlookOnly: return .outlookOnly(try person ?? writer(of: letter))
        case .words: return try takeWords(letter, mail, as: person)
        }
    }

    /// A letter that has come round: its Message-ID is one of those we have given.
    private func isOurOwn(_ letter: IncomingLetter) throws -> Bool {
        if letter.from == register.network.mailbox.lowercased() { return true }
        return try letter.messageID.flatMap { try ledger.letter(messageID: $0) } != nil
    }

    private func writer(of letter: IncomingLetter) throws -> Person? {
        switch try correspondent(of: letter) {
        case .known(let known): known.person
        case .unsure(let person, _): person
        case .stranger: nil
        }
    }

    private func takeWords(_ letter: IncomingLetter, _ mail: InboxMail, as person: Person?) throws -> Filing {
        if let why = letter.automatic { return .automatic(why) }
        if let person {
            return try act(on: written(letter, mail, person, about: letterAnswered(by: letter), invitation: nil))
        }
        switch try correspondent(of: letter) {
        case .stranger: return .stranger(letter)
        case .unsure(let person, let why): return .unsure(person, why, letter)
        case .known(let known):
            try letter.from.map(ledger.clearUndeliverable)
            let answer = try written(letter, mail, known.person, about: known.about, invitation: known.invitation)
            if let filing = try nameDeputy(answer) { return filing }
            return try act(on: answer)
        }
    }

    private func written(
        _ letter: IncomingLetter, _ mail: InboxMail, _ person: Person, about: OutboxLetter?, invitation: Invitation?
    ) throws -> WrittenAnswer {
        let meeting = try (invitation?.meeting ?? about?.meeting).flatMap(ledger.meeting)
        let own = try meeting.flatMap { meeting in
            try ledger.invitations(to: meeting.id, person: person.id).last { $0.withdrawn == nil }
        }
        return WrittenAnswer(
            mail: mail, letter: letter, person: person, about: about, meeting: meeting, invitation: invitation ?? own)
    }
}

extension Filing {
    static func automatic(_ why: String) -> Filing {
        Filing(
            .autoReply, "automatic",
            Trilingual("automatisk svar (\(why))", "automatisk svar (\(why))", "automatic reply (\(why))"))
    }

    static func stranger(_ letter: IncomingLetter, meeting: MeetingID? = nil, proposal: Proposal? = nil) -> Filing {
        let from = letter.from ?? letter.fromName
        return .waiting(
            "stranger",
            Trilingual(
                "\(from) står ikkje i registeret", "\(from) står ikke i registeret", "\(from) is not in the register"),
            meeting: meeting, proposal: proposal)
    }

    static func unsure(
        _ person: Person, _ why: String, _ letter: IncomingLetter, meeting: MeetingID? = nil,
        proposal: Proposal? = nil
    ) -> Filing {
        let from = letter.from ?? letter.fromName
        let detail =
            why == "forged"
            ? Trilingual(
                "\(from) er \(person.name) si adresse, men tenaren seier at avsendaren er forfalska",
                "\(from) er adressen til \(person.name), men serveren sier at avsenderen er forfalsket",
                "\(from) is \(person.name)’s address, but the server says that the sender is forged")
            : Trilingual(
                "svaret høyrer til \(person.name), men kom frå \(from)",
                "svaret hører til \(person.name), men kom fra \(from)",
                "the answer belongs to \(person.name), but came from \(from)")
        return .waiting(why, detail, meeting: meeting, person: person.id, proposal: proposal)
    }

    fileprivate static func unreadable(_ why: String) -> Filing {
        .waiting(
            "unreadable",
            Trilingual(
                "e-posten kan ikkje lesast: \(why)", "e-posten kan ikke leses: \(why)", "the mail can’t be read: \(why)"
            ))
    }

    fileprivate static func unreadableCalendar(_ why: String, person: Person?) -> Filing {
        .waiting(
            "unreadable-calendar",
            Trilingual(
                "kalendersvaret kan ikkje lesast: \(why)", "kalendersvaret kan ikke leses: \(why)",
                "the calendar answer can’t be read: \(why)"), person: person?.id)
    }

    fileprivate static func outlookOnly(_ person: Person?) -> Filing {
        .waiting(
            "outlook-only",
            Trilingual(
                "svaret ligg i Outlooks eige format (winmail.dat)",
                "svaret ligger i Outlooks eget format (winmail.dat)",
                "the answer is in Outlook’s own format (winmail.dat)"), person: person?.id)
    }
}
