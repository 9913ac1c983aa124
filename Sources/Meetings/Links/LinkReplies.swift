/// What a link asks for about items, an agenda or minutes is dealt with as the same answer in words is; what the
/// coordinator has a say in waits in the inbox like a mail. No receipt is sent: the page is one.
extension Books {
    func reply(_ action: LinkAction, _ link: SignedLink, _ person: Person) throws -> ReceiptNotice.Line {
        switch action {
        case .markDone(let result): try markDone(link, person, result.flatMap(oneLine))
        case .askMoreTime(let until, let reason): try askMoreTime(link, person, until, reason.flatMap(oneLine))
        case .notMine(let reason): try dispute(link, person, reason.flatMap(oneLine))
        case .contribute(let text): try contribute(link, person, text)
        case .contributeForm(let form): try contribute(link, person, form)
        case .approveMinutes, .clearAgenda: try approve(link, person)
        case .remark(let text): try remark(link, person, text)
        case .answer, .nameDeputy, .comesWithoutDeputy: throw Refusal.otherPurpose
        }
    }

    private func markDone(_ link: SignedLink, _ person: Person, _ result: String?) throws -> ReceiptNotice.Line {
        let item = try item(of: link)
        let words = Trilingual("utført", "utført", "done")[person.language]
        let answer = try answer([command(words, item.number, result)], link, person)
        let parts = shares(of: person.id, in: item)
        let filing = try markDone([item], result.map { String($0.prefix(500)) }, answer).filing
        try keep(filing, answer)
        let line = try line(of: link, for: person)
        if filing.proposal == .done {
            return .reported(line, answersForIt: mainHolders(of: item).map(\.name).joined(separator: ", "))
        }
        return .done(line, share: parts.isEmpty ? nil : parts.joined(separator: ", "))
    }

    private func askMoreTime(
        _ link: SignedLink, _ person: Person, _ until: String, _ reason: String?
    ) throws -> ReceiptNotice.Line {
        let item = try item(of: link)
        let deadline = try oneLine(until) ?? ""
        let wanted = try newDeadline(deadline, for: item)
        let words = Trilingual("ny frist", "ny frist", "extend")[person.language]
        let written = command("\(words) \(item.number) \(deadline)", nil, reason)
        let answer = try answer([written], link, person)
        let deed = try askForTime([item], deadline, reason.map { String($0.prefix(500)) }, answer, written)
        try keep(deed.filing, answer)
        return .extensionAsked(try line(of: link, for: person), until: wanted.dated)
    }

    private func dispute(_ link: SignedLink, _ person: Person, _ reason: String?) throws -> ReceiptNotice.Line {
        let item = try item(of: link)
        let words = Trilingual("ikkje mi", "ikke min", "not mine")[person.language]
        let answer = try answer([command(words, item.number, reason)], link, person)
        // Said before, it is known already.
        if !item.disputedBy.contains(person.id) {
            try keep(try dispute([item], reason.map { String($0.prefix(500)) }, answer).filing, answer)
        }
        return .notMine(try line(of: link, for: person))
    }

    /// As on the first line of a mail: `utført 41 – ferdig i går`.
    private func command(_ words: String, _ number: Int?, _ remark: String?) -> String {
        [[words, number.map(String.init)].compactMap(\.self).joined(separator: " "), remark].compactMap(\.self)
            .joined(separator: " – ")
    }

    private func item(of link: SignedLink) throws -> ActionItem {
        guard let key = link.purpose.item, let item = try ledger.item(key.number, of: key.forum) else {
            throw Refusal.badLink(.missing)
        }
        return item
    }

    private func line(of link: SignedLink, for person: Person) throws -> ItemLine {
        guard let line = try line(for: try item(of: link), in: person.language) else { throw Refusal.badLink(.missing) }
        return line
    }

    private func contribute(_ link: SignedLink, _ person: Person, _ text: String) throws -> ReceiptNotice.Line {
        guard text.utf8.count <= ContributionForm.mostBytes else { throw Refusal.tooMuchText }
        let lines = text.split(whereSeparator: \.isNewline).compactMap { String($0).plainLine }
        return try contribute(link, person, lines, ContributionText(lines), isForm: false)
    }

