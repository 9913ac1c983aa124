/// A deputy named in words: `kommuneoverlege, Ørsta`, `vara: Ola Nordmann`.
extension Books {
    /// Nil where the mail is about something else.
    func nameDeputy(_ answer: WrittenAnswer) throws -> Filing? {
        guard let invitation = answer.invitation, invitation.answer.state == .declined, !invitation.isBesideRoster,
            let meeting = try ledger.meeting(invitation.meeting), let forum = register.forum(meeting.forum),
            let line = answer.letter.firstLine
        else { return nil }
        let named = DeputyLine(line)
        let isAsked = answer.about.map { $0.kind == "deputy" || $0.kind == "question" } ?? false
        guard isAsked || named.isMarked else { return nil }
        if meeting.isCancelled || zone.instant(meeting.date, meeting.start) <= now { return nil }
        if named.isNobody {
            return .deputy(
                answer, "no-deputy",
                Trilingual("kjem utan vara", "kommer uten vara", "comes without a deputy"))
        }
        guard let deputy = try deputy(named: named.text, for: invitation, meeting: meeting, forum: forum) else {
            guard isAsked || named.isMarked else { return nil }
            let question = QuestionNotice(
                reason: .whichDeputy(written: named.text), written: line, open: [], answered: answer.answered)
            try self.answer(answer.letter, answer.mail, with: .question(question), to: answer.person, about: meeting.id)
            return .deputyUnclear(answer, named.text)
        }
        let earlier = try self.deputy(for: invitation)
        let deputyCall = try call(deputy, inPlaceOf: invitation, meeting: meeting, forum: forum)
        if deputyCall == .hasDeclined { return .deputyDeclined(answer, deputy) }
        if case .standsFor(let other) = deputyCall {
            let question = QuestionNotice(
                reason: .otherDeputy(deputy.name, standsFor: other.name), written: line, open: [],
                answered: answer.answered)
            try self.answer(answer.letter, answer.mail, with: .question(question), to: answer.person, about: meeting.id)
            return .deputyTaken(answer, deputy, other)
        }
        if let earlier, earlier.person != deputy.id { try withdrawDeputy(earlier.person, from: meeting) }
        let receipt = ReceiptNotice.Line.deputyCalled(name: deputy.name, forum, meeting)
        try self.answer(
            answer.letter, answer.mail, with: .receipt(ReceiptNotice([receipt], to: answer.letter)), to: answer.person)
        return .deputy(
            answer, deputyCall == .called ? "deputy" : "deputy-member",
            Trilingual(
                "vara for \(answer.person.name): \(deputy.name)", "vara for \(answer.person.name): \(deputy.name)",
                "deputy for \(answer.person.name): \(deputy.name)"))
    }

    /// The one person of the register who goes by what was written.
    func deputy(
        named text: String, for invitation: Invitation, meeting: Meeting, forum: Forum
    ) throws -> Person? {
        if let person = try person(at: text.lowercased()) { return person.id == invitation.person ? nil : person }
        let context = ResolutionContext(register: register, forum: forum, date: meeting.date)
        let reader = PartyReader(context: context)
        // In a mail a role may begin with a capital, which the minutes keep for names.
        let asRole = text.prefix(1).lowercased() + text.dropFirst()
        // Names, too, are written as it comes on a telephone.
        let asName = text.prefix(1).uppercased() + text.dropFirst()
        let party = [text, asRole, asName].lazy.compactMap { reader.readOne($0, line: 1).value }.first
        guard let party, party.confirmed else { return nil }
        let people: [PersonID] =
            switch party.kind {
            case .person: [party.person].compactMap(\.self)
            case .role: seatHolders(of: party, besides: invitation, on: meeting.date)
            case .organisation, .forum, .everyone, .unresolved: []
            }
        let others = people.filter { $0 != invitation.person }.uniqued()
        return others.count == 1 ? others.first.flatMap(register.person) : nil
    }

    /// Who holds the role in the organisation that was named, or else in the writer's own.
    private func seatHolders(of party: Party, besides invitation: Invitation, on date: CalendarDate) -> [PersonID] {
        let own = Set(
            register.appointments.filter { $0.person == invitation.person && $0.holds(on: date) }
                .compactMap(\.organisation))
        let wanted = party.organisation.map { [$0] } ?? own
        return register.appointments.filter { seat in
            seat.role == party.role.flatMap { register.role($0)?.id ?? $0 } && seat.holds(on: date)
                && (seat.organisation.map(wanted.contains) ?? false)
        }.compactMap(\.person).filter { register.person($0)?.stands(on: date) ?? false }
    }
}

/// The line that names a deputy, without the words around the name.
struct DeputyLine: Hashable {
    /// It begins with a word for deputy.
    var isMarked = false
    var text: String

    init(_ line: String) {
        text = line.trimmed
        let lowered = text.lowercased()
        for mark in ["vara er ", "vara blir ", "vara:", "vara ", "varaperson:", "stedfortreder:", "deputy:"]
        where lowered.hasPrefix(mark) {
            text = String(text.dropFirst(mark.count)).trimmed
            isMarked = true
            break
        }
        while let last = text.last, ".!".contains(last) { text.removeLast() }
        for ending in [" møter", " kjem", " kommer", " stiller"] where text.lowercased().hasSuffix(ending) {
            text = String(text.dropLast(ending.count)).trimmed
        }
    }

    var isNobody: Bool { ["ingen", "ingen vara", "ikkje", "nobody", "no one"].contains(text.lowercased()) }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Filing {
    fileprivate static func deputy(_ answer: WrittenAnswer, _ reason: String, _ detail: Trilingual) -> Filing {
        Filing(
            .command, reason, detail, meeting: answer.invitation?.meeting, person: answer.person.id,
            letter: answer.about?.id)
    }

    fileprivate static func deputyDeclined(_ answer: WrittenAnswer, _ deputy: Person) -> Filing {
        .waiting(
            "deputy-declined",
            Trilingual(
                "\(answer.person.name) vil ha \(deputy.name) som vara, som sjølv har meldt forfall",
                "\(answer.person.name) vil ha \(deputy.name) som vara, som selv har meldt forfall",
                "\(answer.person.name) wants \(deputy.name) as deputy, who has declined too"),
            meeting: answer.invitation?.meeting, person: answer.person.id, letter: answer.about?.id)
    }

    fileprivate static func deputyTaken(_ answer: WrittenAnswer, _ deputy: Person, _ other: Person) -> Filing {
        .deputy(
            answer, "question",
            Trilingual(
                "\(answer.person.name) vil ha \(deputy.name) som vara, som alt møter for \(other.name); "
                    + "har fått spørsmål tilbake",
                "\(answer.person.name) vil ha \(deputy.name) som vara, som allerede møter for \(other.name); "
                    + "har fått spørsmål tilbake",
                "\(answer.person.name) wants \(deputy.name) as deputy, who comes for \(other.name) already; "
                    + "was asked back"))
    }

    fileprivate static func deputyUnclear(_ answer: WrittenAnswer, _ text: String) -> Filing {
        .waiting(
            "unknown-deputy",
            Trilingual(
                "\(answer.person.name) vil ha «\(text)» som vara, men ingen i registeret heiter det",
                "\(answer.person.name) vil ha «\(text)» som vara, men ingen i registeret heter det",
                "\(answer.person.name) wants “\(text)” as deputy, but nobody in the register goes by that"),
            meeting: answer.invitation?.meeting, person: answer.person.id, letter: answer.about?.id)
    }
}
