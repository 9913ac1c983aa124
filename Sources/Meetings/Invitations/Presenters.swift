import FoundationEssentials

/// Those who come to one case only are called to their slot, and to nothing else of the meeting.
struct Presenter {
    var recipient: Round.Recipient
    var span: TimeSpan
}

extension Books {
    /// Presenters that are people of the register and no members, each with one slot that spans their cases.
    /// A presenter nobody knows is a warning: the agenda may name anyone.
    func presenters(
        of items: [AgendaItem], meeting: Meeting
    ) -> (found: [Presenter], warnings: [Trilingual]) {
        let members = Set(register.members(of: meeting.forum, on: meeting.date).map(\.person.id))
        var found: [Presenter] = []
        var warnings: [Trilingual] = []
        for item in items where item.kind.isCase {
            guard let text = item.presenter, let span = TimeSpan(item.start, item.end) else { continue }
            switch presenter(text, meeting: meeting) {
            case .person(let person) where !members.contains(person.id):
                add(person, text, item, span, to: &found)
            case .nobody: warnings.append(unknownPresenter(text, item))
            case .person, .organisation: break
            }
        }
        return (found, warnings)
    }

    private enum Named {
        case person(Person)
        /// A municipality or a body: its own members are called already.
        case organisation
        case nobody
    }

    private func presenter(_ text: String, meeting: Meeting) -> Named {
        guard let forum = register.forum(meeting.forum) else { return .nobody }
        let context = ResolutionContext(register: register, forum: forum, date: meeting.date)
        guard let party = PartyReader(context: context).readOne(text, line: 1).value else { return .nobody }
        if let person = party.person.flatMap(register.person) { return .person(person) }
        if let person = holder(of: party, meeting: meeting) { return .person(person) }
        return party.kind == .unresolved || party.vacant ? .nobody : .organisation
    }

    /// Who fills a role that the agenda names without a person.
    private func holder(of party: Party, meeting: Meeting) -> Person? {
        guard let role = party.role else { return nil }
        let seats = register.appointments.filter {
            $0.role == role && $0.holds(on: meeting.date)
                && (party.organisation == nil || $0.organisation == party.organisation)
                && (party.forum == nil || $0.forum == party.forum)
        }
        let here = seats.filter { $0.forum == meeting.forum }
        return (here.isEmpty && party.organisation != nil ? seats : here).lazy
            .compactMap { $0.person.flatMap(register.person) }.first
    }

    private func add(
        _ person: Person, _ seat: String, _ item: AgendaItem, _ span: TimeSpan, to found: inout [Presenter]
    ) {
        if let index = found.firstIndex(where: { $0.recipient.person.id == person.id }) {
            let earlier = found[index].span
            let whole = TimeSpan(min(earlier.start, span.start), max(earlier.end, span.end)) ?? span
            found[index].span = whole
            found[index].recipient.presents = whole
            let titles = [found[index].recipient.caseTitle, item.forStrangers(language).heading].compactMap(\.self)
            found[index].recipient.caseTitle = titles.joined(separator: "; ")
            return
        }
        found.append(
            Presenter(
                recipient: Round.Recipient(
                    person: person, seat: seat, action: .invite,
                    caseTitle: item.forStrangers(language).heading, presents: span), span: span))
    }

    /// What a presenter's calendar entry is called: it stays so when the entry is moved or cancelled.
    func caseTitle(for invitation: Invitation, of meeting: Meeting, in items: [AgendaItem]) -> String? {
        guard invitation.presents != nil else { return nil }
        return presenters(of: items, meeting: meeting).found
            .first { $0.recipient.person.id == invitation.person }?.recipient.caseTitle
    }

    /// Calls new presenters, moves those whose slot has moved, and takes off those who no longer present.
    func callPresenters(
        of items: [AgendaItem], before: [AgendaItem], meeting: Meeting, forum: Forum
    ) throws -> Int {
        let (presenters, _) = presenters(of: items, meeting: meeting)
        let invitations = try ledger.invitations(to: meeting.id).filter { $0.presents != nil }
        var effects: [Effect] = []
        for presenter in presenters {
            let person = presenter.recipient.person.id
            let earlier = invitations.last { $0.person == person }
            if let earlier, earlier.withdrawn == nil, earlier.presents == presenter.span { continue }
            effects.append(try call(presenter, earlier: earlier, meeting: meeting, forum: forum))
        }
        let present = Set(presenters.map(\.recipient.person.id))
        for var invitation in invitations where invitation.withdrawn == nil && !present.contains(invitation.person) {
            invitation.sequence += 1
            invitation.stamp = stamp(after: invitation)
            invitation.withdrawn = now
            try ledger.save(invitation)
            effects.append(
                order(
                    InvitationNotice(
                        forum: forum, meeting: meeting, invitation: invitation, change: .withdrawn,
                        caseTitle: caseTitle(for: invitation, of: meeting, in: before))))
        }
        return try carryOut(effects)
    }

    private func call(
        _ presenter: Presenter, earlier: Invitation?, meeting: Meeting, forum: Forum
    ) throws -> Effect {
        var invitation =
            earlier
            ?? Invitation(
                meeting: meeting.id, person: presenter.recipient.person.id, seat: presenter.recipient.seat,
                presents: presenter.span, token: environment.ids.token(), uid: newUID(), sequence: 0,
                stamp: meeting.stamp,
                sent: now)
        var change = InvitationNotice.Change.new
        if let earlier {
            invitation.sequence += 1
            invitation.stamp = stamp(after: earlier)
            if earlier.withdrawn == nil, let before = earlier.presents {
                change = .moved(from: Slot(date: meeting.date, start: before.start, end: before.end))
            }
        }
        invitation.presents = presenter.span
        invitation.seat = presenter.recipient.seat
        invitation.withdrawn = nil
        invitation.sent = now
        invitation.answer = Answer()
        invitation.asked = invitation.sequence
        try ledger.save(invitation)
        return order(
            InvitationNotice(
                forum: forum, meeting: meeting, invitation: invitation, change: change,
                caseTitle: presenter.recipient.caseTitle, replyBy: replyBy(meeting)))
    }

    /// A DTSTAMP after the one last sent to this person.
    private func stamp(after invitation: Invitation) -> Date {
        let whole = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        return max(whole, invitation.stamp.addingTimeInterval(1))
    }

    private func unknownPresenter(_ text: String, _ item: AgendaItem) -> Trilingual {
        Trilingual(
            "«\(item.title)»: fann ikkje innleiaren «\(text)» i registeret; ingen blir kalla inn til denne saka",
            "«\(item.title)»: fant ikke innlederen «\(text)» i registeret; ingen blir kalt inn til denne saken",
            "“\(item.title)”: the presenter “\(text)” isn't in the register; nobody is called to this item")
    }
}

extension AgendaItem {
    /// The title with the number, where there is one.
    public var heading: String { number.map { "\($0) \(title)" } ?? title }
}