    private func contribute(
        _ link: SignedLink, _ person: Person, _ form: ContributionForm
    ) throws -> ReceiptNotice.Line {
        guard form.bytes <= ContributionForm.mostBytes else { throw Refusal.tooMuchText }
        return try contribute(link, person, form.lines(in: person.language), ContributionText(form), isForm: true)
    }

    private func contribute(
        _ link: SignedLink, _ person: Person, _ lines: [String], _ text: ContributionText, isForm: Bool
    ) throws -> ReceiptNotice.Line {
        let answer = try answer(lines, link, person)
        guard let meeting = answer.meeting, let forum = register.forum(meeting.forum),
            let filing = try contribute(answer, text, isAsked: isForm)
        else { throw Refusal.nothingContributed }
        try keep(filing, answer)
        let headings = text.sections.filter { !$0.text.isEmpty }.map(\.heading)
        return .contributed(forum, meeting, headings: headings.map { $0[person.language] })
    }

    private func approve(_ link: SignedLink, _ person: Person) throws -> ReceiptNotice.Line {
        let words = Trilingual("godkjent", "godkjent", "approved")[person.language]
        let answer = try answer([words], link, person)
        guard let meeting = answer.meeting, let forum = register.forum(meeting.forum), let deed = try approve(answer)
        else { throw Refusal.badLink(.notYours) }
        try keep(deed.filing, answer)
        return link.purpose.kind == .approveMinutes
            ? .minutesApproved(forum, meeting) : .agendaCleared(forum, meeting)
    }

    private func remark(_ link: SignedLink, _ person: Person, _ text: String) throws -> ReceiptNotice.Line {
        guard let line = try oneLine(text) else { throw Refusal.nothingContributed }
        let answer = try answer([line], link, person)
        try keep(comment(answer), answer)
        return .comment
    }

    /// What was asked for, as if it had been written in answer to the letter that the link stands in.
    private func answer(_ words: [String], _ link: SignedLink, _ person: Person) throws -> WrittenAnswer {
        let from = person.email.lowercased()
        let subject = words.first.map { String($0.prefix(80)) } ?? ""
        let header = [
            "From: \(from)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: 8bit", "X-Samling-Link: \(link.id) \(link.uses + 1)",
        ]
        let raw = Array((header + [""] + words).joined(separator: "\r\n").utf8)
        let digests = environment.correspondence.digests(of: raw)
        let mail = InboxMail(
            network: ledger.network, digest: digests.whole, bodyDigest: digests.body, from: from, subject: subject,
            raw: raw, arrived: now)
        let letter = IncomingLetter(
            from: from, fromName: person.name, subject: subject, automatic: "link", words: words)
        return WrittenAnswer(
            mail: mail, letter: letter, person: person, about: try ledger.letter(id: link.letter),
            meeting: try link.purpose.meeting.flatMap(ledger.meeting), invitation: nil)
    }

    /// What waits for the coordinator is put into the inbox, unless the same waits there.
    private func keep(_ filing: Filing, _ answer: WrittenAnswer) throws {
        guard filing.waits else { return }
        var filing = filing
        filing.isVouchedFor = true
        let waiting = try ledger.inboxMails(in: [.waiting])
        if waiting.contains(where: { $0.filing == filing && $0.subject == answer.mail.subject }) { return }
        var mail = answer.mail
        mail.file(filing)
        _ = try ledger.add(mail)
    }
}

extension Books {
    /// A deputy was called for one who comes after all: the coordinator says whether both do.
    func tellThatDeputyStands(_ deputy: Invitation, for call: Invitation, _ meeting: Meeting, _ link: SignedLink) throws
    {
        guard let person = register.person(call.person) else { return }
        let matched = MatchedReply(
            person: person, meeting: meeting, invitation: call, status: .accepted, delegates: [])
        var filing = Filing.answered(matched, call.answer)
        filing.noLongerNeeds(deputy, register.person(deputy.person)?.name ?? "", person: person)
        let words = Trilingual("kjem", "kommer", "comes")[person.language]
        try keep(filing, try answer([words], link, person))
    }
}
