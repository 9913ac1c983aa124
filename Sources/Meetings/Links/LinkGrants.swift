import FoundationEssentials

/// A link that a letter is to have.
struct LinkGrant: Hashable {
    var purpose: LinkPurpose
    var expires: Date
}

/// Which links a letter has: those for what it asks its reader to do, and the reader's own overview.
struct LinkGrants {
    let register: Register
    let reader: Person
    let zone: Zone
    let now: Date

    static let itemDays = 60
    static let minutesDays = 60
    /// After the meeting, for its papers and its minutes.
    static let gatheringDays = 60

    func grants(for notice: Notice) -> [LinkGrant] {
        // Who asks for a code gets the code, and nothing that lets its reader in by itself.
        if case .signInCode = notice { return [] }
        var seen: Set<LinkPurpose> = []
        let all =
            asked(by: notice) + papers(of: notice) + [
                LinkGrant(purpose: .myItems, expires: day(SignedLink.overviewDays))
            ]
        return all.filter { $0.expires > now && seen.insert($0.purpose).inserted }
    }

    private func asked(by notice: Notice) -> [LinkGrant] {
        switch notice {
        case .invitation(let notice): answer(notice.invitation, until: notice.slot, if: notice.change)
        case .counterDeclined(let notice): answer(notice.invitation, until: notice.meeting.slot, if: .updated)
        case .deputy(let notice): [LinkGrant(purpose: .nameDeputy(notice.meeting.id), expires: start(notice.meeting))]
        case .collect(let notice):
            // A day's grace: who answers the evening it is wanted is in time.
            [
                LinkGrant(
                    purpose: .contribute(notice.meeting.id),
                    expires: zone.instant(notice.answerBy.adding(days: 2), .midnight))
            ]
        case .clearing(let notice):
            [LinkGrant(purpose: .clearAgenda(notice.meeting.id), expires: start(notice.meeting))]
        case .minutes(let notice): notice.yours.flatMap(answers) + approval(notice)
        case .reminder(let notice): (notice.overdue + notice.dueSoon).map(\.item).flatMap(answers)
        case .assigned(let notice): answers(to: notice.line.item)
        case .question(let notice): notice.open.map(\.item).flatMap(answers)
        case .agenda, .coordinator, .leader, .undelivered, .receipt, .overview, .signInCode: []
        }
    }

    private func answer(
        _ invitation: Invitation, until slot: Slot, if change: InvitationNotice.Change
    ) -> [LinkGrant] {
        switch change {
        case .cancelled, .withdrawn: []
        case .new, .moved, .updated:
            [
                LinkGrant(
                    purpose: .answerInvitation(invitation.meeting, uid: invitation.uid),
                    expires: zone.instant(slot.date, slot.end))
            ]
        }
    }

    /// Where all about the meeting stands, for those who come to it.
    private func papers(of notice: Notice) -> [LinkGrant] {
        guard let meeting = notice.gathering else { return [] }
        return [
            LinkGrant(
                purpose: .gathering(meeting.id),
                expires: zone.instant(meeting.date.adding(days: Self.gatheringDays), meeting.end))
        ]
    }

    private func answers(to item: ActionItem) -> [LinkGrant] {
        guard item.state.isOpen else { return [] }
        let purposes: [LinkPurpose] = [
            .markDone(item.forum, item.number), .askMoreTime(item.forum, item.number),
            .notMine(item.forum, item.number),
        ]
        return purposes.map { LinkGrant(purpose: $0, expires: day(Self.itemDays)) }
    }

    /// To whoever leads the forum, while there is something to approve.
    private func approval(_ notice: MinutesNotice) -> [LinkGrant] {
        guard notice.status != .approved,
            register.leaders(of: notice.forum.id, on: zone.date(now)).contains(where: { $0.id == reader.id })
        else { return [] }
        return [LinkGrant(purpose: .approveMinutes(notice.meeting.id), expires: day(Self.minutesDays))]
    }

    private func start(_ meeting: Meeting) -> Date { meeting.begins(in: zone) }

    /// To the second, as it is signed.
    private func day(_ days: Int) -> Date {
        Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down) + Double(days * 86_400))
    }
}

extension Notice {
    /// The meeting whose papers the letter leads to; nil where the reader has nothing to do with it.
    public var gathering: Meeting? {
        switch self {
        case .invitation(let notice):
            switch notice.change {
            case .new, .moved, .updated: notice.meeting
            case .cancelled, .withdrawn: nil
            }
        case .agenda(let notice): notice.meeting
        case .minutes(let notice): notice.meeting
        default: nil
        }
    }
}

extension Register {
    /// The chair, or else the deputy chair.
    func leaders(of forum: ForumID, on date: CalendarDate) -> [Person] {
        let chairs = holders(of: Role.chair, in: forum, on: date)
        return chairs.isEmpty ? holders(of: Role.viceChair, in: forum, on: date) : chairs
    }
}
