public import FoundationEssentials

/// Who gets the minutes, before and after they were sent.
public struct MinutesRound: Hashable, Sendable {
    public struct Recipient: Hashable, Sendable {
        public var person: Person
        /// The reader's open items from these minutes.
        public var items: [ActionItem]
        /// When this very text was sent to them; nil where it wasn't.
        public var sent: Date?
    }

    public var meeting: Meeting
    public var status: MinutesRecord.Status
    public var recipients: [Recipient]
    /// Letters written by this round; 0 in a preview.
    public var sent: Int

    public var pending: [Recipient] { recipients.filter { $0.sent == nil } }
    public var already: Int { recipients.count - pending.count }
    /// When this very text was first sent.
    public var alreadySent: Date? { recipients.compactMap(\.sent).min() }
}

extension Books {
    func minutesRound(of meeting: Meeting) throws -> MinutesRound {
        try minutesRound(of: meeting, try minutes(of: meeting))
    }

    func minutesRound(of meeting: Meeting, _ record: MinutesRecord) throws -> MinutesRound {
        let text = MinutesReading.parse(Array(record.text.utf8), register: register).document
        let numbers = Set(text?.cases.flatMap(\.items).compactMap(\.number) ?? [])
        let items = try ledger.openItems().filter { $0.forum == meeting.forum && numbers.contains($0.number) }
        let recipients = try readers(of: meeting, text).map { person in
            MinutesRound.Recipient(
                person: person, items: items.filter { holders(of: $0).contains { $0.person == person.id } },
                sent: try ledger.letter(dedupeKey: key(record, person))?.created)
        }
        return MinutesRound(meeting: meeting, status: record.status, recipients: recipients, sent: 0)
    }

    func sendMinutes(of meeting: Meeting) throws -> MinutesRound {
        var record = try minutes(of: meeting)
        var round = try minutesRound(of: meeting)
        guard !round.pending.isEmpty else { return round }
        let forum = try forum(meeting.forum.rawValue)
        let isNewText = round.already == 0
        if isNewText { record.version += 1 }
        let notice = MinutesNotice(
            forum: forum, meeting: meeting, status: record.status, text: record.text, yours: [],
            remarksBy: record.status == .approved ? nil : remarksBy(record), version: record.version)
        // A text that still waits is not sent beside the one that replaces it.
        var effects: [Effect] = isNewText ? [.takeBack(dedupePrefix: "minutes:\(meeting.id):")] : []
        let exempt = try exempt(among: round.pending.flatMap(\.items))
        for recipient in round.pending {
            var own = notice
            for item in recipient.items {
                let isExempt = exempt.contains(Filing.ItemKey(item.forum, item.number))
                own.yours.append(isExempt ? item.forStrangers(recipient.person.language) : item)
                if isExempt { own.exempt[item.number] = .some(minutesAddress(of: item)) }
            }
            effects.append(
                .letter(
                    LetterOrder(
                        .minutes(own), to: recipient.person.id, key: key(record, recipient.person),
                        meeting: meeting.id)))
        }
        round.sent = try carryOut(effects)
        try ledger.save(record)
        return round
    }

    private func minutes(of meeting: Meeting) throws -> MinutesRecord {
        if let record = try ledger.minutes(of: meeting.id) { return record }
        throw Refusal.noMinutes(meeting)
    }

    private func key(_ record: MinutesRecord, _ person: Person) -> String {
        "minutes:\(record.meeting):\(record.digest.prefix(16)):\(person.id)"
    }

    /// The members then and now, and others the attendance list names.
    private func readers(of meeting: Meeting, _ text: MinutesDocument?) -> [Person] {
        let members = [meeting.date, today].flatMap { register.members(of: meeting.forum, on: $0) }.map(\.person)
        guard let forum = register.forum(meeting.forum) else { return members.uniqued() }
        let reader = PartyReader(context: ResolutionContext(register: register, forum: forum, date: meeting.date))
        let named = (text?.attendance ?? []).compactMap { line in
            reader.readOne(line.party, line: line.line).value.flatMap(\.person).flatMap(register.person)
        }
        return (members + named).uniqued().filter { $0.stands(on: today) }
    }

    /// As the minutes say, or so many days from now.
    private func remarksBy(_ record: MinutesRecord) -> CalendarDate {
        let written = MinutesReading.parse(Array(record.text.utf8)).document?.head[.remarksBy]
        let date = written.flatMap { DateReader.read($0.text, line: $0.line, from: record.date).value }
        return date ?? Holidays.workingDay(onOrAfter: today.adding(days: environment.rules.remarksDays))
    }

    func approveMinutes(of meeting: Meeting, by: String) throws -> MinutesRecord {
        var record = try minutes(of: meeting)
        if record.status == .approved { throw Refusal.alreadyApproved(record, meeting) }
        record.status = .approved
        record.approval = Approval(by: by, at: now)
        try ledger.save(record)
        var meeting = meeting
        meeting.stage = .approved
        try ledger.save(meeting)
        return record
    }
}

extension Refusal {
    fileprivate static func noMinutes(_ meeting: Meeting) -> Refusal {
        Refusal(
            .notNow, code: "no-minutes",
            Trilingual(
                "Møtet \(meeting.forum)/\(meeting.date) har ikkje noko referat: bruk «samling minutes import FIL»",
                "Møtet \(meeting.forum)/\(meeting.date) har ikke noe referat: bruk «samling minutes import FIL»",
                "The meeting \(meeting.forum)/\(meeting.date) has no minutes: use “samling minutes import FILE”"))
    }

    fileprivate static func alreadyApproved(_ record: MinutesRecord, _ meeting: Meeting) -> Refusal {
        let by = record.approval?.by ?? ""
        return Refusal(
            .notNow, code: "already-approved",
            Trilingual(
                "Referatet frå \(meeting.date) er alt godkjent (\(by))",
                "Referatet fra \(meeting.date) er allerede godkjent (\(by))",
                "The minutes of \(meeting.date) are approved already (\(by))"))
    }
}
