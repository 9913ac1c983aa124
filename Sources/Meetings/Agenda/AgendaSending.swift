public import FoundationEssentials

/// Who gets the agenda, before and after it was sent.
public struct AgendaRound: Hashable, Sendable {
    public var meeting: Meeting
    public var items: [AgendaItem]
    public var recipients: [Person]
    /// Those called to their slot only.
    public var presenters: [Round.Recipient]
    public var sent: Int
    /// When this very agenda was sent, where it was.
    public var alreadySent: Date?
    /// Presenters who could not be found in the register.
    public var warnings: [Trilingual]
}

extension Books {
    /// The agenda as it would go out now.
    func agendaRound(_ meeting: Meeting) throws -> AgendaRound {
        try meeting.refuseIfCancelled()
        let items = try keptAgenda(meeting)
        let (presenters, warnings) = presenters(of: items, meeting: meeting)
        let record = try ledger.agenda(of: meeting.id)
        let same = record?.sent == items && meeting.agendaSent != nil
        return AgendaRound(
            meeting: meeting, items: items,
            recipients: try readers(of: meeting),
            presenters: presenters.map(\.recipient), sent: 0, alreadySent: same ? meeting.agendaSent : nil,
            warnings: warnings + [tooLong(items, meeting)].compactMap(\.self))
    }

    /// That the lines run past the meeting's end; nil where they don't.
    private func tooLong(_ items: [AgendaItem], _ meeting: Meeting) -> Trilingual? {
        guard let end = items.map(\.end).max(), end > meeting.end else { return nil }
        let minutes = end.minutes - meeting.end.minutes
        return Trilingual(
            "Saklista er \(minutes) minutt for lang: møtet sluttar \(meeting.end)",
            "Sakslisten er \(minutes) minutter for lang: møtet slutter \(meeting.end)",
            "The agenda is \(minutes) minutes too long: the meeting ends at \(meeting.end)")
    }

    /// The members, and who is called beside them for the whole meeting: deputies and guests.
    private func readers(of meeting: Meeting) throws -> [Person] {
        let members = register.members(of: meeting.forum, on: meeting.date).map(\.person)
        let others = try ledger.invitations(to: meeting.id)
            .filter { $0.withdrawn == nil && $0.presents == nil && $0.isBesideRoster && $0.answer.state != .declined }
            .compactMap { register.person($0.person) }
        return members + others.filter { other in !members.contains { $0.id == other.id } }
    }

    func sendAgenda(_ meeting: Meeting) throws -> AgendaRound {
        var meeting = meeting
        try meeting.refuseIfCancelled()
        if zone.instant(meeting.date, meeting.end) <= now { throw Refusal.agendaTooLate(meeting) }
        let forum = try forum(meeting.forum.rawValue)
        var record =
            try ledger.agenda(of: meeting.id)
            ?? AgendaRecord(meeting: meeting.id, drafted: try draftAgenda(meeting).text)
        let open = try openAgenda(meeting)
        let items = try withNumbers(try keptAgenda(meeting), of: forum, meeting: meeting)
        var round = try agendaRound(meeting)
        round.items = items
        if record.sent == items, meeting.agendaSent != nil { return round }
        round.alreadySent = nil
        let before = record.sent
        try releaseCases(of: meeting, missingFrom: items, before: before)
        record.sent = items
        record.version += 1
        try rewrite(&record, items, after: open, as: meeting, .sent)
        meeting.agendaSent = now
        if meeting.stage == .planned || meeting.stage == .called { meeting.stage = .agenda }
        try ledger.save(meeting)
        var notice = AgendaNotice(forum: forum, meeting: meeting, items: items, version: record.version)
        // A file may have been attached before its case was exempt.
        let exempt = items.filter { $0.exempt != nil }
        notice.attachments = try ledger.attachments(of: meeting.id).filter { file in
            file.removed == nil && file.exempt == nil && !exempt.contains(where: file.belongs)
        }
        notice.files = try mailed(notice.attachments)
        let letters = round.recipients.map { person in
            Effect.letter(
                LetterOrder(
                    .agenda(notice), to: person.id, key: "agenda:\(meeting.id):\(record.version):\(person.id)",
                    meeting: meeting.id, expires: zone.instant(meeting.date, meeting.end)))
        }
        // An agenda that still waits is not sent beside the one that replaces it.
        round.sent = try carryOut([.takeBack(dedupePrefix: "agenda:\(meeting.id):")] + letters)
        round.sent += try callPresenters(of: items, before: before, meeting: meeting, forum: forum)
        round.meeting = meeting
        return round
    }

    /// The files as they go with the letter: all of them or none, so that nobody takes a part for the whole.
    private func mailed(_ attachments: [Attachment]) throws -> [AgendaNotice.File] {
        let most = environment.rules.mailedFileBytes
        guard attachments.reduce(0, { $0 + $1.size }) <= most else { return [] }
        var files: [AgendaNotice.File] = []
        for attachment in attachments {
            guard let bytes = try ledger.attachedBytes(attachment.digest) else { return [] }
            let type = attachment.kind.mediaType.prefix { $0 != ";" }
            files.append(AgendaNotice.File(name: attachment.name, mediaType: String(type), bytes: bytes))
        }
        return files
    }

