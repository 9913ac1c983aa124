/// Fills in new minutes from what is known: the roster, the answers, the agenda.
extension Books {
    func newMinutes(of meeting: Meeting) throws -> MinutesSkeleton {
        try meeting.refuseIfCancelled()
        let forum = try forum(meeting.forum.rawValue)
        let language: Language = language == .nb ? .nb : .nn
        let reader = PartyReader(context: ResolutionContext(register: register, forum: forum, date: meeting.date))
        let writer = PartyWriter(reader: reader, language: language)
        let members = register.members(of: forum.id, on: meeting.date)
        func holder(of roles: [RoleID]) -> String? {
            roles.lazy.compactMap { role in
                members.first { member in
                    member.seats.contains { $0.role.id == self.register.role(role)?.id }
                }.map(writer.party)
            }.first
        }
        var skeleton = MinutesSkeleton(
            language: language, forum: forum.name, date: meeting.date, start: meeting.start, end: meeting.end,
            place: meeting.place, chair: holder(of: [Role.chair, Role.viceChair]),
            secretary: holder(of: [Role.secretariat]), next: try nextMeeting(after: meeting)?.date)
        let called = try ledger.invitations(to: meeting.id).filter { $0.withdrawn == nil && $0.presents == nil }
        let declined = Set(called.filter { $0.answer.state == .declined }.map(\.person))
        let sitting = try sitting(of: meeting)
        // What was seen in the room goes before what was answered beforehand.
        func isAbsent(_ person: PersonID) -> Bool {
            sitting.isPresent(person).map { !$0 } ?? declined.contains(person)
        }
        for member in members {
            if isAbsent(member.person.id) {
                let note =
                    declined.contains(member.person.id) ? "meldt" : language == .nb ? "ikke meldt" : "ikkje meldt"
                skeleton.absent.append(MinutesSkeleton.Attendee(writer.party(member), notes: [note]))
            } else {
                var attendee = writer.attendee(member)
                if let absent = called.first(where: { $0.person == member.person.id })?.deputyFor {
                    attendee.notes += members.first { $0.person.id == absent }.map { [writer.note(for: $0)] } ?? []
                }
                skeleton.present.append(attendee)
            }
        }
        let present = Set(members.map(\.person.id))
        for call in called
        where call.isBesideRoster && !isAbsent(call.person) && !present.contains(call.person) {
            guard let person = register.person(call.person) else { continue }
            let absent = call.deputyFor.flatMap { id in members.first { $0.person.id == id } }
            skeleton.present.append(writer.attendee(person, besides: meeting, standingInFor: absent, register))
        }
        if sitting.began == nil {
            skeleton.cases = try agendaItems(of: meeting).filter { $0.kind != .pause }.map(writer.section)
        } else {
            let view = try chairView(meeting)
            skeleton.cases = view.lines.filter { $0.item.kind != .pause }.map { writer.section($0, of: view) }
            skeleton.begin(sitting, zone: zone)
        }
        return skeleton
    }

    private func nextMeeting(after meeting: Meeting) throws -> Meeting? {
        try ledger.meetings(of: meeting.forum).first { !$0.isCancelled && $0.date > meeting.date }
    }

    /// The agenda as it was sent, or as it was left, or as it would be drafted.
    private func agendaItems(of meeting: Meeting) throws -> [AgendaItem] {
        guard let record = try ledger.agenda(of: meeting.id) else {
            return try AgendaDraft(try agendaFacts(for: meeting)).items()
        }
        if !record.sent.isEmpty { return record.sent }
        return try agendaItems(in: record.text, of: meeting)
    }
}

extension MinutesSkeleton {
    /// From when to when the meeting was held.
    fileprivate mutating func begin(_ sitting: Sitting, zone: Zone) {
        if let began = sitting.began { start = zone.local(began).time }
        if let ended = sitting.ended { end = zone.local(ended).time }
        if let begins = start, let ends = end, ends <= begins { end = begins.adding(minutes: 1) }
    }
}

/// Writes people as the minutes have them, and only what can be read back.
private struct PartyWriter {
    let reader: PartyReader
    let language: Language

    /// `Kari Nordmann, helseleiar, Hareid`, or the seat, or the name alone.
    func party(_ member: Roster.Member) -> String {
        let seat = member.seats.first { $0.organisation != nil } ?? member.seats.first
        let words = seat?.seat(in: language)
        let candidates = [words.map { "\(member.person.name), \($0)" }, member.person.name, words].compactMap { $0 }
        return candidates.first(where: canBeRead) ?? "?"
    }

    func attendee(_ member: Roster.Member) -> MinutesSkeleton.Attendee {
        let isSecretariat = member.seats.allSatisfy { $0.role.id == Role.secretariat }
        guard isSecretariat, canBeRead(member.person.name) else { return MinutesSkeleton.Attendee(party(member)) }
        return MinutesSkeleton.Attendee(member.person.name, notes: ["sekretariat"])
    }

    /// `Ola Nordmann, kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]`.
    func attendee(
        _ person: Person, besides meeting: Meeting, standingInFor absent: Roster.Member?, _ register: Register
    ) -> MinutesSkeleton.Attendee {
        let seats = register.appointments.filter { $0.person == person.id && $0.holds(on: meeting.date) }
        let words = seats.lazy.compactMap { seat -> String? in
            let role = register.role(seat.role)?.name(in: language)
            let organisation = seat.organisation.flatMap(register.organisation)?.name
            return [role, organisation].compactMap(\.self).joined(separator: ", ")
        }
        let candidates = words.map { "\(person.name), \($0)" } + [person.name]
        let party = candidates.first(where: canBeRead) ?? "?"
        return MinutesSkeleton.Attendee(party, notes: absent.map { [note(for: $0)] } ?? [])
    }

    func note(for absent: Roster.Member) -> String {
        let seat = absent.seats.first { $0.organisation != nil } ?? absent.seats.first
        return "vara for \(seat?.seat(in: language) ?? absent.person.name)"
    }

    func section(_ item: AgendaItem) -> MinutesSkeleton.Case {
        MinutesSkeleton.Case(
            number: item.number?.description, title: item.title, kind: item.kind, start: item.start, end: item.end,
            presenter: item.presenter.flatMap { canBeRead($0) ? $0 : nil },
            publicity: item.exempt.map(Exemption.written))
    }

    /// As it was held: with the time it had, to the minute, and where it went if it was put off.
    func section(_ line: ChairView.Line, of view: ChairView) -> MinutesSkeleton.Case {
        var section = section(line.item)
        let turns = view.sitting.turns.filter { $0.line == line.id }
        if let first = turns.first?.from, let last = turns.last {
            let (start, end) = (view.zone.local(first).time, view.zone.local(last.until ?? view.now).time)
            (section.start, section.end) = (start, max(start.adding(minutes: 1), end))
        }
        if line.state == .postponed {
            let to = line.postponedTo.map { DateWords(language).long($0) }
            section.conclusion =
                language == .nb
                ? "Saken er utsatt\(to.map { " til møtet \($0)" } ?? "")."
                : "Saka er utsett\(to.map { " til møtet \($0)" } ?? "")."
        }
        return section
    }

    private func canBeRead(_ text: String) -> Bool { reader.read(text, line: 1).value != nil }
}
