/// What a link is found to be, before anything is done with it.
public struct LinkCheck: Hashable, Sendable {
    /// Why it is no good. Codes are stable and stand in JSON.
    public enum Fault: String, Sendable, CaseIterable {
        /// Not a token at all. Nothing was looked up.
        case malformed
        case unknown
        /// The row has been changed since it was signed, or was signed by another installation.
        case forged
        case revoked, expired
        /// The person has left the register.
        case gone
        /// It is somebody else's now: another has the item, or leads the forum.
        case notYours = "not-yours"
        /// What it was about is no longer there.
        case missing
        /// The meeting is cancelled.
        case cancelled
        /// The person is no longer called to the meeting.
        case withdrawn
        /// The meeting has been, or has begun.
        case over
        /// What it asks for is done: the item is closed, the minutes are approved, the agenda is sent.
        case settled
    }

    /// Nil where nothing may be said about it: malformed, unknown or forged.
    public var link: SignedLink?
    public var fault: Fault?

    public var isValid: Bool { fault == nil }

    static func no(_ fault: Fault, _ link: SignedLink? = nil) -> LinkCheck { LinkCheck(link: link, fault: fault) }
}

extension Books {
    /// Never trusts what it hasn't checked: the hash finds the row, the MAC holds the row to what was signed, and only
    /// then is looked at what the row says.
    func check(_ token: LinkToken) throws -> LinkCheck {
        guard let seal = environment.links?.seal, let link = try ledger.link(hash: seal.hash(of: token)) else {
            return .no(.unknown)
        }
        guard link.network == ledger.network, seal.isGenuine(token, of: link) else { return .no(.forged) }
        if link.revoked != nil { return .no(.revoked, link) }
        if link.expires <= now { return .no(.expired, link) }
        return LinkCheck(link: link, fault: try standing(of: link))
    }

    /// The same for a link that is listed, whose token nobody knows.
    func standing(ofListed link: SignedLink) throws -> LinkCheck.Fault? {
        if link.revoked != nil { return .revoked }
        if link.expires <= now { return .expired }
        return try standing(of: link)
    }

    /// Whether the person is still there, and still has something to do with it.
    private func standing(of link: SignedLink) throws -> LinkCheck.Fault? {
        guard let person = register.person(link.person), person.stands(on: today) else { return .gone }
        switch link.purpose {
        case .answerInvitation(let meeting, let uid): return try standing(ofCallTo: meeting, uid, person)
        case .nameDeputy(let meeting): return try standing(ofDeputyAt: meeting, person)
        case .markDone(let forum, let number), .askMoreTime(let forum, let number), .notMine(let forum, let number):
            return try standing(ofItem: number, forum, person)
        case .contribute(let meeting): return try standing(ofAgendaFor: meeting)
        case .gathering(let meeting): return try standing(ofGathering: meeting, person)
        case .clearAgenda(let meeting): return try standing(ofClearing: meeting, person)
        case .approveMinutes(let meeting): return try standing(ofMinutesOf: meeting, person)
        case .myItems: return nil
        }
    }

    private func standing(ofCallTo id: MeetingID, _ uid: String, _ person: Person) throws -> LinkCheck.Fault? {
        guard let meeting = try ledger.meeting(id),
            let call = try ledger.invitations(to: id).last(where: { $0.person == person.id && $0.uid == uid })
        else { return .missing }
        if meeting.isCancelled { return .cancelled }
        if call.withdrawn != nil { return .withdrawn }
        return zone.instant(meeting.date, call.presents?.end ?? meeting.end) <= now ? .over : nil
    }

    private func standing(ofDeputyAt id: MeetingID, _ person: Person) throws -> LinkCheck.Fault? {
        guard let meeting = try ledger.meeting(id), let call = try memberCall(to: meeting, person) else {
            return .missing
        }
        if meeting.isCancelled { return .cancelled }
        if meeting.begins(in: zone) <= now { return .over }
        if call.withdrawn != nil { return .withdrawn }
        // Who comes after all needs nobody in their place.
        return call.answer.state == .declined ? nil : .settled
    }

    /// The person's call to the whole meeting.
    func memberCall(to meeting: Meeting, _ person: Person) throws -> Invitation? {
        try ledger.invitations(to: meeting.id).last { $0.person == person.id && $0.presents == nil }
    }

    /// Who is neither called nor a member has nothing to do with the meeting any longer.
    private func standing(ofGathering id: MeetingID, _ person: Person) throws -> LinkCheck.Fault? {
        guard let meeting = try ledger.meeting(id) else { return .missing }
        if meeting.isCancelled { return .cancelled }
        return try takesPart(person, in: meeting) ? nil : .withdrawn
    }

    private func standing(ofItem number: Int, _ forum: ForumID, _ person: Person) throws -> LinkCheck.Fault? {
        guard let item = try ledger.item(number, of: forum) else { return .missing }
        if !item.state.isOpen { return .settled }
        if holders(of: item).contains(where: { $0.person == person.id }) { return nil }
        // Of what everyone has, one's own part may be done while the others' isn't.
        return item.shares.isEmpty ? .notYours : .settled
    }

    private func standing(ofAgendaFor id: MeetingID) throws -> LinkCheck.Fault? {
        guard let meeting = try ledger.meeting(id) else { return .missing }
        if meeting.isCancelled { return .cancelled }
        if meeting.begins(in: zone) <= now { return .over }
        return meeting.agendaSent == nil ? nil : .settled
    }

    private func standing(ofClearing id: MeetingID, _ person: Person) throws -> LinkCheck.Fault? {
        if let fault = try standing(ofAgendaFor: id) { return fault }
        if try ledger.agenda(of: id)?.cleared != nil { return .settled }
        let forum = try ledger.meeting(id).flatMap { register.forum($0.forum) }
        return forum.map { mayApprove(person, $0) } ?? false ? nil : .notYours
    }

    private func standing(ofMinutesOf id: MeetingID, _ person: Person) throws -> LinkCheck.Fault? {
        guard let minutes = try ledger.minutes(of: id) else { return .missing }
        if minutes.status == .approved { return .settled }
        return register.forum(minutes.forum).map { mayApprove(person, $0) } ?? false ? nil : .notYours
    }
}