    /// What was edited by hand or sent, or else a fresh draft: a case that came after the last draft is on it.
    private func keptAgenda(_ meeting: Meeting) throws -> [AgendaItem] {
        guard let record = try ledger.agenda(of: meeting.id), record.isKept else {
            return try AgendaDraft(try agendaFacts(for: meeting)).items()
        }
        return try agendaItems(in: record.text, of: meeting)
    }

    /// Gives every case its number, and its place on the meeting.
    private func withNumbers(_ items: [AgendaItem], of forum: Forum, meeting: Meeting) throws -> [AgendaItem] {
        let known = try ledger.cases(of: forum.id)
        var seen: Set<CaseNumber> = []
        var placed: Set<CaseID> = []
        return try items.map { item in
            guard item.kind.isCase else { return item }
            var item = item
            var matter = try known.first { !placed.contains($0.id) && $0.isMeant(by: item) } ?? newCase(item, of: forum)
            if forum.caseNumbers { matter.number = try number(for: matter, item, meeting: meeting, seen: &seen) }
            (matter.title, matter.kind, matter.presenter) = (item.title, item.kind, item.presenter)
            matter.exempt = item.exempt
            // What was withdrawn stays so, also while the agenda still names it.
            if matter.state != .withdrawn { (matter.state, matter.meeting) = (.scheduled, meeting.id) }
            try ledger.save(matter)
            placed.insert(matter.id)
            (item.number, item.caseID) = (matter.number ?? item.number, matter.id)
            return item
        }
    }

    /// A case that someone has written into the agenda by hand.
    func newCase(_ item: AgendaItem, of forum: Forum) throws -> Case {
        Case(
            id: CaseID(environment.ids.uuid(now)), forum: forum.id, title: item.title, kind: item.kind,
            presenter: item.presenter, added: try addedLast(to: forum), exempt: item.exempt)
    }

    /// The number the case has, or the forum's next of the meeting's year. A number someone has written by hand
    /// holds if nobody else has it.
    private func number(
        for matter: Case, _ item: AgendaItem, meeting: Meeting, seen: inout Set<CaseNumber>
    ) throws -> CaseNumber {
        if let number = matter.number {
            guard seen.insert(number).inserted else { throw Refusal.numberTwice(number) }
            return number
        }
        let last = try ledger.lastCaseNumber(of: meeting.forum, year: item.number?.year ?? meeting.date.year)
        let number =
            if let written = item.number, written.number > last { written } else {
                CaseNumber(number: last + 1, year: meeting.date.year)
            }
        if let written = item.number, written != number { throw Refusal.numberTaken(written, next: number) }
        try ledger.take(number, of: meeting.forum)
        seen.insert(number)
        return number
    }

    /// A meeting that isn't held gives its cases back to the list; they keep their numbers.
    func releaseCases(of meeting: Meeting) throws {
        for var matter in try ledger.cases(of: meeting.forum)
        where matter.meeting == meeting.id && matter.state == .scheduled {
            matter.state = .waiting
            matter.meeting = nil
            try ledger.save(matter)
        }
    }

    /// A case that was on the agenda sent before and isn't any more goes back to the list, and keeps its number.
    private func releaseCases(of meeting: Meeting, missingFrom items: [AgendaItem], before: [AgendaItem]) throws {
        let kept = Set(items.compactMap(\.caseID))
        let gone = Set(before.compactMap(\.caseID)).subtracting(kept)
        // One that was postponed has its place on another meeting already.
        for var matter in try ledger.cases(of: meeting.forum)
        where gone.contains(matter.id) && matter.state == .scheduled && matter.meeting == meeting.id {
            matter.state = .waiting
            matter.meeting = nil
            try ledger.save(matter)
        }
    }
}

extension Case {
    /// By its id or number; written by hand without either, by the title of a case that waits.
    func isMeant(by item: AgendaItem) -> Bool {
        if let caseID = item.caseID, caseID == id { return true }
        if let number = item.number, self.number != nil { return number == self.number }
        return item.caseID == nil && state == .waiting && title.nameKey == item.title.nameKey
    }
}

extension Refusal {
    fileprivate static func agendaTooLate(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "has-been",
            Trilingual(
                "Møtet \(meeting.forum)/\(meeting.date) har vore", "Møtet \(meeting.forum)/\(meeting.date) har vært",
                "The meeting \(meeting.forum)/\(meeting.date) has been"))
    }

    fileprivate static func numberTwice(_ number: CaseNumber) -> Refusal {
        Refusal(
            .badInput, code: "number-twice",
            Trilingual(
                "Saksnummer \(number) står to gonger", "Saksnummer \(number) står to ganger",
                "Case number \(number) stands twice"))
    }

    fileprivate static func numberTaken(_ number: CaseNumber, next: CaseNumber) -> Refusal {
        Refusal(
            .badInput, code: "number-taken",
            Trilingual(
                "Saksnummer \(number) er brukt eller høyrer til eit anna år; det neste er \(next)",
                "Saksnummer \(number) er brukt eller hører til et annet år; det neste er \(next)",
                "Case number \(number) is used or of another year; the next is \(next)"))
    }
}
